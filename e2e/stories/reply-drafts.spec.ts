import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { holdBack } from '../slow.ts'

test('UX-29 a reply written in two tabs: the second is told, and neither text is lost', async ({
  api,
  as,
}) => {
  const { reference } = await api('sacha.etudiant').file({ title: 'Écrite de deux onglets' })
  const first = await as('sacha.etudiant', { at: `/demandes/${reference}` })
  const second = await first.context().newPage()
  const isRead = second.waitForResponse((answer) => answer.url().endsWith('/me/drafts'))
  await second.goto(`/demandes/${reference}`)
  await isRead
  const write = async (page: Page, text: string) => {
    await page.locator('#reponse').fill(text)
    await page.locator('#reponse').blur()
  }
  await expect(second.locator('#reponse')).toBeVisible()
  const isKept = first.waitForResponse(
    (answer) => answer.request().method() === 'PUT' && answer.url().includes('/me/drafts/') && answer.ok(),
  )
  await write(first, 'Du premier onglet')
  await isKept
  await write(second, 'Du second onglet')
  await expect(second.getByText(/Un autre onglet ou un autre appareil a enregistré/u)).toBeVisible()
  await second.getByRole('button', { name: 'Garder le mien' }).click()
  await expect(second.getByText('Vous aviez aussi écrit ici')).toBeVisible()
  await expect(second.getByText('Du premier onglet')).toBeVisible()
  await second.getByRole('button', { name: 'Ajouter à mon texte' }).click()
  await expect(second.locator('#reponse')).toHaveValue('Du second onglet\n\nDu premier onglet')
})

test('on a poor network one goes on writing while a reply leaves: it is said, and what was typed since stays', async ({
  api,
  as,
}) => {
  const sacha = api('sacha.etudiant')
  const { reference } = await sacha.file({ title: 'Écrite sur un réseau lent' })
  const page = await as('sacha.etudiant', { at: `/demandes/${reference}` })
  const letGo = await holdBack(page, 'POST', `/tickets/${reference}/journal`)
  const field = page.locator('#reponse')
  await field.fill('Bonjour.')
  await page.getByRole('button', { name: 'Mettre à jour la demande' }).click()
  await field.press('End')
  await field.pressSequentially(' Et ceci aussi.')
  letGo()
  await expect(page.getByRole('article').filter({ hasText: 'Bonjour.' })).toBeVisible()
  await expect(field).toHaveValue('Et ceci aussi.')
  await page.waitForTimeout(1_500)
  await page.reload()
  await expect(field).toHaveValue('Et ceci aussi.')
})

test('an agent sends and goes on to the next at once: the reply leaves, and does not come back as a draft', async ({
  api,
  as,
}) => {
  const { reference } = await api('sacha.etudiant').file({ title: 'Répondue en passant' })
  await api('alex.agent').fire(reference, { event: 'take' })
  const page = await as('alex.agent', { at: `/bureau/tickets/${reference}` })
  const letGo = await holdBack(page, 'POST', '/held-entries')
  const field = page.locator('#composer-reply')
  await field.fill('Je regarde cela ce matin.')
  await field.press('Control+Enter')
  await page.getByRole('link', { name: /^Mes tickets/u }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mes tickets' })).toBeVisible()
  letGo()
  await page.getByRole('link', { name: 'Répondue en passant' }).first().click()
  await expect(page.getByText('Je regarde cela ce matin.').first()).toBeVisible()
  await expect(field).toHaveValue('')
  const drafts = () => page.request.get('/api/v1/me/drafts').then((answer) => answer.text())
  await expect.poll(drafts).not.toContain(reference)
})

test('a reply refused after its page was left says so, and is kept', async ({ api, as }) => {
  const sacha = api('sacha.etudiant')
  const { reference } = await sacha.file({ title: 'Refusée en passant' })
  const page = await as('sacha.etudiant', { at: `/demandes/${reference}` })
  const letGo = await holdBack(page, 'POST', `/tickets/${reference}/journal`)
  await page.locator('#reponse').fill('Encore un mot.')
  await page.getByRole('button', { name: 'Mettre à jour la demande' }).click()
  await page.getByRole('link', { name: 'Mes demandes' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mes demandes' })).toBeVisible()
  await api('alex.agent').fire(reference, { event: 'take' })
  await api('alex.agent').fire(reference, { event: 'resolve', text: 'C’est réparé.' })
  await sacha.fire(reference, { event: 'approve_closure' })
  letGo()
  await expect(
    page.getByText(`Votre texte pour ${reference} n’est pas parti.`, { exact: false }),
  ).toBeVisible()
  await page.goto('/brouillons')
  await expect(page.getByText('Encore un mot.')).toBeVisible()
})
