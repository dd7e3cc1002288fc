import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { holdBack } from '../slow.ts'

const [alex, robin, camille] = ['alex.agent', 'robin.responsable', 'camille.demandeur'] as const
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('REQ-056 REQ-058 an author sees what nobody found, writes the answer, has it reviewed, and reads what people say of it', async ({
  as,
}) => {
  const seeker = await as(camille, { at: '/reponses?q=calculatrice+graphique' })
  await expect(seeker.getByText('Aucune réponse ne convient')).toBeVisible()

  const author = await as(alex, { at: '/bureau' })
  await author
    .getByRole('navigation', { name: 'Vues' })
    .getByRole('link', { name: 'Réponses de la FAQ' })
    .click()
  await expect(author.getByRole('heading', { level: 1, name: 'Réponses de la FAQ' })).toBeFocused()
  await author.getByRole('button', { name: 'Écrire la réponse à « calculatrice graphique »' }).click()
  const begun = author.getByRole('dialog')
  await begun.getByRole('textbox', { name: 'Titre' }).fill('Installer la calculatrice graphique')
  await begun.getByRole('button', { name: 'Créer le brouillon' }).click()
  await expect(author.getByRole('heading', { level: 1, name: 'Installer la calculatrice' })).toBeVisible()

  await author.getByRole('textbox', { name: 'Résumé' }).fill('Depuis le portail des logiciels.')
  const text = author.getByRole('textbox', { name: 'Texte de la réponse' })
  await text.click()
  await author.keyboard.type('Ouvrez le portail.')
  await author.keyboard.press('Alt+F10')
  await expect(author.getByRole('button', { name: 'Titre', exact: true })).toBeFocused()
  for (const name of ['Sous-titre', 'Gras', 'Italique', 'Liste à puces', 'Liste numérotée']) {
    await author.keyboard.press('ArrowRight')
    await expect(author.getByRole('button', { name, exact: true })).toBeFocused()
  }
  await author.keyboard.press('Enter')
  await expect(text).toBeFocused()
  await expect(text.getByRole('listitem')).toHaveText('Ouvrez le portail.')
  await addPicture(author)
  await author.getByRole('combobox', { name: /Ajouter un sujet/u }).fill('Applications de gestion')
  await author.getByRole('option', { name: /Applications de gestion/u }).click()
  await author.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(author.getByText('La réponse est enregistrée.')).toBeVisible()
  await author.getByRole('button', { name: 'Aperçu' }).click()
  const preview = author.getByRole('dialog')
  await expect(preview.getByRole('img', { name: 'Le portail ouvert' })).toBeVisible()
  await author.keyboard.press('Escape')
  await expect(author.getByRole('button', { name: 'Publier' })).toHaveCount(0)
  await author.getByRole('button', { name: 'Proposer à la relecture' }).click()
  await expect(author.getByText('À relire', { exact: true })).toBeVisible()
  const address = new URL(author.url()).pathname
  await seeker.goto(address.replace('/bureau', ''))
  await expect(seeker.getByRole('heading', { level: 1, name: 'Cette réponse n’existe pas' })).toBeVisible()

  const reviewer = await as(robin, { at: '/bureau/reponses?etat=review' })
  await reviewer.getByRole('link', { name: 'Installer la calculatrice graphique' }).click()
  await reviewer.getByRole('button', { name: 'Publier' }).click()
  await expect(reviewer.getByText('La réponse est publiée.')).toBeVisible()
  await expect(reviewer.getByText('Robin Responsable l’a publiée')).toBeVisible()

  await seeker.goto('/reponses?q=calculatrice+graphique')
  await seeker.getByRole('link', { name: 'Installer la calculatrice graphique' }).click()
  await expect(seeker.getByRole('img', { name: 'Le portail ouvert' })).toBeVisible()
  await expect(seeker.getByText(/Dernière modification/u)).toBeVisible()
  await seeker.getByRole('button', { name: 'Non', exact: true }).click()
  await seeker.getByRole('textbox', { name: /Un mot pour l’améliorer/u }).fill('Et sur un Mac ?')
  await seeker.getByRole('button', { name: 'Envoyer' }).click()
  await expect(seeker.getByText('Merci, votre avis est enregistré.')).toBeVisible()
  await author.reload()
  await expect(author.getByText('Et sur un Mac ?')).toBeVisible()
})

test('REQ-056 nothing typed is lost: a reload brings it back, and of two authors the second chooses', async ({
  as,
}) => {
  const author = await as(alex, { at: '/bureau/reponses' })
  await begin(author, 'Deux mains')
  const summary = author.getByRole('textbox', { name: 'Résumé' })
  await summary.fill('Écrit par Alex.')
  await expect(author.getByText('Modifications non enregistrées')).toBeVisible()
  await author.waitForTimeout(1_500)
  await author.reload()
  await expect(author.getByText(/n’était pas enregistré\s: le voici/u)).toBeVisible()
  await expect(summary).toHaveValue('Écrit par Alex.')

  const other = await as(robin, { at: new URL(author.url()).pathname })
  await other.getByRole('textbox', { name: 'Résumé' }).fill('Écrit par Robin.')
  await other.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(other.getByText('La réponse est enregistrée.')).toBeVisible()
  await author.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(author.getByText('Quelqu’un a changé cette réponse entre-temps')).toBeVisible()
  await expect(summary).toHaveValue('Écrit par Alex.')
  await author.getByRole('button', { name: 'Enregistrer ma version' }).click()
  await expect(author.getByText('La réponse est enregistrée.')).toBeVisible()

  // Typed while a save is on its way, it is neither saved nor lost.
  const letGo = await holdBack(author, 'PUT', '/authoring/answers/')
  await summary.fill('Écrit par Alex, encore.')
  await author.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await summary.press('End')
  await summary.pressSequentially(' Et la suite.')
  letGo()
  await expect(author.getByRole('button', { name: 'Voir la version 4' })).toBeVisible()
  await expect(summary).toHaveValue('Écrit par Alex, encore. Et la suite.')
  await expect(author.getByText('Modifications non enregistrées')).toBeVisible()
  await author.waitForTimeout(1_500)
  await author.reload()
  await expect(summary).toHaveValue('Écrit par Alex, encore. Et la suite.')

  await author.getByRole('button', { name: 'Voir la version 2' }).click()
  await author.getByRole('dialog').getByRole('button', { name: 'Restaurer cette version' }).click()
  await expect(author.getByText('La version 2 est restaurée.')).toBeVisible()
  await expect(summary).toHaveValue('Écrit par Robin.')
})

test('AC-39 a solved ticket gives a draft without its people; Markdown that is pasted is formatted', async ({
  api,
  as,
}) => {
  const { reference } = await api(camille).file({
    title: 'Relance de la balance',
    description: 'Camille Demandeur, 02 31 45 67 89 : erreur 3141.',
  })
  await api(alex).fire(reference, { event: 'take' })
  await api(alex).write(reference, 'ZZINTERNALZZ', 'team')
  await api(alex).fire(reference, { event: 'resolve', text: 'Bonjour Camille, videz le dossier Impression.' })
  const author = await as(alex, { at: `/bureau/tickets/${reference}` })
  await author.getByRole('button', { name: 'Créer une réponse depuis ce ticket' }).click()
  const text = author.getByRole('textbox', { name: 'Texte de la réponse' })
  await expect(text).toContainText('videz le dossier Impression')
  await expect(text).toContainText('erreur 3141')
  await expect(text).not.toContainText(/Camille|02 31|ZZINTERNALZZ/u)

  await text.click()
  await author.keyboard.press('Control+A')
  await author.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '## Étapes\n\n1. **Fermez** GFC\n2. Videz le dossier')
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(paste)
  })
  await expect(text.getByRole('heading', { name: 'Étapes' })).toBeVisible()
  await expect(text.getByRole('listitem')).toHaveCount(2)
})

test('the editor comes to authors alone: no page of the portal asks for it', async ({ as }) => {
  const asked: string[] = []
  const page = await as(alex)
  page.on('request', (request) => asked.push(request.url()))
  for (const address of ['/', '/reponses', '/deposer', '/demandes', '/bureau', '/bureau/reponses']) {
    await page.goto(address)
    await page.waitForLoadState('networkidle')
  }
  expect(asked.filter((url) => url.includes('rich-editor'))).toEqual([])
  await page.getByRole('row').getByRole('link').first().click()
  await expect.poll(() => asked.some((url) => url.includes('rich-editor'))).toBe(true)
})

async function begin(author: Page, title: string): Promise<void> {
  await author.getByRole('button', { name: 'Nouvelle réponse' }).click()
  await author.getByRole('dialog').getByRole('textbox', { name: 'Titre' }).fill(title)
  await author.getByRole('button', { name: 'Créer le brouillon' }).click()
  await expect(author.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

async function addPicture(author: Page): Promise<void> {
  await author.getByRole('button', { name: 'Image', exact: true }).click()
  const dialog = author.getByRole('dialog')
  await dialog
    .getByLabel('Fichier de l’image')
    .setInputFiles({ name: 'portail.png', mimeType: 'image/png', buffer: png })
  await dialog.getByRole('button', { name: 'Mettre l’image' }).click()
  await expect(dialog.getByText('Dites ce que l’image montre.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Texte de remplacement' }).fill('Le portail ouvert')
  await dialog.getByRole('button', { name: 'Mettre l’image' }).click()
  await expect(author.getByRole('textbox', { name: 'Texte de la réponse' }).getByRole('img')).toBeVisible()
}
