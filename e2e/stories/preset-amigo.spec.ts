import { expect, signIn, test } from '../fixtures.ts'
import { followTile } from '../intranet.ts'

test('REQ-004 REQ-011 at its own address, with the identifiers of the mail and the intranet, whoever has an account files', async ({
  baseURL,
  open,
}) => {
  const page = await open()
  await page.goto('/')
  await expect(
    page.getByText(/Vos identifiants habituels\s: ceux de la messagerie et de l’intranet/u),
  ).toBeVisible()
  await followTile(page, `${baseURL}/deposer?categorie=messagerie-agenda`)
  await signIn(page, 'sacha.etudiant')
  await page.getByRole('textbox', { name: 'Objet de la demande' }).fill('Boîte pleine')
  await page.getByRole('textbox', { name: 'Description' }).fill('Plus rien n’arrive.')
  await expect(page.getByText('Aucun fichier sélectionné.')).toBeVisible()
  await page.getByRole('button', { name: 'Terminer' }).click()
  await expect(page.getByText(/^Demande Utilisateur - R-\d{6} créé\(e\)\.$/u)).toBeVisible()
})

test('REQ-217 the guide of the application says its version and that the next ones update it', async ({
  open,
}) => {
  const page = await open()
  await page.goto('/aide')
  await expect(
    page.getByText(/^Guide, version \d+\.\d+\. Chaque nouvelle version de l’application le met à jour\.$/u),
  ).toBeVisible()
})

test('a link to a category that does not exist opens the catalogue, filtered by its words', async ({
  as,
}) => {
  const page = await as('camille.demandeur', { at: '/deposer?categorie=imprimante-couleur' })
  await expect(page.getByLabel('Filtrer les sujets')).toHaveValue('imprimante-couleur')
  await page.goto('/deposer?categorie=Communication et collaboration')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Communication et collaboration')
})
