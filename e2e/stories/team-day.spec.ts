import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { act } from '../desk-acts.ts'

const [alex, noa, lou, robin] = ['alex.agent', 'noa.agent', 'lou.reseau', 'robin.responsable']
const camille = 'camille.demandeur'
/** They have an account and no team of applications: they say « moi aussi »; the others had asked before. */
const concerned = ['sacha.etudiant', 'dominique.chef', 'ange.admin']
const fifty = 50

test('REQ-043 REQ-167 UX-53 three agents and their lead share a day: taken at once by two, transferred, invited, parked, resolved, refused, given in bulk and taken back, then an incident of fifty', async ({
  api,
  as,
}) => {
  test.slow()
  const stamp = Date.now()
  const file = async (what: string) => (await api(camille).file({ title: `${what} ${stamp}` })).reference
  const [slow, wifi, other] = [await file('GFC est lent'), await file('Wifi coupé'), await file('GFC fermé')]
  const onDesk = (login: string, reference: string) => as(login, { at: `/bureau/tickets/${reference}` })
  const status = async (reference: string) => (await api(robin).read(reference)).status

  // Two take the same one together: one has it, the other is told who.
  const [first, second] = [await onDesk(alex, slow), await onDesk(noa, slow)]
  const take = (page: Page) => page.getByRole('button', { name: 'Prendre en charge' })
  await expect(take(second)).toBeVisible()
  await second.route('**/transitions', async (route) => {
    await take(first).click()
    await expect.poll(() => status(slow)).toBe('assigned')
    await route.continue()
  })
  await take(second).click()
  await expect(second.getByRole('alert')).toContainText('Alex Agent a déjà pris')
  await second.unrouteAll()

  // A misfiled one goes to the network’s team, in whose queue it arrives by itself.
  const network = await as(lou, { at: '/bureau?vue=a-prendre&tri=-created' })
  await expect(network.getByRole('heading', { level: 1 })).toBeVisible()
  await second.goto(`/bureau/tickets/${wifi}`)
  await act(second, 'Transférer', async (dialog) => {
    await dialog
      .getByLabel('Équipe', { exact: true })
      .selectOption({ label: 'Connexions internet et infrastructures, niveau 2' })
  })
  await network.getByRole('button', { name: 'Afficher' }).click()
  await network.getByRole('link', { name: new RegExp(`Wifi coupé ${stamp}`, 'u') }).click()
  await network.keyboard.press('Enter')
  await expect(network).toHaveURL(new RegExp(wifi, 'u'))
  await take(network).click()
  await expect.poll(() => status(wifi)).toBe('assigned')

  // Help is asked of a colleague, and given where both see it.
  await act(first, 'Inviter un collègue', async (dialog) => {
    await dialog.getByRole('textbox').fill(lou)
    await dialog.getByRole('button', { name: 'Rechercher' }).click()
    await dialog.getByRole('radio', { name: /Lou Réseau/u }).check()
  })
  await network.goto(`/bureau/tickets/${slow}`)
  await network.getByRole('tab', { name: 'Note interne' }).click()
  await network.getByRole('textbox', { name: 'Note interne' }).fill('Le réseau va bien de ce côté.')
  await network.getByRole('button', { name: 'Ajouter la note' }).click()
  await expect(first.getByRole('article').filter({ hasText: 'Le réseau va bien' })).toBeVisible()

  // Parked, taken up, resolved, refused: it comes back to whoever holds it.
  await act(first, 'Mettre en attente', (dialog) =>
    dialog.getByLabel('Motif').fill('L’éditeur répond demain.'),
  )
  await expect.poll(() => status(slow)).toBe('on_hold')
  await first.getByRole('button', { name: 'Reprendre', exact: true }).click()
  await expect.poll(() => status(slow)).toBe('assigned')
  await api(alex).fire(slow, { event: 'resolve', text: 'Le cache est vidé.' })
  await api(camille).fire(slow, { event: 'refuse_closure', text: 'Toujours aussi lent.' })
  await expect(first.getByRole('article').filter({ hasText: 'Toujours aussi lent.' })).toBeVisible()

  // The lead gives two at once, sees that it was a mistake, and takes it back.
  const lead = await as(robin, { at: '/bureau?vue=equipe&tri=-created' })
  for (const title of [`GFC est lent ${stamp}`, `GFC fermé ${stamp}`])
    await lead.getByRole('checkbox', { name: title }).check()
  await lead.getByRole('button', { name: /^Attribuer/u }).click()
  const giving = lead.getByRole('dialog', { name: 'Attribuer : 2 tickets' })
  await giving.getByRole('combobox', { name: 'Collègue de l’équipe' }).selectOption({ label: 'Noa Agent' })
  await giving.getByRole('button', { name: 'Attribuer' }).click()
  const outcome = lead.getByRole('region', { name: 'Résultat de l’action' })
  await expect(outcome).toContainText('modifié')
  expect((await api(robin).read(other)).agent?.login).toBe(noa)
  await lead.keyboard.press('z')
  await expect(outcome).toContainText('Annulé')
  expect((await api(robin).read(other)).agent).toBeNull()
  expect((await api(robin).read(slow)).agent?.login).toBe(alex)

  // It was not one person’s: fifty others have the same, each keeps their own ticket and their own word at its end.
  await first.getByRole('button', { name: 'Déclarer un incident connu' }).click()
  const declaring = first.getByRole('dialog')
  await declaring.getByLabel('Ce qui se passe').fill(`GFC est lent pour tous ${stamp}`)
  await declaring.getByLabel(/^Ce qu’il faut savoir/u).fill('Retour prévu demain.')
  await declaring.getByRole('button', { name: 'Déclarer un incident connu' }).click()
  await expect(first.getByText('Personne ne s’est encore joint.')).toBeVisible()
  const known = await (await api('sacha.etudiant').send('GET', '/incidents')).json()
  const incident = known.items.find(({ title }: { title: string }) => title.includes(String(stamp)))
  const children: string[] = []
  for (const login of concerned) {
    const joined = await api(login).send('POST', `/incidents/${incident.id}/join`, { body: {} })
    expect(joined.status(), login).toBe(201)
    children.push((await joined.json()).reference)
  }
  while (children.length < fifty) {
    const who = concerned[children.length % concerned.length] ?? camille
    const { reference } = await api(who).file({ title: `Lenteur ${children.length} ${stamp}` })
    await api(alex).fire(reference, { event: 'link', relation: 'child_of', reference: slow })
    children.push(reference)
  }
  await first.getByRole('combobox', { name: 'puis, à l’envoi' }).selectOption({ label: 'résoudre' })
  await first.getByRole('textbox', { name: /^Réponse à / }).fill('Le serveur est remplacé.')
  await first.getByRole('button', { name: /^Proposer à / }).click()
  await expect
    .poll(async () => (await Promise.all(children.map(status))).filter((one) => one === 'resolved').length, {
      timeout: 60_000,
    })
    .toBe(fifty)
  const [mine, theirs] = [children[0] ?? '', children[1] ?? '']
  await api('sacha.etudiant').fire(mine, { event: 'approve_closure' })
  await api('dominique.chef').fire(theirs, { event: 'refuse_closure', text: 'Pas chez nous.' })
  expect([await status(mine), await status(theirs), await status(slow)]).toEqual([
    'closed',
    'assigned',
    'resolved',
  ])
})
