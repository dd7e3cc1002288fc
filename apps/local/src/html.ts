import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'

/** Text that is markup already; anything else is escaped where it stands. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

type Part = string | number | Html | readonly Html[]

/** html`<p>${text}</p>`: what is interpolated is escaped, unless it is Html. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((made, string, index) => made + markupOf(parts[index - 1] ?? '') + string))
}

export interface Page {
  lang: 'fr' | 'en'
  title: string
  /** what stands at the right of the institution's name */
  aside?: Html
  body: Html
  /** where its forms may lead, beyond this server */
  formTargets?: readonly string[]
  /** the one inline script, if it has one */
  script?: string
}

/** Sends a page that loads nothing from anywhere: its style and its script are named by their hash. */
export function sendPage(response: ServerResponse, status: number, page: Page): void {
  response.writeHead(status, pageHeaders(page)).end(renderPage(page))
}

export function pageHeaders({ formTargets = [], script }: Page): Record<string, string> {
  const policy = [
    `default-src 'none'`,
    `style-src '${hashOf(STYLE)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
    `frame-src 'self'`,
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ]
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  }
}

export function renderPage({ lang, title, aside = html``, body, script }: Page): string {
  const { markup } = html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${element('style', STYLE)}
      </head>
      <body>
        <a class="skip" href="#main">${lang === 'fr' ? 'Aller au contenu' : 'Skip to content'}</a>
        <header>
          <div class="wrap">
            <p class="plaque"><b>Académie de Valmer</b> AMIGO, assistance</p>
            ${aside}
          </div>
        </header>
        <main id="main" tabindex="-1">${body}</main>
        ${script === undefined ? html`` : element('script', script)}
      </body>
    </html> `
  return markup
}

// The policy names the hash of what stands inside, to the letter: no formatter may add a space to it.
const element = (name: 'style' | 'script', source: string) => new Html(`<${name}>${source}</${name}>`)

function markupOf(part: Part): string {
  if (part instanceof Html) return part.markup
  if (typeof part === 'object') return part.map((item) => item.markup).join('')
  return String(part).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function hashOf(source: string): string {
  return `sha256-${createHash('sha256').update(source).digest('base64')}`
}

const STYLE = `
:root { color-scheme: light dark; --brand: #14543f; --edge: light-dark(#14543f, #70a992); --ground: light-dark(#f7f5ef, #161513);
  --surface: light-dark(#fffefc, #1e1d1a); --hall: light-dark(#ece8dc, #211f1b); --ink: light-dark(#1c1b18, #eeeae2);
  --ink-2: light-dark(#514e47, #bdb8ad); --line: light-dark(#ddd8cb, #38352f); --control: light-dark(#767268, #918b80);
  --fill: light-dark(#14543f, #96c6b1); --on-fill: light-dark(#fff, #12110f); --link: light-dark(#14543f, #b0d7c6);
  --focus: light-dark(#1a4fd0, #a9c2ff); --bad: light-dark(#a3201a, #ffaea3); }
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 400 1.0625rem/1.55 "Atkinson Hyperlegible Next", system-ui, sans-serif; }
h1, h2, p, ul, dl, dd { margin: 0; padding: 0; } ul { list-style: none; }
h1 { font-size: clamp(2rem, 6vw, 3rem); line-height: 1.18; letter-spacing: -.02em; } h2 { font-size: 1.125rem; margin-bottom: 12px; }
a { color: var(--link); text-underline-offset: .18em; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: 16px; top: -60px; background: var(--surface); padding: 8px 14px; } .skip:focus { top: 8px; }
.wrap { max-width: 1120px; margin-inline: auto; padding-inline: 24px; }
header { background: var(--surface); border-bottom: 1px solid var(--line); }
header .wrap { display: flex; align-items: center; justify-content: space-between; min-height: 72px; gap: 24px; }
.plaque { border-left: 8px solid var(--edge); padding-left: 12px; font-size: .875rem; line-height: 1.3; color: var(--ink-2); }
.plaque b { display: block; font-size: 1.125rem; color: var(--ink); }
.hall { background: var(--hall); border-bottom: 4px solid var(--edge); padding: 72px 0 32px; }
.say, .dim { color: var(--ink-2); } .say { font-size: 1.125rem; margin-top: 8px; } .small { font-size: .875rem; line-height: 1.45; }
.below { padding-block: 32px 72px; }
.plate { background: var(--surface); border: 1px solid var(--control); border-radius: 3px; padding: 28px 30px; max-width: 560px; margin-top: 32px; }
.hall .plate { margin-bottom: -72px; } .hall + .below { padding-top: 96px; }
label { display: block; font-weight: 640; margin-bottom: 6px; }
input { width: 100%; min-height: 46px; padding: 10px 13px; font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--control); border-radius: 3px; }
input[aria-invalid] { border: 2px solid var(--bad); } .error { color: var(--bad); font-weight: 620; margin-bottom: 12px; }
button { font: 620 1rem/1.25 inherit; font-family: inherit; cursor: pointer; color: inherit; border-radius: 3px; }
.primary { display: block; width: 100%; min-height: 50px; margin-top: 16px; background: var(--fill); border: 1px solid var(--fill); color: var(--on-fill); }
.rows { border-top: 1px solid var(--ink); } .rows li { border-bottom: 1px solid var(--line); }
.row { display: block; width: 100%; min-height: 50px; padding: 10px 8px; text-align: left; background: none; border: 0; color: inherit; text-decoration: none; }
.row:hover { background: var(--hall); } .row b { display: block; font-weight: 640; } .row span { color: var(--ink-2); font-weight: 400; font-size: .875rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; } dt { color: var(--ink-2); } dd { overflow-wrap: anywhere; }
section { margin-top: 32px; } iframe { width: 100%; height: 34rem; background: #fff; border: 1px solid var(--control); border-radius: 3px; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--surface); border: 1px solid var(--line); border-radius: 3px; padding: 16px; font-size: .875rem; }
`
