import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, signIn, test } from '../fixtures.ts'
import { followTile } from '../intranet.ts'
import { complaintsOf, cutTexts, sidewaysScroll, smallTargets, spaceText } from '../page-checks.ts'
import { VIEWPORTS } from '../viewports.ts'

test.use({ preset: 'ul-helpdesk' })

const camille = 'camille.demandeur'
const alex = 'alex.agent'

for (const [device, viewport] of VIEWPORTS) {
  test(`REQ-025 REQ-062 REQ-081 REQ-085 REQ-133 REQ-147 REQ-184 REQ-201 REQ-203 REQ-206 REQ-213 UX-37 on ${device}: from « Déposer un ticket » in two steps to « Approuver la clôture »`, async ({
    api,
    as,
    mailTo,
  }) => {
    test.slow()
    const title = `Apogée ne répond plus, sur ${device}`
    const page = await as(camille, { viewport })
    await page.getByRole('main').getByRole('link', { name: 'Déposer un ticket', exact: true }).click()
    await chooseInTwoLists(page)
    await describe(page, title)
    const reference = await review(page, title)

    await page.getByRole('link', { name: 'Suivre ce ticket' }).click()
    await expect(page.getByText('Libre', { exact: true }).first()).toBeVisible()
    await expect(page.getByText('aucun', { exact: true })).toBeVisible()
    const normal = await api(camille).file({ title: 'Pas pressé' })
    const queue = await api(alex).list('view=team&limit=100')
    expect(queue.indexOf(reference)).toBeGreaterThanOrEqual(0)
    expect(queue.indexOf(reference)).toBeLessThan(queue.indexOf(normal.reference))

    await page.getByRole('button', { name: 'ACTIONS', exact: true }).click()
    await page.getByRole('button', { name: 'Ajouter commentaire' }).first().click()
    await page.getByRole('textbox', { name: 'Commentaires' }).fill('Depuis la mise à jour de lundi.')
    await page.getByRole('button', { name: 'Ajouter un commentaire' }).click()
    await expect(
      page.getByRole('article').filter({ hasText: 'Depuis la mise à jour de lundi.' }),
    ).toBeVisible()

    await api(alex).fire(reference, { event: 'take' })
    await mailTo(camille, reference, 'a pris le ticket en charge')
    await api(alex).fire(reference, { event: 'resolve', text: 'Le serveur est relancé.' })
    const proposed = await mailTo(camille, reference, 'en attente d’approbation de votre part')
    expect(proposed.text).toContain('Approuver la clôture')
    await page.getByRole('button', { name: 'Refuser la clôture' }).click()
    await page.getByRole('button', { name: 'Ok', exact: true }).click()
    await expect(page.getByText(/Expliquez ce qui ne va pas/u).first()).toBeVisible()
    await page.getByRole('textbox', { name: 'Commentaires' }).fill('Toujours rien.')
    await page.getByRole('button', { name: 'Ok', exact: true }).click()
    await expect(page.getByText('En cours', { exact: true }).first()).toBeVisible()
    await api(alex).fire(reference, { event: 'resolve', text: 'Relancé de nouveau.' })
    await page.getByRole('button', { name: 'Approuver la clôture' }).click()
    await page.getByRole('button', { name: 'Confirmer la clôture' }).click()
    await expect(page.getByText('Approuvé', { exact: true }).first()).toBeVisible()

    await page.goto('/demandes')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tableau de bord')
    const closed = page.getByRole('region', { name: 'Tickets clos' })
    await expect(closed.getByRole('link', { name: reference, exact: true })).toBeVisible()
  })
}

async function chooseInTwoLists(page: Page): Promise<void> {
  await expect(page.getByText(/^Étape 1\/2\s: choisir la catégorie\./u)).toBeVisible()
  const list = page.getByRole('list', { name: 'Catégories' })
  await expect(list.getByRole('link')).toHaveCount(8)
  await list.getByRole('link', { name: /^Applications et services métiers/u }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Applications et services métiers')
  await list.getByRole('link', { name: /^Applications de gestion/u }).click()
  await expect(page.getByText(/^Étape 2\/2\s: décrire\./u)).toBeVisible()
  await expect(page.getByText('Applications et services métiers › Applications de gestion')).toBeVisible()
}

async function describe(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Sujet' }).fill(title)
  await page.getByRole('textbox', { name: 'Description du problème' }).fill('Page blanche.')
  const priority = page.getByRole('combobox', { name: 'Priorité' })
  await expect(priority).toBeHidden()
  await page.getByText('Propriétés avancées', { exact: true }).click()
  await expect(priority.locator('option:checked')).toHaveText('Normale')
  await priority.selectOption({ label: 'Très élevée' })
  await page.getByRole('button', { name: 'Continuer', exact: true }).click()
}

/** The page after step 2/2: a line is changed, and one comes back to it; then the ticket is made. */
async function review(page: Page, title: string): Promise<string> {
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('Vérifiez votre ticket')
  await expect(
    page.getByRole('region', { name: 'Vérifiez votre ticket' }).getByText('Très élevée'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Modifier Description du problème' }).click()
  const description = page.getByRole('textbox', { name: 'Description du problème' })
  await expect(description).toBeFocused()
  await description.fill('Page blanche depuis ce matin.')
  await page.getByRole('button', { name: 'Continuer', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Modifier Description du problème' })).toBeFocused()
  const said = page.getByRole('region', { name: 'Vérifiez votre ticket' })
  await expect(said.getByText('Page blanche depuis ce matin.')).toBeVisible()
  await page.getByRole('button', { name: 'Créer le ticket' }).click()
  await expect(heading).toHaveText('Votre ticket est créé')
  const filed = await page.getByText(/^Ticket n°\d+ créé$/u).textContent()
  await expect(page.getByText(title)).toBeVisible()
  return /n°\d+/u.exec(filed ?? '')?.[0] ?? ''
}

test('REQ-146 by its ACTIONS one opens, modifies, completes, even deletes one’s ticket', async ({
  api,
  as,
}) => {
  const { reference } = await api(camille).file({ title: 'À reprendre' })
  await api(alex).fire(reference, { event: 'take' })
  const page = await as(camille, { at: '/demandes' })
  await page.getByRole('link', { name: reference, exact: true }).click()
  const act = async (name: string) => {
    await page.getByRole('button', { name: 'ACTIONS', exact: true }).click()
    await page.getByRole('button', { name, exact: true }).first().click()
  }
  await act('Modifier le ticket')
  await page.getByRole('textbox', { name: 'Description du problème' }).fill('Plus précisément.')
  await page.getByRole('button', { name: 'Mettre à jour le ticket' }).click()
  await expect(page.getByText('Le ticket est modifié.')).toBeVisible()
  await act('Supprimer le ticket')
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer le ticket' }).click()
  await expect(page.getByText('Annulé', { exact: true }).first()).toBeVisible()
  const kinds = (await api(alex).journal(reference)).map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['file', 'take', 'edit', 'cancel']))
})

test('REQ-002 REQ-007 REQ-009 REQ-050 REQ-219 from the intranet’s tile through « Connexion » to the Helpdesk, its Assistance and its telephone', async ({
  baseURL,
  open,
}) => {
  const page = await open()
  await followTile(page, `${baseURL}/`)
  await expect(page.getByText(/déposer des demandes d’intervention \(tickets\)/u)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Connexion Académie de Valmer' })).toBeVisible()
  await signIn(page, camille)
  const before = page.getByRole('region', { name: 'Avant de déposer un ticket' })
  await expect(before.getByRole('link').first()).toBeVisible()
  await expect(page.getByText('Panne de matériel ?')).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: '02 61 91 00 10' }).first()).toBeVisible()
  await expectAccessible(page)
  await before.getByRole('link', { name: 'Consulter la rubrique Assistance' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Assistance\s: les problèmes les plus fréquents$/u,
  )
})

test('REQ-017 three populations: administrative and technical, teacher or researcher, student', async ({
  as,
}) => {
  for (const [login, audience] of [
    [camille, 'Administratif et technique'],
    ['sacha.etudiant', 'Étudiant'],
  ] as const) {
    const page = await as(login, { at: '/compte' })
    await expect(page.getByRole('main').getByText(audience, { exact: true })).toBeVisible()
    await page.goto('/deposer')
    await expect(page.getByRole('list', { name: 'Catégories' }).getByRole('link')).toHaveCount(8)
  }
})

test('REQ-022 REQ-024 REQ-222 REQ-224 help names what one may ask, why all goes through here, and worries nobody', async ({
  open,
}) => {
  const page = await open()
  await page.goto('/aide')
  const chapter = (name: string | RegExp) => page.getByRole('region', { name })
  const what = chapter('Que puis-je demander ?')
  await expect(what).toContainText('Agatte sur votre smartphone')
  await expect(what).toContainText('trois dernières fiches de paie pour solliciter un emprunt')
  await expect(chapter('Dois-je passer par cette application ?')).toContainText(
    'Tous les tickets y sont centralisés',
  )
  await expect(chapter(/Je me suis trompé de catégorie/u)).toContainText('Pas d’inquiétude à avoir')
})

test('REQ-215 UX-01 UX-06 one’s own figures and the desk’s, in bars and in tables that anybody can read', async ({
  api,
  as,
}) => {
  await api(camille).file({ title: 'Compté aujourd’hui' })
  const page = await as(camille)
  const complaints = await complaintsOf(page)
  await page
    .getByRole('navigation', { name: 'Menu principal' })
    .getByRole('link', { name: 'Statistiques' })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Statistiques')
  const mine = page.getByRole('region', { name: /^Vous avez créé .+ tickets? en 12\smois$/u })
  const desk = page.getByRole('region', { name: /^L’assistance a reçu .+ tickets? en 12\smois$/u })
  for (const chapter of [mine, desk]) {
    await expect(chapter.getByRole('img', { name: /créés au plus en un mois/u })).toBeVisible()
    await chapter.getByText('Voir le tableau').click()
    await expect(chapter.getByRole('row')).toHaveCount(13)
  }
  const own = await sumOf(mine)
  expect(
    await page
      .getByRole('region', { name: /^Vous avez créé/u })
      .getByRole('heading')
      .textContent(),
  ).toContain(String(own))
  expect(own).toBeGreaterThan(0)
  expect(await sumOf(desk)).toBeGreaterThan(0)
  const services = page.getByRole('region', { name: /service par service/u })
  await expect(services.getByRole('row', { name: /^Applications et services métiers/u })).toBeVisible()

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 844 })
      await expectAccessible(page, `${colorScheme}, ${width}`)
      expect([await sidewaysScroll(page), await smallTargets(page)], `${width}`).toEqual([0, []])
    }
  }
  await spaceText(page)
  expect(await cutTexts(page)).toEqual([])
  expect(complaints).toEqual([])
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Statistiques')
})

/** What was filed, month after month, as the table of a chapter says. */
async function sumOf(chapter: Locator): Promise<number> {
  const months = await chapter.getByRole('row').getByRole('cell').allTextContents()
  return months.filter((_, place) => place % 3 === 1).reduce((sum, figure) => sum + Number(figure), 0)
}
