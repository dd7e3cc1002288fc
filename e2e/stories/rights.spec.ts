import { expect, test } from '../fixtures.ts'
import { addresses } from '../desk-files.ts'
import type { Mail } from '../fixtures.ts'

const camille = 'camille.demandeur'
const dominique = 'dominique.chef'
const alex = 'alex.agent'
const secret = 'Le demandeur a tort, entre nous.'
const poison = `<img src=x onerror="window.__x=1"><script>window.__x=1</script>{{7*7}}`

test('REQ-016 REQ-070 REQ-076 REQ-209 the head of the establishment follows what is filed in its name, and nothing personal', async ({
  api,
  as,
}) => {
  const filer = api(camille)
  const shared = await filer.file({ title: 'Au nom du rectorat', onBehalf: 'establishment' })
  const own = await filer.file({ title: 'Ma fiche de paie', onBehalf: 'personal' })

  const page = await as(dominique, { at: `/demandes/${shared.reference}` })
  await expect(page.getByRole('heading', { level: 1, name: 'Au nom du rectorat' })).toBeVisible()
  await expect(page.getByText('0149001A pu RECTORAT ACADEMIE DE VALMER VALMER 1')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mettre à jour la demande' })).toHaveCount(0)
  await page.goto(`/demandes/${own.reference}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Cette demande n’existe pas' })).toBeVisible()

  const establishment = await api(dominique).send('GET', '/tickets?view=establishment&limit=200')
  const listed = await establishment.text()
  expect(listed).toContain(shared.reference)
  expect(listed).not.toContain(own.reference)
})

test('REQ-207 the requester adds a contact from the portal, who is told, reads, and may write', async ({
  api,
  as,
  mailTo,
}) => {
  const { reference } = await api(camille).file({ title: 'À suivre à deux' })
  const page = await as(camille, { at: `/demandes/${reference}` })
  await page.getByRole('button', { name: 'Ajouter un contact' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ajouter un contact' })
  await dialog.getByLabel('Identifiant ou adresse de messagerie').fill('dominique.chef')
  await dialog.getByRole('button', { name: 'Rechercher' }).click()
  await dialog.getByRole('button', { name: 'Ajouter Dominique Chef' }).click()
  await expect(page.getByText('Le contact est ajouté.')).toBeVisible()
  await mailTo(dominique, reference, 'vous ajoute aux contacts')

  const contact = await as(dominique, { at: `/demandes/${reference}` })
  await contact.getByRole('textbox', { name: 'Journal Demandeur' }).fill('J’ai la même erreur.')
  await contact.getByRole('button', { name: 'Mettre à jour la demande' }).click()
  await expect(page.getByRole('article').filter({ hasText: 'J’ai la même erreur.' })).toBeVisible()
  expect((await api(dominique).read(reference)).allowed).not.toContain('approve_closure')
})

test('somebody else’s ticket and no ticket at all get the same answer', async ({ api, as }) => {
  const { reference } = await api(camille).file({ title: 'À Camille' })
  const sacha = api('sacha.etudiant')
  const said = await Promise.all(
    [reference, 'R-999999'].map(async (each) => {
      const answer = await sacha.send('GET', `/tickets/${each}`)
      const { requestId: _, ...problem }: Record<string, unknown> = await answer.json()
      return { status: answer.status(), problem }
    }),
  )
  expect(said[0]).toEqual(said[1])
  expect(said[0]?.status).toBe(404)

  const page = await as('sacha.etudiant', { at: `/demandes/${reference}` })
  await expect(page.getByRole('heading', { level: 1, name: 'Cette demande n’existe pas' })).toBeVisible()
  const shown = await page.getByRole('main').innerText()
  await page.goto('/demandes/R-999999')
  await expect(page.getByRole('heading', { level: 1, name: 'Cette demande n’existe pas' })).toBeVisible()
  expect(await page.getByRole('main').innerText()).toBe(shown)
})

test('UX-41 UX-45 an internal note reaches the team, and never the requester: not their page, mails, live events nor API', async ({
  api,
  as,
  desk,
  mailTo,
  request,
}) => {
  const { reference, version } = await api(camille).file({ title: 'Entre nous' })
  await api(alex).fire(reference, { event: 'take' })
  const requester = await as(camille, { at: `/demandes/${reference}` })
  await expect(requester.getByText('Alex Agent a pris le ticket en charge')).toBeVisible()
  const agent = await as('noa.agent', { at: `/bureau/tickets/${reference}` })

  await agent.getByRole('tab', { name: 'Note interne' }).click()
  await agent.getByRole('textbox', { name: 'Note interne' }).fill(secret)
  await agent.getByRole('button', { name: 'Ajouter la note' }).click()
  const note = agent.getByRole('article').filter({ hasText: secret })
  await expect(note).toContainText('Note interne – invisible du demandeur')
  await mailTo(alex, reference, 'a écrit une note interne')

  // What follows is public: by then, the note had every occasion to show.
  await api(alex).write(reference, 'On s’en occupe.')
  await expect(requester.getByRole('article').filter({ hasText: 'On s’en occupe.' })).toBeVisible()
  await mailTo(camille, reference, 'On s’en occupe.')
  expect(await requester.content()).not.toContain(secret)
  expect(JSON.stringify(await api(camille).journal(reference))).not.toContain(secret)
  const read = await api(camille).read(reference)
  expect(read.version).toBe(version + 1)
  expect(read).not.toHaveProperty('priority')
  expect(read).not.toHaveProperty('teamUpdatedAt')
  const mails: Mail[] = await (await request.get(`${addresses(desk).mailbox}/messages`)).json()
  const toCamille = mails.filter((mail) => JSON.stringify(mail.to).includes(camille))
  expect(JSON.stringify(toCamille)).not.toContain(secret)
})

test('AC-45 what looks like a program is shown as it was typed, everywhere', async ({ api, as, mailTo }) => {
  const { reference } = await api(camille).file({ title: poison, description: poison })
  await api(alex).fire(reference, { event: 'take' })
  await api(alex).write(reference, poison)

  const requester = await as(camille, { at: `/demandes/${reference}` })
  await expect(requester.getByRole('heading', { level: 1 })).toHaveText(poison)
  await expect(requester.getByRole('article').filter({ hasText: poison })).toHaveCount(2)
  await requester.goto('/demandes')
  await expect(requester.getByText(poison).first()).toBeVisible()
  const agent = await as(alex, { at: `/bureau/tickets/${reference}` })
  await expect(agent.getByRole('heading', { level: 1 })).toContainText(poison)
  for (const page of [requester, agent]) expect(await page.evaluate(() => '__x' in window)).toBe(false)

  const mail = await mailTo(camille, reference, 'a écrit un message')
  await requester.setContent(mail.html)
  await expect(requester.getByText(poison).first()).toBeVisible()
  expect(await requester.evaluate(() => '__x' in window)).toBe(false)
})

test('AC-63 an SVG is handed over as a download, and never rendered', async ({ api, as }) => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>window.__x=1</script></svg>'
  const buffer = Buffer.from(drawing)
  const file = await api(camille).upload({ name: 'plan.svg', mimeType: 'image/svg+xml', buffer })
  const { reference } = await api(camille).file({ title: 'Un plan', attachmentIds: [file.id] })
  for (const path of ['content', 'content?inline=1']) {
    const answer = await api(camille).send('GET', `/attachments/${file.id}/${path}`)
    expect(answer.headers()['content-disposition']).toMatch(/^attachment/u)
    expect(answer.headers()['x-content-type-options']).toBe('nosniff')
  }
  const page = await as(camille, { at: `/demandes/${reference}` })
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /plan\.svg/u }).click()
  expect((await download).suggestedFilename()).toBe('plan.svg')
})
