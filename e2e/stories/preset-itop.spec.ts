import { expect, expectAccessible, signIn, test } from '../fixtures.ts'
import { followTile } from '../intranet.ts'
import { VIEWPORTS } from '../viewports.ts'

test.use({ preset: 'ul-itop' })

const camille = 'camille.demandeur'
const alex = 'alex.agent'

for (const [device, viewport] of VIEWPORTS) {
  test(`REQ-028 REQ-029 REQ-086 REQ-087 REQ-119 REQ-144 REQ-157 on ${device}: found by a word in the tree, described with care, reviewed, followed, closed and archived`, async ({
    api,
    as,
    mailTo,
  }) => {
    test.slow()
    const page = await as(camille, { viewport })
    await page.getByRole('main').getByRole('link', { name: 'Déposer une demande', exact: true }).click()
    await expect(page.getByText(/^Étape 1 sur 3\s: choisir le sujet\./u)).toBeVisible()
    await expect(page.getByRole('tree', { name: 'Sujets' })).toBeVisible()
    await page.getByLabel('Filtrer les sujets').fill('fiche de paie')
    await page.getByRole('treeitem', { name: /Services personnalisés pour les agents/u }).click()

    const description = page.getByRole('textbox', { name: 'Description' })
    await expect(description).toHaveAccessibleDescription(/Apportez un soin particulier à la description/u)
    await expect(description).toHaveAccessibleDescription(/Un exemple précis, ou toute information utile/u)
    for (const absent of ['Priorité', 'Impact', 'Au titre de', 'Téléphone de rappel'])
      await expect(page.getByText(absent, { exact: true })).toHaveCount(0)
    await expect(page.getByText(/^Étape 2 sur 3\s: décrire\./u)).toBeVisible()
    await page.getByRole('textbox', { name: 'Objet de la demande' }).fill('Trois fiches de paie')
    await description.fill('Pour un emprunt.')
    await page.getByRole('button', { name: 'Continuer', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vérifiez votre demande')
    await expect(page.getByText(/^Étape 3 sur 3\s: vérifier\./u)).toBeVisible()
    await page.getByRole('button', { name: 'Envoyer la demande' }).click()
    const said = await page.getByText(/^Demande R-\d{6} créée$/u).textContent()
    const reference = /R-\d{6}/u.exec(said ?? '')?.[0] ?? ''
    await mailTo(camille, reference, 'Votre demande est enregistrée')

    await page.getByRole('link', { name: 'Suivre cette demande' }).click()
    await expect(page.getByText('Affectée', { exact: true }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Modifier la demande' })).toHaveCount(0)
    await page.getByRole('textbox', { name: 'Journal public' }).fill('Celles de l’été.')
    await page.getByRole('button', { name: 'Mettre à jour la demande' }).click()
    await expect(page.getByRole('article').filter({ hasText: 'Celles de l’été.' })).toBeVisible()
    await api(alex).fire(reference, { event: 'take' })
    await expect(page.locator('dl > div').filter({ hasText: 'Gestionnaire' }).first()).toContainText(
      'Alex Agent',
    )
    await api(alex).fire(reference, { event: 'resolve', text: 'Les voici.' })
    await mailTo(camille, reference, 'Les voici.')
    const question = page.getByRole('region', { name: 'Le problème est-il résolu ?' })
    await question.getByRole('button', { name: 'Clôturer', exact: true }).click()
    await page.getByRole('button', { name: 'Confirmer la clôture' }).click()
    await expect(page.getByText('Clôturée', { exact: true }).first()).toBeVisible()

    await page.goto('/demandes')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tableau de bord')
    const archive = page.getByRole('region', { name: 'Demandes fermées' })
    await archive.getByRole('link', { name: reference, exact: true }).click()
    await expect(page.getByRole('article').filter({ hasText: 'Celles de l’été.' })).toBeAttached()
  })
}

test('REQ-005 REQ-021 REQ-023 REQ-049 REQ-221 by its address or the intranet’s tile, signed in, with no exception made and the most frequent problems first', async ({
  baseURL,
  open,
}) => {
  const page = await open()
  await page.goto('/')
  await expect(page).toHaveURL(/\/connexion/u)
  await expect(page.getByText(/Panne/u)).toHaveCount(0)
  const { id } = { id: 'messagerie-agenda' }
  await followTile(page, `${baseURL}/deposer?categorie=${id}`)
  await signIn(page, camille)
  await expect(page.getByRole('main').getByText('Messagerie, agenda')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('region', { name: 'Avant de faire une demande' })).toBeVisible()
  await expect(page.getByText(/Panne/u)).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Consulter la rubrique Assistance' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Assistance\s: les problèmes les plus fréquents$/u,
  )

  await page.goto('/aide')
  const what = page.getByRole('region', { name: 'Que puis-je demander ?' })
  await expect(what).toContainText('n’est pas uniquement réservé aux interventions techniques')
  await expect(what).toContainText('Un colis à expédier entre deux composantes de l’établissement')
  const must = page.getByRole('region', { name: 'Dois-je passer par cette application ?' })
  await expect(must).toContainText('Oui.')
  await expect(must).not.toContainText('Panne')
})

test('REQ-013 REQ-015 REQ-016 staff, students and heads of a structure each find who they are, and the catalogue', async ({
  as,
}) => {
  for (const [login, audience] of [
    [camille, 'Administratif et technique'],
    ['sacha.etudiant', 'Étudiant'],
    ['dominique.chef', 'Responsable de structure'],
  ] as const) {
    const page = await as(login, { at: '/compte' })
    await expect(page.getByRole('main').getByText(audience, { exact: true })).toBeVisible()
    await page.goto('/deposer')
    await expect(page.getByRole('treeitem', { name: 'HYGIENE - SECURITE' })).toBeVisible()
  }
})
