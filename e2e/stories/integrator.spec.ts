import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '../fixtures.ts'
import { addresses, tokenOf } from '../desk-files.ts'
import { picture } from '../files.ts'

const requester = 'camille.demandeur'
const agent = 'alex.agent'

test('REQ-151 REQ-152 REQ-154 REQ-156 REQ-158 REQ-161 REQ-162 REQ-167 the whole life of a ticket by REST alone, each step read in the mailbox', async ({
  api,
  desk,
  mailTo,
}) => {
  const camille = api(requester)
  const alex = api(agent)

  const screenshot = await camille.upload(picture('erreur.png'))
  const filed = await camille.file({
    title: 'GFC refuse la balance',
    attachmentIds: [screenshot.id],
  })
  const { reference } = filed
  expect(filed).toMatchObject({ status: 'dispatched', agent: null, standing: 'owner' })
  expect(filed.attachments.map((file) => file.sha256)).toEqual([screenshot.sha256])
  await mailTo(requester, reference, 'Votre demande est enregistrée', filed.team.label)
  await mailTo(agent, reference, 'Nouveau ticket pour l’équipe')

  expect(await alex.fire(reference, { event: 'take' })).toMatchObject({ status: 'assigned' })
  await mailTo(requester, reference, 'Alex Agent a pris le ticket en charge')

  await alex.fire(reference, { event: 'request_info', text: 'Quelle est la version de GFC ?' })
  const question = await mailTo(requester, reference, 'Quelle est la version de GFC ?')
  expect(question.text).toContain(`${desk.web}/demandes/${reference}`)

  await camille.write(reference, 'La 4.2, sur le poste de l’accueil.')
  expect(await camille.read(reference)).toMatchObject({ status: 'assigned' })
  await mailTo(agent, reference, 'a répondu à la question', 'La 4.2, sur le poste de l’accueil.')

  await alex.fire(reference, { event: 'resolve', text: 'Relancez GFC : le correctif est posé.' })
  const solution = await mailTo(
    requester,
    reference,
    'résolue, en attente d’approbation de votre part',
    'Relancez GFC : le correctif est posé.',
  )
  expect(solution.text).toContain(`/demandes/${reference}?choix=approuver`)
  expect(solution.text).toContain(`/demandes/${reference}?choix=refuser`)

  await camille.fire(reference, { event: 'refuse_closure', text: 'L’erreur est revenue ce matin.' })
  await mailTo(agent, reference, 'a refusé la clôture', 'L’erreur est revenue ce matin.')

  await alex.fire(reference, { event: 'resolve', text: 'Le pilote est remplacé.' })
  await mailTo(requester, reference, 'Le pilote est remplacé.')

  const closed = await camille.fire(reference, { event: 'approve_closure', satisfaction: 5 })
  expect(closed).toMatchObject({ reference, status: 'closed', closeReason: 'accepted' })
  await mailTo(agent, reference, 'a approuvé la clôture')

  const kinds = (await camille.journal(reference)).map((entry) => entry.kind)
  expect(kinds).toEqual(expect.arrayContaining(['file', 'take', 'request_info', 'provide_info', 'resolve']))
})

test('REQ-186 REQ-191 REQ-197 a closure is not refused without a reason, and comes back to the same agent under the same reference', async ({
  api,
}) => {
  const { reference } = await api(requester).file({ title: 'Édition des bulletins' })
  await api(agent).fire(reference, { event: 'take' })
  await api(agent).fire(reference, { event: 'resolve', text: 'Cochez « recto ».' })

  const silent = await api(requester).send('POST', `/tickets/${reference}/transitions`, {
    body: { event: 'refuse_closure', text: '  ' },
  })
  expect(silent.status()).toBe(422)
  const problem: { errors: { pointer: string }[] } = await silent.json()
  expect(problem.errors.map((error) => error.pointer)).toEqual(['/text'])

  const back = await api(requester).fire(reference, { event: 'refuse_closure', text: 'C’est coché.' })
  expect(back).toMatchObject({ reference, status: 'assigned', agent: { login: agent } })
})

test('a retried filing makes one ticket; the same key with other words is refused', async ({ api }) => {
  const camille = api(requester)
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const categoryId = (await camille.topic()).id
  const body = { categoryId, title: 'Envoyée deux fois', description: 'Le réseau a coupé.' }

  const answers = await Promise.all([1, 2, 3].map(() => camille.send('POST', '/tickets', { body, headers })))
  expect(answers.map((answer) => answer.status())).toEqual([201, 201, 201])
  const references = new Set<string>()
  for (const answer of answers) references.add((await answer.json()).reference)
  expect(references.size).toBe(1)

  const other = await camille.send('POST', '/tickets', { body: { ...body, title: 'Autre' }, headers })
  expect(other.status()).toBe(422)
  expect(await other.json()).toMatchObject({ code: 'idempotency-mismatch' })
})

test('REQ-138 an edit that names the version it read is refused once somebody was first, and changes nothing', async ({
  api,
}) => {
  const camille = api(requester)
  const { reference } = await camille.file({ title: 'Premier titre' })
  const path = `/tickets/${reference}`
  const etag = (await camille.send('GET', path)).headers()['etag'] ?? ''
  const headers = { 'If-Match': etag }

  const first = await camille.send('PATCH', path, { body: { title: 'Deuxième titre' }, headers })
  expect(first.status()).toBe(200)
  const stale = await camille.send('PATCH', path, { body: { title: 'Troisième titre' }, headers })
  expect(stale.status()).toBe(412)
  expect(await stale.json()).toMatchObject({ code: 'stale-version' })
  expect((await camille.read(reference)).title).toBe('Deuxième titre')
})

test('the first curl of the README works as it is printed', async ({ api, desk }) => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const printed = /## The first `curl`\s+```sh\n([\s\S]*?)```/u.exec(readme)?.[1] ?? ''
  const topic = await api(requester).topic()
  const before = await api(requester).file({ title: 'Avant' })
  await api(agent).fire(before.reference, { event: 'take' })
  await api(agent).fire(before.reference, { event: 'resolve', text: 'Voilà.' })

  const typed = printed
    .replace(/TOKEN=\S+/u, `TOKEN=${tokenOf(requester, desk)}`)
    .replace(/API=\S+/u, `API=${addresses(desk).api}`)
    .replace('"categoryId":"…"', `"categoryId":"${topic.id}"`)
    .replaceAll('R-000041', before.reference)
  const { stdout } = await promisify(execFile)('sh', ['-c', typed])
  expect(stdout).toContain(topic.label)
  expect(stdout).toMatch(/"title" ?: ?"GFC : erreur 3141"/u)
  expect((await api(requester).read(before.reference)).status).toBe('closed')
})
