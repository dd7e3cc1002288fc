import { expect, expectAccessible, test } from '../fixtures.ts'

test('an agent reads what happened to a ticket by keyboard, then the ticket as it was before', async ({
  api,
  as,
}) => {
  const { reference } = await api('camille.demandeur').file({ title: 'Une longue histoire' })
  const alex = api('alex.agent')
  await alex.fire(reference, { event: 'take' })
  await alex.write(reference, 'Je regarde.')
  await alex.fire(reference, { event: 'set_priority', priority: 5 })
  const page = await as('alex.agent', { at: `/bureau/tickets/${reference}` })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Une longue histoire')
  await page.keyboard.press('h')
  await expect(page.getByRole('heading', { level: 1, name: `Historique de ${reference}` })).toBeFocused()

  await page.getByRole('combobox', { name: 'Au sujet de' }).selectOption({ label: 'affectation' })
  await expect(page).toHaveURL(/sujet=assignment/u)
  await expect(page.getByRole('listitem').filter({ hasText: 'a changé la priorité' })).toHaveCount(0)
  await page.reload()
  const taken = page.getByRole('listitem').filter({ hasText: 'Alex Agent a pris le ticket en charge' })
  await expect(taken).toContainText('avant Affectée → après Assignée')
  await expectAccessible(page)

  await taken.getByRole('link', { name: /^Le ticket à ce moment/u }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Passé R-/u })).toBeFocused()
  await expect(page.getByText('rien ne peut y être fait')).toBeVisible()
  await expect(page.getByText('Je regarde.')).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: /Réponse/u })).toHaveCount(0)
  await page.getByRole('link', { name: 'Revenir au ticket aujourd’hui' }).click()
  await expect(page.getByText('Je regarde.')).toBeVisible()
})
