import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { fieldFaults, markupFaults, styleFaults, unmarkedWords } from '../markup-checks.ts'
import { sidewaysScroll, turn, visit } from '../page-checks.ts'
import { routesOf, type Reader } from '../routes.ts'
import { faintParts, hiddenStops, longestMotion, lostInForcedColours, mixedColours } from '../sight-checks.ts'

// What apps/web/src/routes/pages/rgaa.ts claims criterion by criterion, and axe does not look at.
test.describe.configure({ mode: 'parallel' })

const readers: Reader[] = ['camille.demandeur', 'alex.agent', undefined]

for (const reader of readers) {
  const who = reader ?? 'nobody signed in'

  test(`RGAA: the markup, fields, menus and sheets of the pages of ${who}`, async ({ api, as, open }) => {
    test.slow()
    const page = reader === undefined ? await open() : await as(reader)
    const windows: string[] = []
    page.context().on('page', (other) => windows.push(`13.2 a window of its own: ${other.url()}`))
    await hearDevice(page)
    const { foundSoFar, note } = notes()
    const menus = new Map<string, string>()
    for (const route of await routesOf(reader, api)) {
      await visit(page, route)
      note(route, [
        ...(await markupFaults(page)),
        ...(await fieldFaults(page)),
        ...(await styleFaults(page)),
        ...(await heardOf(page)),
      ])
      menus.set(await menusOf(page), route)
      await page.setViewportSize({ width: 844, height: 390 })
      if ((await sidewaysScroll(page)) > 0) note(route, ['13.9 pushed sideways when turned'])
    }
    expect([...foundSoFar(), ...windows]).toEqual([])
    expect.soft([...menus.keys()], '12.2 menus of their own').toHaveLength(1)
  })

  test(`RGAA 3.3 10.7 UX-09 UX-11 UX-14: controls, icons and the focus are seen on the pages of ${who}, in every colour`, async ({
    api,
    as,
    open,
  }) => {
    test.slow()
    const page = reader === undefined ? await open() : await as(reader)
    const { foundSoFar, note } = notes()
    for (const route of await routesOf(reader, api)) {
      await visit(page, route)
      // From here on the browser takes every focus for one of the keyboard's.
      await page.keyboard.press('Tab')
      note(`${route} light`, await faintParts(page))
      note(route, await hiddenStops(page))
      await turn(page, 'dark')
      note(`${route} dark`, await faintParts(page))
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' })
      note(route, await lostInForcedColours(page))
      expect.soft(await longestMotion(page), `${route} moves`).toBeLessThanOrEqual(0.2)
      await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' })
    }
    expect(foundSoFar()).toEqual([])
  })
}

test('RGAA 10.5 a reader’s own colours and the page’s are never mixed', async ({ api, as }) => {
  const { reference } = await api('camille.demandeur').file({ title: 'En couleurs' })
  const page = await as('alex.agent')
  // Below every sheet of the page, as the browser's own settings are.
  const sheet =
    '@layer reader { html, button, input, select, textarea { color: #010203; background: #fdfcfb } a { color: #010203 } }'
  await page.route('**/reader.css', (route) => route.fulfill({ contentType: 'text/css', body: sheet }))
  await page.route(
    ({ pathname }) => !pathname.includes('.') && !pathname.startsWith('/api/'),
    async (route) => {
      const answer = await route.fetch()
      const html = (await answer.text()).replace('<head>', '<head><link rel="stylesheet" href="/reader.css">')
      await route.fulfill({ response: answer, body: html })
    },
  )
  for (const route of [
    '/',
    '/deposer',
    '/compte',
    `/demandes/${reference}`,
    '/bureau',
    `/bureau/tickets/${reference}`,
  ]) {
    await visit(page, route)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).color), route).toBe(
      'rgb(1, 2, 3)',
    )
    expect(await mixedColours(page), route).toEqual([])
  }
})

test('RGAA 8.7 in an English page, what the desk wrote in French says so', async ({ api, as }) => {
  const page = await as('camille.demandeur', { locale: 'en-GB' })
  const { id } = await api('camille.demandeur').topic()
  const { reference } = await api('camille.demandeur').file({ title: 'In English' })
  const words = await wordsOf(page)
  expect(words.length).toBeGreaterThan(20)
  const { foundSoFar, note } = notes()
  for (const route of [
    '/',
    '/deposer',
    `/deposer/${id}`,
    '/demandes',
    `/demandes/${reference}`,
    `/demandes/${reference}/deposee`,
    '/reponses',
  ]) {
    await visit(page, route)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    note(route, await unmarkedWords(page, words))
  }
  expect(foundSoFar()).toEqual([])
})

test('RGAA 13.1 two minutes before a session ends for lack of activity it is said, and one stays by a press', async ({
  as,
}) => {
  const page = await as('camille.demandeur')
  const began = new Date()
  await page.clock.install({ time: began })
  await visit(page, '/compte')
  // What opening the page put off is known to the server alone.
  const me = await page.request.get('/api/v1/me', { headers: { 'x-requested-by': 'page' } })
  const { sessionIdleEndsAt }: { sessionIdleEndsAt: string } = await me.json()
  const ahead = Date.parse(sessionIdleEndsAt) - Date.now() - 90_000
  // The page goes by the server’s clock, which each answer tells.
  const answers = /\/api\/v1\/(?!events)/u
  await page.route(answers, async (route) => {
    const response = await route.fetch()
    const date = new Date(Date.now() + ahead).toUTCString()
    await route.fulfill({ response, headers: { ...response.headers(), date } })
  })
  await page.clock.fastForward(ahead)
  const warning = page.getByRole('status').filter({ hasText: /faute d’activité/u })
  await expect(warning).toBeVisible()
  const stays = page.waitForRequest((asked) => asked.headers()['x-requested-by'] === 'person')
  // An answer on its way would tell the other time once more.
  await page.unrouteAll({ behavior: 'wait' })
  await page.clock.setSystemTime(began)
  await warning.getByRole('button', { name: 'Rester connecté' }).click()
  await stays
  await expect(warning).toHaveCount(0)
})

test('RGAA 13.11 a press that leaves its button before it is let go does nothing', async ({ api, as }) => {
  const { reference } = await api('camille.demandeur').file({ title: 'Pressé puis lâché ailleurs' })
  const { id } = await api('camille.demandeur').topic()
  const page = await as('alex.agent')
  for (const route of ['/', `/deposer/${id}`, `/demandes/${reference}`, `/bureau/tickets/${reference}`]) {
    await visit(page, route)
    const sent: string[] = []
    page.on('request', (asked) => {
      // Opening a ticket says by itself that one reads it.
      const isAct = asked.method() !== 'GET' && !/\/(reading|presence)$/u.test(asked.url())
      if (isAct) sent.push(`${asked.method()} ${asked.url()}`)
    })
    const opened = page.locator('[aria-expanded=true], [role=dialog], .g-toast')
    const before = await opened.count()
    for (const button of await page.locator('button:visible').all()) {
      await button.scrollIntoViewIfNeeded()
      await button.hover({ force: true })
      await page.mouse.down()
      await page.mouse.move(1, 1)
      await page.mouse.up()
    }
    expect(await opened.count(), route).toBe(before)
    await expect(page).toHaveURL(new RegExp(`${route}$`, 'u'))
    expect(sent).toEqual([])
  }
})

test('RGAA 8.7 8.8 in an English page, the words of a French answer say that they are French', async ({
  api,
  as,
}) => {
  const page = await as('camille.demandeur', { locale: 'en-GB' })
  await visit(page, `/reponses/${(await api('camille.demandeur').answer()).id}`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'fr')
  await expect(page.locator('head title')).toHaveAttribute('lang', 'fr')
  await expect(page.locator('.g-answer-text')).toHaveAttribute('lang', 'fr')
})

/** One line for each fault, with the pages that have it: most are of what all pages share. */
function notes() {
  const pages = new Map<string, string[]>()
  return {
    note: (where: string, faults: readonly string[]) => {
      for (const fault of faults) pages.set(fault, [...(pages.get(fault) ?? []), where])
    },
    foundSoFar: () =>
      [...pages].map(([fault, where]) => `${fault} (${where.length}: ${where.slice(0, 3).join(' ')})`),
  }
}

/** The menus, their place and their order. */
function menusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const menus = document.querySelectorAll<HTMLElement>('header nav, nav#views, footer')
    return [...menus]
      .filter((menu) => menu.checkVisibility())
      .map((menu) => {
        const links = [...menu.querySelectorAll('a')].map(({ pathname, search }) => pathname + search)
        return `${menu.tagName} in ${menu.parentElement?.className}: ${links.join(' ')}`
      })
      .join('\n')
  })
}

/** Notes who asks how the device is held or moved. */
type Topic = { label: string; description: string | null; children: Topic[] }

/** Every label and description of the catalogue, and the products. */
async function wordsOf(page: Page): Promise<string[]> {
  const { categories }: { categories: Topic[] } = await (await page.request.get('/api/v1/catalogue')).json()
  const { items }: { items: { label: string }[] } = await (await page.request.get('/api/v1/products')).json()
  const within = ({ label, description, children }: Topic): string[] => [
    label,
    ...(description === null ? [] : [description]),
    ...children.flatMap(within),
  ]
  return [...categories.flatMap(within), ...items.map(({ label }) => label)]
}

async function hearDevice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: string[] = []
    const listen: unknown = Reflect.get(EventTarget.prototype, 'addEventListener')
    if (typeof listen !== 'function') return
    const apply = (own: typeof listen, target: unknown, given: unknown[]): unknown => {
      const [type] = given
      if (/^device|^gesture/u.test(String(type))) heard.push(`13.12 13.10 hears ${String(type)}`)
      return Reflect.apply(own, target, given)
    }
    Reflect.set(EventTarget.prototype, 'addEventListener', new Proxy(listen, { apply }))
    Object.assign(window, { heardOfDevice: heard })
  })
}

function heardOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const heard: unknown = Reflect.get(window, 'heardOfDevice')
    return Array.isArray(heard) ? heard.map(String) : ['13.12 was not listened to']
  })
}
