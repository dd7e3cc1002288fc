import { expect, signIn, test } from '../fixtures.ts'
import { addresses } from '../desk-files.ts'

const camilleLogin = 'camille.demandeur'
const alexLogin = 'alex.agent'

test('REQ-144 REQ-145 REQ-158 REQ-159 REQ-165 the link of a question’s mail, opened signed out, leads through sign-in to that ticket, where one answers', async ({
  api,
  mailTo,
  open,
}) => {
  const { reference } = await api(camilleLogin).file({ title: 'Imprimante du secrétariat' })
  await api(alexLogin).fire(reference, { event: 'take' })
  await api(alexLogin).fire(reference, { event: 'request_info', text: 'Quel est son modèle ?' })
  const question = await mailTo(camilleLogin, reference, 'Quel est son modèle ?')
  const link = new RegExp(`${addresses().web}/demandes/${reference}\\S*`, 'u').exec(question.text)?.[0]

  const page = await open()
  await page.goto(link ?? '')
  await signIn(page, camilleLogin)

  await expect(page).toHaveURL(new RegExp(`/demandes/${reference}`, 'u'))
  await expect(page.getByRole('heading', { level: 1, name: 'Imprimante du secrétariat' })).toBeVisible()
  await expect(page.getByText('Quel est son modèle ?')).toBeVisible()
  await page.getByRole('textbox', { name: 'Journal Demandeur' }).fill('Une Ricoh 3054.')
  await page.getByRole('button', { name: 'Mettre à jour la demande' }).click()
  await expect(page.getByText('C’est envoyé. L’équipe est prévenue.')).toBeVisible()
  await expect(page.getByRole('article').filter({ hasText: 'Une Ricoh 3054.' })).toBeVisible()
  await mailTo(alexLogin, reference, 'a répondu à la question', 'Une Ricoh 3054.')
})
