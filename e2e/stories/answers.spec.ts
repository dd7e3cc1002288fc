import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'

const camille = 'camille.demandeur'
const sacha = 'sacha.etudiant'

test('REQ-051 REQ-052 REQ-053 REQ-057 one looks among the answers before filing, reads one, says that it helped', async ({
  as,
}) => {
  const page = await as(camille)
  await page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: 'FAQ' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Questions fréquentes' })).toBeVisible()
  await expect(page.getByText(/Cherchez ici avant de déposer une demande/u)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Les plus lues' }).getByRole('listitem')).not.toHaveCount(0)

  await page.getByRole('searchbox', { name: 'Chercher dans les réponses' }).fill('mots de passe')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/reponses\?q=mots/u)
  // Those that are read most stay in sight until what was looked for is there.
  const found = page.getByRole('region', { name: 'Réponses trouvées' })
  await found.getByRole('link', { name: /Changer ou retrouver son mot de passe/u }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Changer ou retrouver/u })).toBeFocused()
  await expect(page.getByText(/Mode d’emploi · Dernière modification\s: /u)).toBeVisible()
  const opinion = page.getByRole('form', { name: /Cette réponse vous a-t-elle aidé/u })
  await opinion.getByRole('button', { name: 'Oui' }).click()
  await expect(opinion.getByRole('status')).toHaveText('Merci, votre avis est enregistré.')
  await opinion.getByRole('textbox', { name: /Un mot pour l’améliorer/u }).fill('Très clair.')
  await opinion.getByRole('button', { name: 'Envoyer' }).click()
  await page.reload()
  await expect(opinion.getByRole('button', { name: 'Oui' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('link', { name: 'Déposer une demande', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Décrivez votre demande' })).toBeVisible()
})

test('REQ-054 REQ-055 the product field wakes at three characters; what is for staff is not shown to a student', async ({
  as,
}) => {
  const page = await as(camille, { at: '/reponses' })
  const product = page.getByRole('combobox', { name: /Produit/u })
  await product.click()
  await product.pressSequentially('th')
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(0)
  await product.pressSequentially('u')
  await page.getByRole('option', { name: 'Mozilla Thunderbird' }).click()
  await expect(page).toHaveURL(/produit=/u)
  const found = page.getByRole('region', { name: 'Réponses trouvées' })
  await expect(found.getByRole('link', { name: /Thunderbird redemande/u })).toBeVisible()
  await expect(page.getByRole('link', { name: /GFC/u })).toHaveCount(0)

  const student = await as(sacha, { at: '/reponses?q=GFC' })
  await expect(student.getByText('Aucune réponse ne convient')).toBeVisible()
})

test('REQ-053 UX-26 UX-27 while one writes, answers come beside the form, which stays untouched; the one that fits ends the filing', async ({
  api,
  as,
}) => {
  const { id } = await api(camille).topic()
  const page = await as(camille, { at: `/deposer/${id}` })
  const region = page.getByRole('region', { name: /peu(t|vent) vous aider/u })
  const before = await filedBy(page)
  await title(page).pressSequentially('GFC erreur')
  await expect(region).toHaveCount(0)
  await title(page).pressSequentially(' 3141 à l’impression')
  await expect(region).toBeVisible()
  await expect(title(page)).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: /peu(t|vent) vous aider/u })).toHaveCount(1)

  const answer = region.getByRole('button', { name: /l’impression s’arrête sur l’erreur 3141/u })
  await answer.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/Fermez GFC sur tous les postes/u)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(answer).toBeFocused()
  await expect(title(page)).toHaveValue('GFC erreur 3141 à l’impression')

  await answer.click()
  await dialog.getByRole('button', { name: 'Cela répond à ma question' }).click()
  await expect(page.getByText(/Votre demande n’a pas été déposée/u)).toBeVisible()
  await expect(page).toHaveURL(/\/$/u)
  expect(await filedBy(page)).toBe(before)
})

test('REQ-053 « Non, continuer » hides the answers for good, and the request is filed', async ({
  api,
  as,
}) => {
  const { id } = await api(camille).topic()
  const page = await as(camille, { at: `/deposer/${id}` })
  await title(page).fill('Encore l’erreur 3141 à l’impression')
  await page.getByRole('button', { name: 'Non, continuer' }).click()
  await page
    .getByRole('textbox', { name: 'Description' })
    .fill('Le dossier d’impression de GFC est déjà vide.')
  await page.getByRole('radio', { name: 'Personnel', exact: true }).check()
  await expect(page.getByRole('button', { name: 'Non, continuer' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Terminer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Votre demande est déposée' })).toBeVisible()
})

test('REQ-217 REQ-225 REQ-226 the desk answers the questions about itself, on a page that says its date', async ({
  open,
}) => {
  const page = await open()
  await page.goto('/aide')
  await expect(page.getByText(/Dernière modification\s: /u)).toBeVisible()
  await page.getByRole('link', { name: 'Questions sur l’assistance elle-même' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Questions les plus fréquentes' })).toBeFocused()
  await expect(page.getByRole('heading', { level: 2, name: /Suis-je obligé de passer par/u })).toBeVisible()
  await expect(page.getByText(/Dernière modification\s: /u)).toBeVisible()
})

const title = (page: Page) => page.getByRole('textbox', { name: 'Objet de la demande' })

async function filedBy(page: Page): Promise<number> {
  const counts = await page.request.get('/api/v1/tickets/counts')
  const { mine }: { mine: { open: number } } = await counts.json()
  return mine.open
}
