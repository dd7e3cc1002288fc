import { expect, expectAccessible, test } from '../fixtures.ts'

const alex = 'alex.agent'
const sacha = 'sacha.etudiant'

test('Alex declares an incident, Sacha says « moi aussi » in one click, and the solution comes to both', async ({
  api,
  as,
}) => {
  const title = `GFC ne répond plus ${Date.now()}`
  const { reference, category } = await api('camille.demandeur').file({ title: 'Mon GFC à moi est muet' })
  await api(alex).fire(reference, { event: 'take' })

  const desk = await as(alex, { at: `/bureau/tickets/${reference}` })
  await desk.getByRole('button', { name: 'Déclarer un incident connu' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('Ce qui se passe').fill(title)
  await dialog.getByLabel(/^Ce qu’il faut savoir/u).fill('Retour prévu à midi.')
  await dialog.getByRole('button', { name: 'Déclarer un incident connu' }).click()
  await expect(desk.getByText('Personne ne s’est encore joint.')).toBeVisible()

  const page = await as(sacha, { at: `/deposer/${category.id}` })
  const told = page.getByRole('region', { name: 'Incidents en cours' })
  await expect(told).toContainText('Retour prévu à midi.')
  await expect(told).not.toContainText(reference)
  await expectAccessible(page)
  await told.getByRole('button', { name: new RegExp(`concerne aussi.*${title}`, 'u') }).click()
  await expect(page).toHaveURL(/\/demandes\/R-/u)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText(/Alex Agent/u).first()).toBeVisible()

  await expect(desk.getByText(/^Une personne s’est jointe/u)).toBeVisible()
  await expectAccessible(desk)
  await api(alex).fire(reference, { event: 'resolve', text: 'Le serveur de GFC est réparé.' })
  await expect(page.getByText('Le serveur de GFC est réparé.')).toBeVisible({ timeout: 15_000 })
})
