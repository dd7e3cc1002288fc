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

for (const [device, viewport] of [
  ['a desk', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test(`UX-40 UX-42 UX-43 REQ-125 REQ-129 REQ-131 REQ-132 REQ-134 REQ-142 REQ-157 REQ-181 REQ-183 REQ-186 REQ-188 REQ-189 REQ-190 REQ-191 REQ-193 followed on ${device}: asked, answered, proposed, refused with a reason, closed`, async ({
    api,
    as,
    mailTo,
  }) => {
    const alex = api(alexLogin)
    const { reference } = await api(camilleLogin).file({ title: `Suivie sur ${device}` })
    const camille = await as(camilleLogin, { at: `/demandes/${reference}`, viewport })
    const now = camille.getByRole('list', { name: 'Avancement' }).locator('[aria-current=step]')
    const state = (label: string) => camille.getByRole('main').getByText(label, { exact: true }).first()
    const journal = camille.getByRole('textbox', { name: 'Journal Demandeur' })
    await expect(now).toContainText('Envoyée')
    await expect(state('Affectée')).toBeVisible()

    await alex.fire(reference, { event: 'take' })
    await expect(now).toContainText('Prise en charge par Alex Agent')
    await expect(state('Assignée')).toBeVisible()
    await expect(camille.getByText('Alex Agent a pris le ticket en charge')).toBeVisible()
    await expect(camille.getByText('Alex Agent s’en occupe')).toBeVisible()
    await mailTo(camilleLogin, reference, 'Alex Agent a pris le ticket en charge')

    await journal.focus()
    await alex.fire(reference, { event: 'request_info', text: 'Quelle version ?' })
    await expect(camille.getByRole('article').filter({ hasText: 'Quelle version ?' })).toBeVisible()
    await expect(now).toContainText('Votre réponse est attendue')
    await expect(state('À compléter')).toBeVisible()
    await expect(camille.getByText('Nouveau message de Alex Agent.')).toBeAttached()
    await expect(journal).toBeFocused()
    await mailTo(camilleLogin, reference, 'Quelle version ?')

    await journal.fill('La 4.2.')
    await camille.getByRole('button', { name: 'Mettre à jour la demande' }).click()
    await expect(camille.getByRole('article').filter({ hasText: 'La 4.2.' })).toBeVisible()
    await mailTo(alexLogin, reference, 'La 4.2.')

    await alex.fire(reference, { event: 'resolve', text: 'Installez la 4.3.' })
    await expect(camille.getByRole('heading', { name: 'Le problème est-il résolu ?' })).toBeVisible()
    await expect(now).toContainText('Résolue votre accord est attendu')
    await expect(state('Résolue')).toBeVisible()
    await mailTo(camilleLogin, reference, 'en attente d’approbation de votre part', 'Installez la 4.3.')

    await camille.getByRole('button', { name: 'Rouvrir cette demande' }).click()
    await camille.getByRole('button', { name: 'Ok', exact: true }).click()
    await expect(camille.getByText('Expliquez ce qui ne va pas : ces mots sont nécessaires')).toBeVisible()
    await expect(journal).toBeFocused()
    expect((await alex.read(reference)).status).toBe('resolved')
    await journal.fill('La 4.3 refuse de s’installer.')
    await camille.getByRole('button', { name: 'Ok', exact: true }).click()
    await expect(camille.getByText('C’est rouvert. L’équipe a reçu vos mots.')).toBeVisible()
    await expect(now).toContainText('Rouverte')
    await expect(state('Assignée')).toBeVisible()
    expect(await alex.read(reference)).toMatchObject({
      reference,
      status: 'assigned',
      agent: { login: alexLogin },
    })
    await mailTo(alexLogin, reference, 'a refusé la clôture', 'La 4.3 refuse de s’installer.')

    await alex.fire(reference, { event: 'resolve', text: 'Installée à distance.' })
    await mailTo(camilleLogin, reference, 'Installée à distance.')
    await camille.getByRole('button', { name: 'Clôre cette demande' }).click()
    await camille.getByRole('radio', { name: '5, très satisfait' }).check()
    await camille.getByRole('textbox', { name: /Un commentaire/ }).fill('Merci.')
    await camille.getByRole('button', { name: 'Confirmer la clôture' }).click()
    await expect(camille.getByText('C’est clôturé.')).toBeVisible()
    await expect(now).toContainText('Fermée')
    await expect(state('Fermée')).toBeVisible()
    await expect(camille.getByText('Vous pouvez la rouvrir jusqu’au')).toBeVisible()
    await mailTo(alexLogin, reference, 'a approuvé la clôture')
    const approvals = await alex.approvals(reference)
    expect(approvals.map(({ outcome, satisfaction }) => ({ outcome, satisfaction }))).toEqual([
      { outcome: 'refused', satisfaction: null },
      { outcome: 'approved', satisfaction: 5 },
    ])
  })
}
