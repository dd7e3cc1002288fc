import type { Locator, Page } from '@playwright/test'
import { act } from '../desk-acts.ts'
import { expect, test } from '../fixtures.ts'
import type { Integrator } from '../integrator.ts'

const camille = 'camille.demandeur'
const alex = 'alex.agent'

test('UX-05 UX-55 the queue’s view, order, filter and ticket are in its address, and come back', async ({
  as,
}) => {
  const page = await as(alex, { at: '/bureau' })
  await page.getByRole('link', { name: /^Mon équipe/u }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mon équipe' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Trié par' }).selectOption({ label: 'dépôt récent' })
  await page.getByRole('combobox', { name: 'Statut' }).selectOption({ label: 'Assignée' })
  await expect(page).toHaveURL(/vue=equipe/u)
  await expect(page).toHaveURL(/tri=-created/u)
  await expect(page).toHaveURL(/statut=assigned/u)
  // The oldest is the demo desk's own: no other story moves it.
  const oldest = await links(page).last().innerText()
  await links(page).last().click()
  await expect(page).toHaveURL(/bureau\/tickets\//u)
  await page.goBack()
  await expect(page).toHaveURL(/statut=assigned/u)
  await expect(page.getByRole('link', { name: oldest })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Trié par' })).toHaveValue('-created')
})

test('UX-50 j and k walk the queue, Enter opens, u comes back to the same row', async ({ as }) => {
  const page = await as('noa.agent', { at: '/bureau?vue=equipe' })
  await expect(rows(page).first()).toBeVisible()
  for (const key of ['j', 'j', 'k', 'j']) await page.keyboard.press(key)
  const second = links(page).nth(1)
  await expect(second).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: /^2 sur \d+$/u })).toBeAttached()
  const name = await second.innerText()
  await expect(page.getByRole('region', { name: /^Aperçu de R-/u })).toContainText(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await page.keyboard.press('u')
  await expect(page).toHaveURL(/vue=equipe.*ticket=R-/u)
  await expect(page.getByRole('region', { name: /^Aperçu de R-/u })).toContainText(name)
  await expect(second).toHaveText(name)
  await expect(second).toBeFocused()
})

test('UX-51 single keys stay silent in fields, and everywhere once switched off', async ({ api, as }) => {
  await api('robin.responsable').send('PATCH', '/me', { body: { preferences: { shortcuts: true } } })
  const page = await as('robin.responsable', { at: '/bureau?vue=equipe' })
  await expect(rows(page).first()).toBeVisible()
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox')
  await expect(search).toBeFocused()
  await page.keyboard.type('jk')
  await expect(search).toHaveValue('jk')
  await expect(page).not.toHaveURL(/ticket=/u)

  await page.goto('/compte')
  const keys = page.getByRole('checkbox', { name: 'Raccourcis d’une seule touche au bureau' })
  await keys.click()
  await expect(keys).not.toBeChecked()
  await expect(page.getByText('Préférence enregistrée')).toBeVisible()
  await page.goto('/bureau?vue=equipe')
  await expect(rows(page).first()).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('/')
  await expect(search).not.toBeFocused()
  await expect(page).not.toHaveURL(/ticket=/u)
  await page.goto('/compte')
  await keys.click()
  await expect(keys).toBeChecked()
})

test('UX-54 a ticket that arrives is announced above the queue: no row moves, the focus stays', async ({
  api,
  as,
}) => {
  const page = await as(alex, { at: '/bureau?vue=a-prendre&tri=-created' })
  await expect(rows(page).first()).toBeVisible()
  await links(page).first().focus()
  const before = await links(page).first().innerText()
  const title = `Arrivée ${Date.now()}`
  await api(camille).file({ title })
  await expect(page.getByRole('status').filter({ hasText: /nouveaux? tickets?/u })).toBeVisible()
  await expect(links(page).first()).toHaveText(before)
  await expect(links(page).first()).toBeFocused()
  await page.getByRole('button', { name: 'Afficher' }).click()
  await expect(page.getByRole('link', { name: title })).toBeVisible()
})

test('UX-44 UX-46 the two voices cannot be confused, and each keeps its own draft, ticket by ticket', async ({
  api,
  as,
}) => {
  const first = await taken(api, 'Deux voix, premier')
  const second = await taken(api, 'Deux voix, second')
  const page = await as(alex, { at: `/bureau/tickets/${first}` })
  await page.getByRole('textbox', { name: 'Réponse à Camille Demandeur' }).fill('Pour Camille.')
  await expect(page.getByRole('button', { name: 'Envoyer à Camille Demandeur' })).toBeVisible()
  await page.getByRole('tab', { name: 'Note interne' }).click()
  await page.getByRole('textbox', { name: 'Note interne' }).fill('Pour l’équipe.')
  await expect(page.getByRole('button', { name: 'Envoyer à Camille Demandeur' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Ajouter la note' }).click()
  const note = page.getByRole('article').filter({ hasText: 'Pour l’équipe.' })
  await expect(note).toContainText('Note interne – invisible du demandeur')
  await expect(note.locator('header svg')).toBeVisible()
  expect(await paperOf(note)).not.toBe(await paperOf(page.getByRole('article').first()))
  await page.getByRole('tab', { name: 'Réponse au demandeur' }).click()
  const field = page.getByRole('textbox', { name: 'Réponse à Camille Demandeur' })
  await expect(field).toHaveValue('Pour Camille.')

  await field.blur()
  const reply = page.getByRole('tabpanel', { name: 'Réponse au demandeur' })
  await expect(reply.getByText(/Brouillon enregistré à/u)).toBeVisible()
  await page.goto(`/bureau/tickets/${second}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Deux voix, second')
  await expect(field).toHaveValue('')
  await page.goto(`/bureau/tickets/${first}`)
  await expect(field).toHaveValue('Pour Camille.')
})

test('UX-47 an agent sees at once that a colleague has the ticket open, and is writing, and no longer is', async ({
  api,
  as,
}) => {
  const reference = await taken(api, 'Deux plumes')
  const page = await as(alex, { at: `/bureau/tickets/${reference}` })
  const other = await as('noa.agent', { at: `/bureau/tickets/${reference}` })
  await expect(page.getByRole('list', { name: 'Sur ce ticket aussi' })).toHaveText('NANoa Agent')
  await other.getByRole('textbox', { name: 'Réponse à Camille Demandeur' }).pressSequentially('Bonjour')
  await expect(page.getByText('Noa Agent rédige une réponse…')).toBeVisible({ timeout: 2_000 })
  await expect(page.getByText('Noa Agent rédige une réponse…')).toHaveCount(0, { timeout: 10_000 })
  await other.goto('/bureau')
  await expect(page.getByRole('list', { name: 'Sur ce ticket aussi' })).toHaveCount(0)
})

test('UX-48 words that crossed somebody else’s are held until that was read, then sent', async ({
  api,
  as,
}) => {
  const reference = await taken(api, 'Deux agents écrivent')
  const page = await as(alex, { at: `/bureau/tickets/${reference}` })
  const field = page.getByRole('textbox', { name: 'Réponse à Camille Demandeur' })
  await field.fill('Ma réponse.')
  await api('noa.agent').write(reference, 'Celle de Noa.')
  await expect(page.getByRole('article').filter({ hasText: 'Celle de Noa.' })).toBeVisible()
  await page.getByRole('button', { name: 'Envoyer à Camille Demandeur' }).click()
  await expect(page.getByText(/^Noa Agent a agi pendant que vous écriviez/u)).toBeVisible()
  await expect(field).toHaveValue('Ma réponse.')
  await page.getByRole('button', { name: 'Envoyer quand même' }).click()
  await expect(page.getByRole('article').filter({ hasText: 'Ma réponse.' })).toBeVisible()
  await expect(field).toHaveValue('')
})

test('REQ-164 REQ-170 REQ-172 REQ-173 REQ-208 whoever holds a ticket invites a colleague, parks it, takes it up, hands it over', async ({
  api,
  as,
  mailTo,
}) => {
  const reference = await taken(api, 'De main en main')
  const page = await as(alex, { at: `/bureau/tickets/${reference}` })
  await act(page, 'Inviter un collègue', async (dialog) => {
    await dialog.getByRole('textbox').fill('lou.reseau')
    await dialog.getByRole('button', { name: 'Rechercher' }).click()
    await dialog.getByRole('radio', { name: /Lou Réseau/u }).check()
  })
  await mailTo(camille, reference, 'Alex Agent a ajouté Lou Réseau à la liste des invités')
  await mailTo('lou.reseau', reference, 'vous invite sur un ticket')
  expect((await api('lou.reseau').read(reference)).standing).toBe('guest')

  await act(page, 'Mettre en attente', (dialog) => dialog.getByLabel('Motif').fill('La pièce est commandée.'))
  await expect.poll(async () => (await api(alex).read(reference)).status).toBe('on_hold')
  await page.getByRole('button', { name: 'Reprendre', exact: true }).click()
  await expect.poll(async () => (await api(alex).read(reference)).status).toBe('assigned')

  await act(page, 'Confier à un collègue', async (dialog) => {
    await dialog.getByLabel('Collègue de l’équipe').selectOption({ label: 'Noa Agent' })
  })
  await mailTo('noa.agent', reference, 'vous confie un ticket')
  await mailTo(camille, reference, 'Noa Agent est en charge de votre demande')
  expect((await api('noa.agent').read(reference)).agent?.login).toBe('noa.agent')
})

test('REQ-044 REQ-045 REQ-046 REQ-127 REQ-171 REQ-174 a misfiled ticket is released, then transferred to the right team, and its requester told', async ({
  api,
  as,
  mailTo,
}) => {
  const reference = await taken(api, 'Mal adressée')
  const page = await as(alex, { at: `/bureau/tickets/${reference}` })
  await act(page, 'Libérer')
  await expect.poll(async () => (await api(alex).read(reference)).agent).toBeNull()
  await act(page, 'Transférer', async (dialog) => {
    await dialog
      .getByLabel('Équipe', { exact: true })
      .selectOption({ label: 'Connexions internet et infrastructures, niveau 2' })
    await dialog.getByLabel(/^Message/u).fill('C’est une affaire de réseau.')
  })
  await mailTo('lou.reseau', reference, 'transféré à l’équipe')
  await mailTo(camille, reference, 'transférée au service Connexions internet et infrastructures')
  const requester = await as(camille, { at: `/demandes/${reference}` })
  await expect(requester.getByRole('main').getByText('Réaffectée', { exact: true }).first()).toBeVisible()
  expect(await requester.content()).not.toContain('C’est une affaire de réseau.')
})

const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('link') })
const links = (page: Page) => rows(page).getByRole('link')

async function taken(api: Api, title: string): Promise<string> {
  const { reference } = await api(camille).file({ title })
  await api(alex).fire(reference, { event: 'take' })
  return reference
}

type Api = (login: string) => Integrator

const paperOf = (entry: Locator) => entry.evaluate((drawn) => getComputedStyle(drawn).backgroundColor)
