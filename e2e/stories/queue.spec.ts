import { expect, test } from '../fixtures.ts'

const camille = 'camille.demandeur'
const alex = 'alex.agent'
const robin = 'robin.responsable'

test('UX-50 UX-53 an agent takes three tickets at once by keyboard: two change, one says why, undoing restores', async ({
  api,
  as,
}) => {
  const stamp = Date.now()
  const titles = ['premier', 'deuxième', 'troisième'].map((which) => `En lot, ${which} ${stamp}`)
  const references: string[] = []
  for (const title of titles) references.push((await api(camille).file({ title })).reference)
  // These alone: other stories file for the same team meanwhile.
  const page = await as(alex, { at: `/bureau?vue=equipe&tri=-created&q=${stamp}` })
  await expect(page.getByRole('link', { name: titles[2] ?? '' })).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.getByRole('checkbox', { name: titles[2] ?? '' })).toBeChecked()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  const bar = page.getByRole('region', { name: 'Actions sur les tickets choisis' })
  await expect(bar).toContainText('3 tickets choisis')

  await api('noa.agent').fire(references[1] ?? '', { event: 'take' })
  await page.keyboard.press('i')
  const outcome = page.getByRole('region', { name: 'Résultat de l’action' })
  await expect(outcome).toContainText('2 tickets modifiés')
  await expect(outcome.getByRole('listitem')).toHaveText([
    /R-\d{6} Noa Agent a déjà pris la demande en charge/u,
  ])
  expect((await api(alex).read(references[0] ?? '')).status).toBe('assigned')

  await page.keyboard.press('z')
  await expect(outcome).toContainText('Annulé pour 2 tickets')
  for (const [place, status] of ['dispatched', 'assigned', 'dispatched'].entries())
    expect((await api(alex).read(references[place] ?? '')).status).toBe(status)
})

test('UX-53 a lead gives tickets to a colleague: the dialog asks once, the focus comes back to the first of them', async ({
  api,
  as,
}) => {
  const titles = ['un', 'deux'].map((which) => `À confier, ${which} ${Date.now()}`)
  const references: string[] = []
  for (const title of titles) references.push((await api(camille).file({ title })).reference)
  const page = await as(robin, { at: '/bureau?vue=equipe&tri=-created' })
  for (const title of titles) await page.getByRole('checkbox', { name: title }).check()
  await page.getByRole('button', { name: /^Attribuer/u }).click()
  const dialog = page.getByRole('dialog', { name: 'Attribuer : 2 tickets' })
  await dialog.getByRole('button', { name: 'Attribuer' }).click()
  await expect(dialog).toContainText('Remplissez ce champ.')
  await dialog.getByRole('combobox', { name: 'Collègue de l’équipe' }).selectOption({ label: 'Noa Agent' })
  await dialog.getByRole('button', { name: 'Attribuer' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Résultat de l’action' })).toContainText('2 tickets modifiés')
  await expect(page.getByRole('link', { name: titles[1] ?? '' })).toBeFocused()
  for (const reference of references)
    expect((await api(robin).read(reference)).agent?.login).toBe('noa.agent')
})

test('UX-52 a view with two filters is saved, comes back after a reload, and is a clear page to whoever may not open it', async ({
  as,
}) => {
  const page = await as(alex, { at: '/bureau?vue=equipe' })
  const name = `À surveiller ${Date.now()}`
  await page.getByRole('combobox', { name: 'Statut' }).selectOption({ label: 'Assignée' })
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await page.getByRole('combobox', { name: 'Priorité' }).selectOption({ label: 'Normale' })
  await expect(page).toHaveURL(/priorite=3/u)
  // Opened anew, no row is left of what was asked before.
  await page.reload()
  const shown = page.locator('[data-reference]')
  await expect(shown.first()).toBeVisible()
  const kept = await shown.allInnerTexts()
  await page.getByRole('button', { name: 'Enregistrer la vue' }).click()
  const dialog = page.getByRole('dialog', { name: 'Enregistrer la vue' })
  await dialog.getByRole('textbox', { name: 'Nom de la vue' }).fill(name)
  await expect(dialog.getByRole('group', { name: 'Statut' })).toContainText('Assignée')
  await expect(dialog.getByRole('group', { name: 'Priorité' })).toContainText('Normale')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(shown).toHaveText(kept)
  const item = page.getByRole('navigation', { name: 'Vues' }).getByRole('link', { name })
  await expect(item).toContainText(String(kept.length))

  const address = new URL(page.url())
  const other = await as('noa.agent', { at: `${address.pathname}${address.search}` })
  await expect(other.getByRole('heading', { level: 1, name: 'Vue introuvable' })).toBeVisible()
  await other.getByRole('link', { name: 'Voir les tickets de mon équipe' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Mon équipe' })).toBeVisible()

  await page.getByRole('button', { name: 'Modifier la vue' }).click()
  await page.getByRole('button', { name: 'Supprimer la vue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mon équipe' })).toBeVisible()
  await expect(item).toHaveCount(0)
})

test('UX-52 a lead’s view for the team is everybody’s in it', async ({ as }) => {
  const page = await as(robin, { at: '/bureau?vue=equipe' })
  const name = `Vue d’équipe ${Date.now()}`
  await page.getByRole('button', { name: 'Enregistrer la vue' }).click()
  const dialog = page.getByRole('dialog', { name: 'Enregistrer la vue' })
  await dialog.getByRole('textbox', { name: 'Nom de la vue' }).fill(name)
  await dialog.getByRole('radio', { name: 'Équipe Applications et services métiers' }).check()
  await dialog.getByRole('combobox', { name: 'Groupé par' }).selectOption({ label: 'technicien' })
  await dialog.getByRole('checkbox', { name: 'Sujet' }).check()
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

  const colleague = await as(alex, { at: '/bureau' })
  await colleague.getByRole('navigation', { name: 'Vues' }).getByRole('link', { name }).click()
  await expect(colleague.getByRole('columnheader', { name: 'Sujet' })).toBeVisible()
  await expect(colleague.getByRole('rowheader', { name: /^Alex Agent/u })).toBeVisible()
  await expect(colleague.getByRole('button', { name: 'Modifier la vue' })).toHaveCount(0)
})

test('UX-55 the queue is sorted by due date with the keyboard: said, shown and in the address', async ({
  as,
}) => {
  const page = await as(alex, { at: '/bureau?vue=equipe&tri=due' })
  const header = page.getByRole('columnheader', { name: 'Échéance' })
  await expect(header).toHaveAttribute('aria-sort', 'ascending')
  await header.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/tri=-due/u)
  await expect(header).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByRole('status').filter({ hasText: 'échéance lointaine' })).toBeAttached()
})
