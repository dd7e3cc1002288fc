import type { Page } from '@playwright/test'
import { expect, expectAccessible, signIn, test } from '../fixtures.ts'
import { followTile } from '../intranet.ts'
import { VIEWPORTS } from '../viewports.ts'

test.use({ preset: 'esup-2010' })

const camille = 'camille.demandeur'
const alex = 'lou.reseau'
const shown = 'Camille Demandeur (camille.demandeur)'

for (const [device, viewport] of VIEWPORTS) {
  test(`REQ-060 REQ-065 REQ-082 REQ-083 REQ-084 REQ-093 REQ-094 REQ-095 REQ-100 REQ-102 REQ-105 REQ-106 REQ-107 REQ-108 REQ-110 REQ-111 REQ-133 REQ-148 REQ-185 on ${device}: « Extincteurs Présidence », from « Ajouter un ticket » to « Approuver »`, async ({
    api,
    as,
    mailTo,
  }) => {
    test.slow()
    const page = await as(camille, { viewport })
    await page.getByRole('main').getByRole('link', { name: 'Ajouter un ticket', exact: true }).click()
    await page.getByRole('treeitem', { name: 'HYGIENE - SECURITE' }).click()
    const reference = await fileExtinguishers(page)

    await page.getByRole('button', { name: 'Ajouter commentaire' }).first().click()
    const comments = page.getByRole('textbox', { name: 'Commentaires' })
    await comments.fill('Et au premier étage ?')
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Joindre un fichier' }).first().click()
    await (await chooser).setFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('plan') })
    await expect(page.getByRole('list', { name: 'Pièces jointes' })).toContainText('Envoyé')
    await page.getByRole('button', { name: 'Ajouter un commentaire' }).click()
    await expect(page.getByRole('article').filter({ hasText: 'Et au premier étage ?' })).toContainText(
      'plan.txt',
    )

    await api(alex).fire(reference, { event: 'take' })
    await mailTo(camille, reference, 'a pris le ticket en charge')
    await api(alex).fire(reference, { event: 'resolve', text: 'Au pied de chaque escalier.' })
    await mailTo(camille, reference, 'en attente d’approbation de votre part')
    const accept = page.getByRole('button', { name: 'Approuver', exact: true })
    const refuse = page.getByRole('button', { name: 'Refuser clôture', exact: true })
    await expect(accept).toHaveCSS('color', 'rgb(27, 97, 55)')
    await expect(refuse).toHaveCSS('color', 'rgb(163, 32, 26)')
    await accept.click()
    await page.getByRole('button', { name: 'Confirmer la clôture' }).click()
    await expect(page.getByText('Approuvé', { exact: true }).first()).toBeVisible()
    expect((await api(camille).read(reference)).closeReason).toBe('accepted')
  })
}

/** From the form of HYGIENE - SECURITE to the ticket's own page, as the guide tells it. */
async function fileExtinguishers(page: Page): Promise<string> {
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('Ajouter un ticket')
  await expect(heading.locator('..').getByRole('button', { name: 'Annuler', exact: true })).toBeVisible()
  const form = page.getByRole('main')
  await expect(form.getByText(/Catégorie de destination\s:/u)).toBeVisible()
  await expect(form.getByText('HYGIENE - SECURITE')).toBeVisible()
  const description = page.getByRole('textbox', { name: 'Description du problème' })
  await expect(description).toHaveAccessibleDescription(
    /^Veuillez indiquer tous les renseignements nécessaires à la résolution de votre problème\./u,
  )
  await page.getByRole('textbox', { name: 'Sujet' }).fill('Extincteurs Présidence')
  await description.fill('Où sont placés les extincteurs à la Présidence ?')
  const priority = page.getByRole('combobox', { name: 'Priorité' })
  await expect(priority).toBeHidden()
  await page.getByText('montrer les propriétés avancées').click()
  await expect(priority.locator('option:checked')).toHaveText('Normale')

  await page.getByRole('button', { name: 'Fichier attachés (0)' }).click()
  await expect(form.getByText('Aucun fichier sélectionné.')).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Parcourir…' }).click()
  await (await chooser).setFiles({ name: 'couloir.txt', mimeType: 'text/plain', buffer: Buffer.from('ici') })
  await expect(page.getByRole('button', { name: 'Fichier attachés (0)' })).toBeVisible()
  await page.getByRole('button', { name: 'Joindre un fichier' }).click()
  await expect(page.getByRole('button', { name: 'Fichier attachés (1)' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Pièces jointes' })).toContainText('couloir.txt')

  await page.getByRole('button', { name: 'Aperçu' }).click()
  await expect(heading).toHaveText('Aperçu de votre ticket')
  await expect(heading).toBeFocused()
  const preview = page.getByRole('region', { name: 'Aperçu de votre ticket' })
  for (const said of ['HYGIENE - SECURITE', 'Extincteurs Présidence', 'Normale', 'couloir.txt'])
    await expect(preview.getByText(said, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Créer le ticket' }).click()
  return recapOf(page)
}

async function recapOf(page: Page): Promise<string> {
  await expect(page.getByText('Un nouveau ticket a été créé.')).toBeVisible()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(/^Ticket n°\d+\s: Extincteurs Présidence$/u)
  const reference = /n°\d+/u.exec((await heading.textContent()) ?? '')?.[0] ?? ''
  const properties = page.getByRole('region', { name: 'Propriétés' })
  for (const [name, value] of [
    ['Propriétaire', shown],
    ['Gestionnaire', 'aucun'],
    ['Statut', 'Libre'],
    ['Priorité', 'normale'],
    ['Pièces jointes', 'couloir.txt'],
  ] as const)
    await expect(properties.locator('dl > div').filter({ hasText: name }).first()).toContainText(value)
  const direct = page.getByRole('navigation', { name: /Accès direct/u })
  await expect(direct.getByRole('link')).toHaveText(['Ajouter un ticket'])
  await expect(direct.getByRole('button')).toHaveText(['Ajouter commentaire', 'Annuler', 'Clore'])
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Retour' })).toHaveAttribute(
    'href',
    '/demandes',
  )
  await properties.getByRole('button', { name: 'Historique' }).click()
  const history = properties.getByRole('list', { name: 'Historique' }).getByRole('listitem')
  const at = String.raw`^\d\d/\d\d/\d\d \d\d:\d\d\s: `
  await expect(history.last()).toHaveText(
    new RegExp(`${at}Camille Demandeur \\(camille\\.demandeur\\) a créé le ticket$`, 'u'),
  )
  await expect(history.filter({ hasText: 'L’application' }).first()).toHaveText(
    new RegExp(`${at}L’application a affecté le ticket à l’équipe`, 'u'),
  )
  await page
    .getByRole('navigation', { name: /Accès direct/u })
    .getByRole('button', { name: 'Ajouter commentaire' })
    .click()
  await expect(page.getByRole('textbox', { name: 'Commentaires' })).toBeFocused()
  return reference
}

test('REQ-018 REQ-019 REQ-020 REQ-210 REQ-213 REQ-220 the page says who one is, where to go, how one signs in, and the telephone of blocking failures', async ({
  as,
}) => {
  const page = await as(camille)
  await expect(page.getByRole('banner')).toContainText(
    /\d\d\/\d\d\/\d\d \d\d:\d\d - Camille Demandeur \(camille\.demandeur\)/u,
  )
  await expect(page.getByRole('contentinfo')).toContainText(/Favori\(s\)\s: CAS/u)
  const menu = page.getByRole('navigation', { name: 'Menu principal' })
  for (const name of [/^Accueil$/u, /^Tableau de bord/u, /^Recherche$/u, /^Signets\/Historique$/u])
    await expect(menu.getByRole('link', { name })).toBeVisible()
  const banner = page.getByRole('main')
  await expect(banner.getByText('Panne de matériel ?')).toBeVisible()
  await expect(banner.getByRole('link', { name: '02 61 91 00 10' }).first()).toHaveAttribute(
    'href',
    'tel:0261910010',
  )
  await expectAccessible(page)
  await menu.getByRole('link', { name: 'Recherche' }).click()
  await expect(page.getByRole('searchbox', { name: 'Chercher dans mes tickets' })).toBeFocused()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tableau de bord')
  await menu.getByRole('link', { name: 'Signets/Historique' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Signets')
})

test('REQ-195 REQ-196 a ticket just created, still « Libre », is closed by « Clore » or withdrawn by « Annuler »', async ({
  api,
  as,
}) => {
  const { id } = await api(camille).topic('HYGIENE - SECURITE')
  for (const [action, status, reason] of [
    ['Clore', 'closed', 'requester'],
    ['Annuler', 'cancelled', null],
  ] as const) {
    const { reference } = await api(camille).file({ categoryId: id, title: `À ${action.toLowerCase()}` })
    const page = await as(camille, { at: `/demandes/${encodeURIComponent(reference)}` })
    await expect(page.getByText('Libre', { exact: true }).first()).toBeVisible()
    const direct = page.getByRole('navigation', { name: /Accès direct/u })
    await direct.getByRole('button', { name: action, exact: true }).click()
    expect((await api(camille).read(reference)).status).toBe('dispatched')
    await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).last().click()
    await expect(page.getByRole('dialog')).toBeHidden()
    expect(await api(camille).read(reference)).toMatchObject({ status, closeReason: reason })
  }
})

test('REQ-003 REQ-008 the intranet’s « Assistance » leads, through identifier and password, to the form of a category', async ({
  baseURL,
  open,
}) => {
  const page = await open()
  await followTile(page, `${baseURL}/deposer?categorie=hygiene-securite`)
  await expect(page.getByText(/déposer des demandes d’intervention \(tickets\)/u)).toBeVisible()
  await signIn(page, camille)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ajouter un ticket')
  const main = page.getByRole('main')
  await expect(main.getByText('HYGIENE - SECURITE')).toBeVisible()
  await expect(main.getByText('Panne de matériel ?')).toBeVisible()
  await expect(main.getByRole('link', { name: '02 61 91 00 10' })).toBeVisible()
})
