import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'

const camille = 'camille.demandeur'
const alex = 'alex.agent'

test('UX-16 UX-18 UX-19 UX-60 REQ-028 a request is filed, answered and closed by keyboard alone', async ({
  api,
  as,
}) => {
  test.slow()
  const page = await as(camille, { at: '/deposer' })
  await tabTo(page, page.getByRole('searchbox').or(page.getByRole('textbox', { name: 'Filtrer les sujets' })))
  await page.keyboard.type('comptabilite')
  await expect(page.getByRole('status').filter({ hasText: 'sujet pour' })).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: /Applications de gestion/u }))
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'Décrivez votre demande' })).toBeFocused()
  await tabTo(page, page.getByRole('textbox', { name: 'Objet de la demande' }))
  await page.keyboard.type('Sans souris')
  await tabTo(page, page.getByRole('textbox', { name: 'Description' }))
  await page.keyboard.type('Tout au clavier.')
  await tabTo(page, page.getByRole('radio', { name: 'Personnel' }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: 'Terminer' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Votre demande est déposée' })).toBeFocused()
  const said = await page.getByText(/Demande Utilisateur - R-\d{6}/u).textContent()
  const reference = /R-\d{6}/u.exec(said ?? '')?.[0] ?? ''

  await api(alex).fire(reference, { event: 'take' })
  await api(alex).fire(reference, { event: 'request_info', text: 'Quel clavier ?' })
  await tabTo(page, page.getByRole('link', { name: 'Suivre cette demande' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Sans souris' })).toBeFocused()
  await tabTo(page, page.getByRole('textbox', { name: 'Journal Demandeur' }))
  await page.keyboard.type('Un clavier français.')
  await tabTo(page, page.getByRole('button', { name: 'Mettre à jour la demande' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article').filter({ hasText: 'Un clavier français.' })).toBeVisible()

  await api(alex).fire(reference, { event: 'resolve', text: 'C’est réglé.' })
  await tabTo(page, page.getByRole('button', { name: 'Clôre cette demande' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Confirmer la clôture' }))
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await api(camille).read(reference)).status).toBe('closed')
})

test('UX-60 an agent takes a ticket and replies by keyboard alone', async ({ api, as }) => {
  const title = `Au clavier ${Date.now()}`
  const { reference } = await api(camille).file({ title })
  const page = await as(alex, { at: '/bureau?vue=a-prendre&tri=-created' })
  await tabTo(page, page.getByRole('link', { name: title }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  await tabTo(page, page.getByRole('button', { name: 'Prendre en charge' }))
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await api(alex).read(reference)).status).toBe('assigned')
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('r')
  await expect(page.getByRole('textbox', { name: /^Réponse à / })).toBeFocused()
  await page.keyboard.type('Bonjour, je regarde.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article').filter({ hasText: 'Bonjour, je regarde.' })).toBeVisible()
})

/** Presses Tab until this has the focus; every stop on the way shows where it is. */
async function tabTo(page: Page, target: ReturnType<Page['getByRole']>): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}
