import type { Frame } from './compose.ts'
import { html, type Markup } from './markup.ts'

/** The page that every mail stands on: 600 px, readable without image or style, dark where the reader is. */
export function framed(mail: Frame, middle: readonly Markup[]): string {
  return html`<!doctype html>
    <html lang="${mail.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${mail.subject}</title>
        <style>
          ${darkAndNarrow(mail.colour)}
        </style>
      </head>
      <body class="bg" style="margin:0;padding:0;background:#f7f5ef">
        <div style="display:none;max-height:0;overflow:hidden">${mail.lead}</div>
        <table
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          class="bg"
          style="background:#f7f5ef"
        >
          <tr>
            <td align="center">
              <table
                role="presentation"
                width="600"
                cellpadding="0"
                cellspacing="0"
                style="width:100%;max-width:600px"
              >
                ${desk(mail)} ${hall(mail)}
                <tr>
                  <td class="pad paper" style="background:#fffefc;padding:26px 32px 6px">
                    <p
                      class="ink"
                      style="margin:0 0 18px;${face}font-size:17px;line-height:26px;color:${ink}"
                    >
                      ${mail.greeting}<br />${mail.lead}
                    </p>
                    ${middle}
                    <table
                      role="presentation"
                      width="100%"
                      cellpadding="0"
                      cellspacing="0"
                      style="margin:20px -6px 0;width:calc(100% + 12px)"
                    >
                      <tr class="stack">
                        ${mail.buttons.map(button)}
                      </tr>
                    </table>
                    ${mail.notes.map(note)}
                    <p
                      class="dim rule"
                      style="margin:22px 0 0;padding:16px 0 20px;border-top:1px solid #ddd8cb;${face}font-size:16px;line-height:24px;color:${dim}"
                    >
                      ${mail.address.label}<br /><a
                        class="l"
                        href="${mail.address.url}"
                        style="color:#14543f;word-break:break-all"
                        >${mail.address.url}</a
                      >
                    </p>
                  </td>
                </tr>
                <tr>
                  <td
                    class="pad dim"
                    style="padding:18px 32px 34px;${face}font-size:14px;line-height:21px;color:${dim}"
                  >
                    ${mail.footer.map(footnote)}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `.text
}

export const face = "font-family:'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif;"
export const ink = '#1c1b18'
export const dim = '#514e47'

function desk({ institution, service, colour }: Frame): Markup {
  return html`<tr>
    <td class="pad paper" style="background:#fffefc;padding:18px 32px">
      <table role="presentation" cellpadding="0" cellspacing="0">
        <tr>
          <td class="bar" width="6" style="background:${colour};width:6px;font-size:0">&nbsp;</td>
          <td class="ink" style="padding:0 0 0 12px;${face}font-size:17px;line-height:22px;color:${ink}">
            <b>${institution}</b><br /><span class="dim" style="font-size:15px;color:${dim}">${service}</span>
          </td>
        </tr>
      </table>
    </td>
  </tr>`
}

function hall({ about, heading, colour }: Frame): Markup {
  return html`<tr>
    <td class="pad hall" style="background:#ece8dc;border-bottom:4px solid ${colour};padding:26px 32px 24px">
      <p class="dim" style="margin:0 0 6px;${face}font-size:16px;line-height:22px;color:${dim}">${about}</p>
      <h1
        class="ink"
        style="margin:0;${face}font-size:28px;line-height:34px;letter-spacing:-.02em;font-weight:bold;color:${ink}"
      >
        ${heading}
      </h1>
    </td>
  </tr>`
}

function button({ label, url }: Frame['buttons'][number]): Markup {
  return html`<td valign="top" style="padding:0 6px">
    <a
      class="b"
      href="${url}"
      style="display:block;border:2px solid ${ink};border-radius:3px;padding:14px 10px;text-align:center;${face}font-size:17px;line-height:22px;font-weight:bold;color:${ink};background:#ffffff;text-decoration:none"
      >${label}</a
    >
  </td>`
}

function note(text: string): Markup {
  return html`<p class="dim" style="margin:14px 0 0;${face}font-size:16px;line-height:24px;color:${dim}">
    ${text}
  </p>`
}

function footnote(text: string): Markup {
  return html`<p style="margin:0 0 4px">${text}</p>`
}

function darkAndNarrow(colour: string): Markup {
  const light = lightened(colour)
  return html`@media
  (prefers-color-scheme:dark){.bg{background:#161513!important}.paper{background:#1e1d1a!important}.hall{background:#211f1b!important;border-bottom-color:${light}!important}.bar{background:${light}!important}.ink{color:#eeeae2!important}.dim{color:#bdb8ad!important}.rule{border-color:#38352f!important}.fix{border-left-color:#9ed8b1!important}.b{background:#1e1d1a!important;color:#eeeae2!important;border-color:#eeeae2!important}a.l{color:#b0d7c6!important}}
  @media (max-width:480px){.stack td{display:block!important;width:auto!important;padding:0 6px
  10px!important}.pad{padding-left:20px!important;padding-right:20px!important}h1{font-size:24px!important;line-height:30px!important}}`
}

/** The institution's colour as it shows on a dark ground: half way to white. */
function lightened(colour: string): string {
  const half = (at: number) => Math.round((Number.parseInt(colour.slice(at, at + 2), 16) + 255) / 2)
  return `rgb(${half(1)},${half(3)},${half(5)})`
}
