import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../fixtures.ts'
import { pastePicture } from '../clipboard.ts'
import { picture } from '../files.ts'

const camilleLogin = 'camille.demandeur'
const alexLogin = 'alex.agent'

test('REQ-144 REQ-145 REQ-158 REQ-159 REQ-165 the link of a question’s mail, opened signed out, leads through sign-in to that ticket, where one answers', async ({
  api,
  mailTo,
  open,
  desk,
}) => {
  const { reference } = await api(camilleLogin).file({ title: 'Imprimante du secrétariat' })
  await api(alexLogin).fire(reference, { event: 'take' })
  await api(alexLogin).fire(reference, { event: 'request_info', text: 'Quel est son modèle ?' })
  const question = await mailTo(camilleLogin, reference, 'Quel est son modèle ?')
  const link = new RegExp(`${desk.web}/demandes/${reference}\\S*`, 'u').exec(question.text)?.[0]

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
  test(`REQ-001 REQ-030 REQ-032 REQ-035 REQ-037 REQ-059 REQ-061 REQ-062 REQ-063 REQ-066 REQ-072 REQ-074 REQ-080 REQ-088 REQ-090 REQ-096 REQ-097 REQ-099 REQ-101 REQ-103 REQ-112 REQ-125 REQ-126 REQ-128 REQ-129 REQ-130 REQ-131 REQ-132 REQ-134 REQ-142 REQ-157 REQ-168 REQ-169 REQ-176 REQ-177 REQ-178 REQ-181 REQ-183 REQ-186 REQ-187 REQ-188 REQ-189 REQ-190 REQ-191 REQ-193 UX-33 UX-38 UX-40 UX-42 UX-43 on ${device}: filed with a screenshot, taken, asked, answered, proposed, refused with a reason, closed`, async ({
    as,
    api,
    mailTo,
  }) => {
    test.slow()
    const title = `GFC s’arrête, sur ${device}, ${Date.now()}`
    const [alex, camille] = await Promise.all([
      as(alexLogin, { at: '/bureau?vue=a-prendre&tri=-created' }),
      as(camilleLogin, { at: '/deposer', viewport }),
    ])
    await expect(alex.getByRole('heading', { level: 1, name: 'À prendre' })).toBeVisible()

    const reference = await file(camille, title)
    await mailTo(camilleLogin, reference, 'Votre demande est enregistrée')
    await mailTo(alexLogin, reference, 'Nouveau ticket pour l’équipe')
    await camille.getByRole('link', { name: 'Suivre cette demande' }).click()
    const now = camille.getByRole('list', { name: 'Avancement' }).locator('[aria-current=step]')
    const state = (label: string) => camille.getByRole('main').getByText(label, { exact: true }).first()
    const journal = camille.getByRole('textbox', { name: 'Journal Demandeur' })
    await expect(state('Affectée')).toBeVisible()
    await expect(now).toContainText('Envoyée')

    await alex.getByRole('status').getByRole('button', { name: 'Afficher' }).click()
    await alex.getByRole('link', { name: title }).click()
    await expect(alex.getByRole('heading', { level: 1 })).toContainText(title)
    await alex.getByRole('button', { name: 'Prendre en charge' }).click()
    await expect(now).toContainText('Prise en charge par Alex Agent')
    await expect(state('Assignée')).toBeVisible()
    await expect(camille.getByText('Alex Agent a pris le ticket en charge')).toBeVisible()
    await mailTo(camilleLogin, reference, 'Alex Agent a pris le ticket en charge')

    await journal.focus()
    await reply(alex, 'Quelle version ?', 'attendre sa réponse')
    await expect(camille.getByRole('article').filter({ hasText: 'Quelle version ?' })).toBeVisible()
    await expect(camille.getByText('Nouveau message de Alex Agent.')).toBeAttached()
    await expect(journal).toBeFocused()
    await expect(now).toContainText('Votre réponse est attendue')
    await expect(state('À compléter')).toBeVisible()
    await mailTo(camilleLogin, reference, 'Quelle version ?')

    await journal.fill('La 4.2.')
    await camille.getByRole('button', { name: 'Mettre à jour la demande' }).click()
    await expect(alex.getByRole('article').filter({ hasText: 'La 4.2.' })).toBeVisible()
    await mailTo(alexLogin, reference, 'La 4.2.')

    await reply(alex, 'Installez la 4.3.', 'résoudre')
    await expect(camille.getByRole('heading', { name: 'Le problème est-il résolu ?' })).toBeVisible()
    await expect(now).toContainText('Résolue votre accord est attendu')
    await mailTo(camilleLogin, reference, 'en attente d’approbation de votre part', 'Installez la 4.3.')

    await camille.getByRole('button', { name: 'Rouvrir cette demande' }).click()
    await camille.getByRole('button', { name: 'Ok', exact: true }).click()
    await expect(camille.getByText('Expliquez ce qui ne va pas : ces mots sont nécessaires')).toBeVisible()
    await expect(journal).toBeFocused()
    expect((await api(alexLogin).read(reference)).status).toBe('resolved')
    await journal.fill('La 4.3 refuse de s’installer.')
    await camille.getByRole('button', { name: 'Ok', exact: true }).click()
    await expect(now).toContainText('Rouverte')
    await expect(alex.getByRole('article').filter({ hasText: 'La 4.3 refuse de s’installer.' })).toBeVisible()
    const back = { reference, status: 'assigned', agent: { login: alexLogin } }
    expect(await api(alexLogin).read(reference)).toMatchObject(back)
    await mailTo(alexLogin, reference, 'a refusé la clôture', 'La 4.3 refuse de s’installer.')

    await reply(alex, 'Installée à distance.', 'résoudre')
    await mailTo(camilleLogin, reference, 'Installée à distance.')
    await camille.getByRole('button', { name: 'Clôre cette demande' }).click()
    await camille.getByRole('radio', { name: '5, très satisfait' }).check()
    await camille.getByRole('textbox', { name: /Un commentaire/u }).fill('Merci.')
    await camille.getByRole('button', { name: 'Confirmer la clôture' }).click()
    await expect(now).toContainText('Fermée')
    await expect(camille.getByText('Vous pouvez la rouvrir jusqu’au')).toBeVisible()
    await mailTo(alexLogin, reference, 'a approuvé la clôture')
    const approvals = await api(alexLogin).approvals(reference)
    expect(approvals.map(({ outcome, satisfaction }) => ({ outcome, satisfaction }))).toEqual([
      { outcome: 'refused', satisfaction: null },
      { outcome: 'approved', satisfaction: 5 },
    ])
  })
}

test('REQ-043 REQ-169 who takes a ticket that a colleague just took is told who', async ({ api, as }) => {
  const { reference } = await api(camilleLogin).file({ title: 'Prise par deux agents' })
  const noa = await as('noa.agent', { at: `/bureau/tickets/${reference}` })
  const take = noa.getByRole('button', { name: 'Prendre en charge' })
  await expect(take).toBeVisible()
  await noa.route('**/api/v1/events', (route) => route.abort())
  await noa.route('**/transitions', async (route) => {
    await api(alexLogin).fire(reference, { event: 'take' })
    await route.continue()
  })
  await take.click()
  await expect(noa.getByText(/Alex Agent/u).first()).toBeVisible()
  await expect(noa.getByRole('alert')).toContainText('Alex Agent')
})

/** Files from the catalogue on, with a screenshot pasted in the description; answers the reference. */
async function file(page: Page, title: string): Promise<string> {
  await expect(page.getByRole('heading', { level: 1, name: 'Sur quoi porte votre demande ?' })).toBeVisible()
  // The topics one chose lately come before those of the catalogue.
  await page
    .getByRole('link', { name: /Applications de gestion/u })
    .last()
    .click()
  await expect(page.getByText('Étape 2 sur 2 : décrire.')).toBeVisible()
  await expect(page.getByText('Applications et services métiers › Applications de gestion')).toBeVisible()
  await page.getByRole('textbox', { name: 'Objet de la demande' }).fill(title)
  const description = page.getByRole('textbox', { name: 'Description' })
  await description.fill('À l’impression de la balance, message 3141.')
  await pastePicture(page, picture('capture.png'))
  const files = page.getByRole('list', { name: 'Pièces jointes' })
  await expect(files.getByRole('listitem')).toContainText('Envoyé')
  await expect(page.getByRole('radio', { name: 'Une personne' })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'Moyenne' })).toBeChecked()
  await page.getByRole('radio', { name: 'Personnel' }).check()
  await page.getByRole('button', { name: 'Terminer' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Votre demande est déposée' })).toBeVisible()
  const filed = page.getByText(/Demande Utilisateur - R-\d{6} créé\(e\)\./u)
  await expect(filed).toBeVisible()
  await expect(page.getByRole('link', { name: /\.png/u })).toBeVisible()
  return /R-\d{6}/u.exec((await filed.textContent()) ?? '')?.[0] ?? ''
}

/** Answers the requester from the desk, then does what the words ask for. */
async function reply(page: Page, text: string, then: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Réponse à / }).fill(text)
  await page.getByRole('combobox', { name: 'puis, à l’envoi' }).selectOption({ label: then })
  await page.getByRole('button', { name: /^(?:Demander|Proposer) à / }).click()
  await expect(page.getByRole('article').filter({ hasText: text })).toBeVisible()
}
