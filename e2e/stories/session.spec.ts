import { expect, signIn, test } from '../fixtures.ts'

test('REQ-006 REQ-009 signing out ends the session here and at the institution: the page one comes back to asks for both', async ({
  open,
}) => {
  const page = await open()
  await page.goto('/compte')
  await signIn(page, 'sacha.etudiant')
  await expect(page.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible()
  const cookies = await page.context().cookies()
  await page.getByRole('button', { name: /Sacha Étudiant/u }).click()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page.getByRole('link', { name: /^Connexion / })).toBeVisible()

  // The old cookie, kept aside, opens nothing any more.
  await page.context().addCookies(cookies)
  const refused = await page.request.get('/api/v1/me')
  expect(refused.status()).toBe(401)
  await page.goto('/demandes')
  await page.getByRole('link', { name: /^Connexion / }).click()
  await expect(page.getByRole('textbox', { name: 'Identifiant' })).toBeVisible()
})

test('an agent files for somebody who rings: their ticket, their mail, and nothing lost on a reload', async ({
  api,
  as,
  mailTo,
}) => {
  const page = await as('alex.agent', { at: '/bureau' })
  // On a slow network the page comes whole: no choice on it waits, and no press meanwhile is undone.
  await page.route('**/api/v1/products', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await route.continue()
  })
  await page.getByRole('link', { name: 'Ticket pour quelqu’un' }).click()
  await page.getByRole('textbox', { name: 'Pour qui' }).fill('camille')
  await page.getByRole('button', { name: 'Rechercher' }).click()
  await page.getByRole('button', { name: 'Choisir Camille Demandeur' }).click()
  await page.getByRole('combobox', { name: 'Sujet' }).click()
  await page.getByRole('option', { name: /Applications de gestion/u }).click()
  await page.getByRole('radio', { name: 'Au guichet' }).check()
  const title = `Venue au guichet ${Date.now()}`
  await page.getByRole('textbox', { name: /^Objet/u }).fill(title)
  await page.getByRole('textbox', { name: 'Description' }).fill('Son édition reste bloquée.')
  // A second after the last key it is kept.
  await page.waitForTimeout(1_500)
  await page.reload()
  await expect(page.getByRole('textbox', { name: /^Objet/u })).toHaveValue(title)
  await expect(page.getByText('Camille Demandeur')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Au guichet' })).toBeChecked()
  await page.getByRole('button', { name: 'Terminer' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  const [, reference = ''] = /\/bureau\/tickets\/(R-\d+)/u.exec(page.url()) ?? []
  const ticket = await api('camille.demandeur').read(reference)
  expect(ticket).toMatchObject({ standing: 'owner', requester: { login: 'camille.demandeur' } })
  expect(await api('alex.agent').read(reference)).toMatchObject({ origin: 'counter' })
  await mailTo('camille.demandeur', reference, 'Votre demande est enregistrée')
})
