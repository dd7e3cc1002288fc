import { expect, expectAccessible, test } from '../fixtures.ts'
import {
  complaintsOf,
  cutTexts,
  sidewaysScroll,
  smallTargets,
  spaceText,
  turn,
  visit,
} from '../page-checks.ts'
import { routesOf, type Reader } from '../routes.ts'

// The longest file by far, and each check is alone: whoever is free takes the next.
test.describe.configure({ mode: 'parallel' })

const phone = { width: 390, height: 844 }
const readers: Reader[] = ['camille.demandeur', 'alex.agent', undefined]

for (const reader of readers) {
  const who = reader ?? 'nobody signed in'

  test.describe(`the pages of ${who}`, () => {
    test('UX-01 have nothing that axe refuses, light and dark, wide and narrow', async ({
      api,
      as,
      open,
    }) => {
      test.slow()
      const page = reader === undefined ? await open() : await as(reader)
      for (const route of await routesOf(reader, api)) {
        await visit(page, route)
        await expectAccessible(page, `${route}, light, wide`)
        await turn(page, 'dark')
        await expectAccessible(page, `${route}, dark, wide`, 'contrast')
        await page.setViewportSize(phone)
        await expectAccessible(page, `${route}, dark, narrow`)
        await turn(page, 'light')
        await expectAccessible(page, `${route}, light, narrow`, 'contrast')
      }
    })

    test('UX-02 UX-03 UX-13 each have one name, one first heading, a way past the menu, and nothing to complain of', async ({
      api,
      as,
      open,
    }) => {
      const page = reader === undefined ? await open() : await as(reader)
      const complaints = await complaintsOf(page)
      const named = new Map<string, Set<string>>()
      const routes = await routesOf(reader, api)
      for (const route of routes) {
        await visit(page, route)
        // A ticket beside the queue is the queue's page still.
        const own = route.replace(/&ticket=.*$/u, '')
        const title = await page.title()
        named.set(title, (named.get(title) ?? new Set()).add(own))
        await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        await page.keyboard.press('Tab')
        const skip = page.getByRole('link', { name: 'Aller au contenu' })
        await expect(skip, route).toBeFocused()
        await expect(skip).toBeInViewport()
        await page.keyboard.press('Enter')
        await expect(page.getByRole('main')).toBeFocused()
      }
      const namesakes = [...named].filter(([, pages]) => pages.size > 1)
      expect(namesakes.map(([title, pages]) => `${title}: ${[...pages].join(' ')}`)).toEqual([])
      // The refusals asked for are the browser's own lines: a ticket that is unknown, the past of one before it was filed.
      const asked = /status of (?:40[14]|422 .*\/past\?at=2020)/u
      const own = complaints.filter((said) => !asked.test(said))
      expect(own).toEqual([])
    })

    test('UX-06 UX-07 UX-08 UX-10 bend to 320 pixels, to wide spacing, to 200 %, and leave room for a finger', async ({
      api,
      as,
      open,
    }) => {
      const page = reader === undefined ? await open() : await as(reader)
      const found: string[] = []
      const note = (what: string, bad: string[]) => found.push(...bad.map((each) => `${what}: ${each}`))
      for (const route of await routesOf(reader, api)) {
        await visit(page, route)
        for (const [name, width] of [
          ['320 px', 320],
          ['200 %', 640],
          ['phone', 390],
          ['wide', 1280],
        ] as const) {
          await page.setViewportSize({ width, height: 800 })
          const sideways = await sidewaysScroll(page)
          if (sideways > 0) note(`${route} ${name}`, [`${sideways} px sideways`])
          note(`${route} ${name} small`, await smallTargets(page))
        }
        await spaceText(page)
        note(`${route} spaced`, await cutTexts(page))
      }
      expect(found).toEqual([])
    })
  })
}

test('UX-04 REQ-210 going to another page names it in the tab, puts the focus on its heading, and starts at its top', async ({
  as,
}) => {
  const page = await as('camille.demandeur')
  for (const name of ['Mes demandes', 'Création d’une demande', 'Accueil']) {
    const before = await page.title()
    await page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name }).click()
    await expect(page).not.toHaveTitle(before)
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
  }
})
