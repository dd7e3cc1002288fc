import { expect, expectAccessible, signIn, test } from '../fixtures.ts'
import { sidewaysScroll, smallTargets, turn } from '../page-checks.ts'

// A language follows its person: nobody is Ange in another file’s stories.
const ange = 'ange.admin'
const phone = { width: 390, height: 844 }

test('UX-12 every page changes language at once, stays where it is, and comes back to French', async ({
  as,
}) => {
  const page = await as(ange)
  const choose = async (label: string, language: string) => {
    const kept = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
    await page.getByRole('contentinfo').getByRole('combobox', { name: label }).selectOption(language)
    return kept
  }
  for (const path of ['/', '/deposer', '/demandes', '/compte', '/aide']) {
    await page.goto(path)
    const heading = page.getByRole('heading', { level: 1 })
    const french = await heading.innerText()
    await choose('Langue', 'en')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(heading).not.toHaveText(french)
    await expect(page).toHaveURL(new RegExp(`${path}$`, 'u'))
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeAttached()
    const shown = await page.locator('header, footer').allInnerTexts()
    expect(shown.join(' ')).not.toMatch(/Accueil|Mes demandes|Aide|Langue|Données|Conditions d’/u)
    await choose('Language', 'fr')
    await expect(heading).toHaveText(french)
  }
})

test('the language and the theme one chose are worn in any browser, from the first page on', async ({
  api,
  open,
}) => {
  await api(ange).send('PATCH', '/me', { body: { preferences: { language: 'en', theme: 'dark' } } })
  const page = await open()
  await page.goto('/')
  await signIn(page, ange)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect(page.getByRole('link', { name: 'My requests' }).first()).toBeVisible()
  await api(ange).send('PATCH', '/me', { body: { preferences: { language: null, theme: 'auto' } } })
})

test('UX-01 the forms of a team’s settings, all open, have nothing that axe refuses', async ({ as }) => {
  const page = await as(ange, { at: '/bureau/equipe' })
  const team = page.getByRole('combobox', { name: 'Équipe' })
  await team.selectOption({ label: 'Applications et services métiers' })
  const openers = page.getByRole('main').getByRole('button', { name: /^(?:Modifier|Importer) / })
  await expect(openers).toHaveCount(7)
  for (let opened = 1; opened <= 7; opened += 1) {
    await openers.first().click()
    await expect(page.getByRole('form')).toHaveCount(opened)
  }
  await expectAccessible(page, 'light, wide')
  await turn(page, 'dark')
  await expectAccessible(page, 'dark, wide', 'contrast')
  await page.setViewportSize(phone)
  await expectAccessible(page, 'dark, narrow')
  expect(await sidewaysScroll(page)).toBe(0)
  expect(await smallTargets(page)).toEqual([])
  await page.getByRole('button', { name: 'Noter une absence de Noa Agent' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'an absence, dark, narrow')
})
