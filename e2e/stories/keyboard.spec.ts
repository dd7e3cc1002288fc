import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../fixtures.ts'

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

test('UX-60 an agent takes a ticket, replies, files for somebody and keeps a view by keyboard alone', async ({
  api,
  as,
}) => {
  test.slow()
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

  // What the requester wrote is quoted, in a note for the team.
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('n')
  const note = page.getByRole('textbox', { name: 'Note interne' })
  await expect(note).toBeFocused()
  await page.getByRole('heading', { level: 1 }).focus()
  await tabTo(page, page.getByRole('button', { name: 'Citer' }).first())
  await page.keyboard.press('Enter')
  await expect(note).toBeFocused()
  await page.keyboard.type('Déjà vu hier.')
  await page.keyboard.press('Control+Enter')
  const noted = page.getByRole('article').filter({ hasText: 'Déjà vu hier.' })
  await expect(noted).toContainText('Camille Demandeur a écrit')

  // Parked from the menu of acts, taken up again, marked, then solved.
  await page.getByRole('heading', { level: 1 }).focus()
  await choose(page, 'Mettre en attente')
  const hold = page.getByRole('dialog', { name: 'Mettre en attente' })
  await tabTo(page, hold.getByLabel('Motif'))
  await page.keyboard.type('L’éditeur répond demain.')
  await tabTo(page, hold.getByRole('button', { name: 'Mettre en attente' }))
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await api(alex).read(reference)).status).toBe('on_hold')
  await expect(hold).toBeHidden()
  await choose(page, 'Reprendre')
  await expect.poll(async () => (await api(alex).read(reference)).status).toBe('assigned')
  await tabTo(page, page.getByRole('combobox', { name: 'Ajouter une étiquette' }))
  await page.keyboard.type('imprimante')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await api(alex).read(reference)).tags).toEqual(['imprimante'])
  await page.getByRole('heading', { level: 1 }).focus()
  await choose(page, 'Résoudre')
  await expect(page.getByRole('textbox', { name: /^Réponse à / })).toBeFocused()
  await page.keyboard.type('Le modèle est remis.')
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await api(alex).read(reference)).status).toBe('resolved')

  // Somebody rings.
  await tabTo(page, page.getByRole('link', { name: 'Ticket pour quelqu’un' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ticket pour quelqu’un' })).toBeFocused()
  await tabTo(page, page.getByRole('textbox', { name: 'Pour qui' }))
  await page.keyboard.type(camille)
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Choisir Camille Demandeur' }))
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Changer de personne' })).toBeFocused()
  await tabTo(page, page.getByRole('combobox', { name: 'Sujet' }))
  await page.keyboard.type('Applications de gestion')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('textbox', { name: /^(Titre|Objet)/u }))
  await page.keyboard.type(`Au téléphone, ${title}`)
  await tabTo(page, page.getByRole('textbox', { name: 'Description' }))
  await page.keyboard.type('Dit de vive voix.')
  await tabTo(page, page.getByRole('button', { name: 'Terminer' }))
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('heading', { level: 1, name: new RegExp(`Au téléphone, ${title}`, 'u') }),
  ).toBeFocused()

  // A view of one’s own, kept, changed of mind, thrown away.
  await tabTo(page, page.getByRole('navigation', { name: 'Vues' }).getByRole('link', { name: 'Mon équipe' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Enregistrer la vue' }))
  await page.keyboard.press('Enter')
  const view = `Ma vue, ${title}`
  await expect(page.getByRole('textbox', { name: 'Nom de la vue' })).toBeFocused()
  await page.keyboard.type(view)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: view })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Modifier la vue' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Supprimer la vue' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Mon équipe' })).toBeVisible()
  await expect(page.locator('body')).not.toBeFocused()
})

test('UX-60 an agent invites, links, splits, announces an incident, merges and transfers by keyboard alone', async ({
  api,
  as,
}) => {
  const words = `Clavier ${Date.now()}`
  const [{ reference }, other] = [
    await api(camille).file({ title: `${words} un` }),
    await api(camille).file({ title: `${words} deux` }),
  ]
  await api(alex).fire(reference, { event: 'take' })
  await api(alex).fire(other.reference, { event: 'take' })
  const page = await as(alex, { at: `/bureau/tickets/${reference}` })
  const dialog = page.getByRole('dialog')

  const invite = page.getByRole('button', { name: 'Inviter un collègue' }).first()
  await press(page, invite)
  await tabTo(page, dialog.getByRole('textbox', { name: 'Collègue à inviter' }))
  await page.keyboard.type('lou')
  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByRole('radio', { name: /^Lou Réseau/u }))
  await page.keyboard.press('Space')
  await press(page, dialog.getByRole('button', { name: 'Inviter un collègue' }))
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Retirer Lou Réseau' })).toBeVisible()

  const link = page.getByRole('button', { name: /^Relier/u })
  await press(page, link)
  await findTicket(page, other.reference)
  await press(page, dialog.getByRole('button', { name: 'Relier' }))
  await expect(dialog).toBeHidden()
  await expect(link).toBeFocused()
  await expect(page.getByRole('link', { name: new RegExp(other.reference, 'u') })).toBeVisible()

  const announce = page.getByRole('button', { name: 'Déclarer un incident connu' })
  await press(page, announce)
  await tabTo(page, dialog.getByLabel('Ce qui se passe'))
  await page.keyboard.type(words)
  await press(page, dialog.getByRole('button', { name: 'Déclarer un incident connu' }))
  await press(page, page.getByRole('button', { name: 'Retirer l’annonce' }))
  await press(page, dialog.getByRole('button', { name: 'Retirer l’annonce' }))
  await expect(announce).toBeVisible()

  const split = page.getByRole('button', { name: 'En faire un ticket' }).first()
  await press(page, split)
  await tabTo(page, dialog.getByRole('textbox', { name: 'Titre du nouveau ticket' }))
  await page.keyboard.type(`${words} trois`)
  await press(page, dialog.getByRole('button', { name: 'En faire un ticket' }))
  await expect(page.getByText(/R-\d{6} est créé/u)).toBeVisible()

  // The other one says the same: merged into this one, then taken out again.
  await page.goto(`/bureau/tickets/${other.reference}`)
  await choose(page, 'Clore comme doublon')
  await findTicket(page, reference)
  await press(page, dialog.getByRole('button', { name: 'Clore comme doublon' }))
  await expect.poll(async () => (await api(alex).read(other.reference)).status).toBe('closed')
  await press(page, page.getByRole('button', { name: 'Défusionner' }))
  await tabTo(page, dialog.getByLabel('Motif'))
  await page.keyboard.type('Ce n’est pas la même panne.')
  await press(page, dialog.getByRole('button', { name: 'Défusionner' }))
  await expect.poll(async () => (await api(alex).read(other.reference)).status).toBe('assigned')

  await choose(page, 'Transférer')
  const team = dialog.getByRole('combobox', { name: 'Équipe' })
  await expect(team.getByRole('option', { name: /^Connexions/u })).toBeAttached()
  await tabTo(page, team)
  await page.keyboard.type('Connexions')
  await press(page, dialog.getByRole('button', { name: 'Transférer' }))
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await api('lou.reseau').read(other.reference)).status).toBe('dispatched')
  // The act is gone with the ticket: the focus is beside it.
  await expect(page.locator('body')).not.toBeFocused()
})

test('UX-60 a lead changes what a team is told, by keyboard alone', async ({ as }) => {
  const page = await as('robin.responsable', { at: '/bureau/equipe' })
  const opener = page.getByRole('button', { name: 'Modifier : Boîte fonctionnelle' })
  await tabTo(page, opener)
  await page.keyboard.press('Enter')
  const form = page.getByRole('form', { name: 'Boîte fonctionnelle' })
  await tabTo(page, form.getByRole('textbox', { name: /^Adresse de la boîte/u }))
  await page.keyboard.type('deux adresses')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('alert')).toBeFocused()
  await expectAccessible(page)
  await tabTo(page, form.getByRole('textbox', { name: /^Adresse de la boîte/u }))
  await page.keyboard.press('Control+a')
  await page.keyboard.type('applications@valmer.example')
  await page.keyboard.press('Enter')
  await expect(opener).toBeFocused()
  await expect(page.getByText('applications@valmer.example')).toBeVisible()
})

/** Goes to a control and presses it. */
async function press(page: Page, target: ReturnType<Page['getByRole']>): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** In a dialog that asks for another ticket. */
async function findTicket(page: Page, reference: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await tabTo(page, dialog.getByRole('textbox', { name: 'Autre ticket' }))
  await page.keyboard.type(reference)
  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByRole('radio', { name: new RegExp(reference, 'u') }))
  await page.keyboard.press('Space')
}

/** An act of the ticket, from its button, or from the menu of the others. */
async function choose(page: Page, name: string): Promise<void> {
  const talk = page.getByRole('region', { name: 'Échanges' })
  const button = talk.getByRole('button', { name, exact: true })
  const more = talk.getByRole('button', { name: 'Autres actions' })
  await expect(button.or(more).first()).toBeVisible()
  if ((await button.count()) === 0) {
    await tabTo(page, more)
    await page.keyboard.press('Enter')
  }
  await tabTo(page, button)
  await page.keyboard.press('Enter')
}

/** Presses Tab until this has the focus, past each row of a long queue if need be; the arrows among the choices of one question. */
async function tabTo(page: Page, target: ReturnType<Page['getByRole']>): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 200; presses += 1) {
    const where = await target.evaluate((element) => {
      const { activeElement } = document
      if (element === activeElement) return 'there'
      const name = element.getAttribute('type') === 'radio' && element.getAttribute('name')
      return name && name === activeElement?.getAttribute('name') ? 'beside' : 'away'
    })
    if (where === 'there') return
    await page.keyboard.press(where === 'beside' ? 'ArrowDown' : 'Tab')
  }
  await expect(target).toBeFocused()
}
