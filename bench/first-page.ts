import { createRequire } from 'node:module'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = join(import.meta.dirname, '../apps/web/dist')
const e2e = createRequire(join(import.meta.dirname, '../e2e/package.json'))

/** kB, as `gzip -9` makes them. */
export interface PageSize {
  readonly script: number
  readonly style: number
}

/** What the portal's HTML names: the script it starts with, what that imports at once, and its styles. */
export function firstPageSize(): PageSize {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].flatMap(([, file]) => file ?? [])
  const size = (kind: string) => {
    const files = new Set(named.filter((file) => file.endsWith(kind)))
    return (
      [...files].reduce(
        (sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
        0,
      ) / 1_000
    )
  }
  return { script: size('.js'), style: size('.css') }
}

export interface Paint {
  /** Milliseconds from the address typed to the first text, and to the largest. */
  readonly first: number
  readonly largest: number
  /** kB that went over the wire for scripts, everything the page asked for. */
  readonly scripts: number
}

interface Page {
  goto: (url: string, options: { waitUntil: 'networkidle' }) => Promise<unknown>
  evaluate: (script: string) => Promise<unknown>
  close: () => Promise<void>
}
interface Browser {
  newContext: () => Promise<{
    addCookies: (cookies: object[]) => Promise<void>
    newPage: () => Promise<Page>
    close: () => Promise<void>
  }>
  close: () => Promise<void>
}

/** The middle of five openings of the portal, each with an empty cache, by somebody signed in; null without a Chromium. */
export async function paintOf(origin: string, session: string): Promise<Paint | null> {
  const executablePath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find(
    (path) => path !== undefined && existsSync(path),
  )
  if (executablePath === undefined) return null
  const { chromium }: { chromium: { launch: (options: object) => Promise<Browser> } } =
    e2e('@playwright/test')
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ]
  const browser = await chromium.launch({ executablePath, args })
  const paints: Paint[] = []
  for (let n = 0; n < 5; n += 1) paints.push(await openOnce(browser, origin, session))
  await browser.close()
  return paints.toSorted((a, b) => a.largest - b.largest)[2] ?? null
}

async function openOnce(browser: Browser, origin: string, session: string): Promise<Paint> {
  const context = await browser.newContext()
  await context.addCookies([{ name: 'sid', value: session, url: origin }])
  const page = await context.newPage()
  await page.goto(origin, { waitUntil: 'networkidle' })
  const read =
    await page.evaluate(`new Promise((done) => new PerformanceObserver((list) => done(JSON.stringify({
    first: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    largest: list.getEntries().at(-1).startTime,
    scripts: performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000,
  }))).observe({ type: 'largest-contentful-paint', buffered: true }))`)
  await context.close()
  return JSON.parse(String(read))
}
