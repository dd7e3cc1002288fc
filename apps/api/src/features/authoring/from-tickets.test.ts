import { addImage, getWritten, listSearches, writeAnswer } from '@guichet/contracts/authoring'
import { listMostRead } from '@guichet/contracts/answers'
import { afterAll, expect, test } from 'vitest'
import { putAnswer } from '../../../test/answer-rows.ts'
import { filePart, multipartOf } from '../../../test/multipart.ts'
import { makeTeam } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import { putCategory, putEntry, putTicket } from '../../../test/ticket-rows.ts'
import { sweepUnused } from '../attachments/jobs.ts'

const desk = await startApp()
afterAll(() => desk.close())
const { db } = desk
const team = await makeTeam(db, 'Applications', { 'alex.agent': 'agent', 'robin.responsable': 'lead' })
await makeTeam(db, 'Réseau', { 'lou.reseau': 'agent' })
const service = await putCategory(db, team.id, { label: 'Applications', acceptsTickets: false })
const category = await putCategory(db, null, { label: 'GFC', parentId: service.id })
const [alex, camille, sacha, lou] = await Promise.all(
  ['alex.agent', 'camille.demandeur', 'sacha.etudiant', 'lou.reseau'].map((login) => desk.as(login)),
)
if (!alex || !camille || !sacha || !lou) throw new Error('four people')
await db.person.update({ where: { login: 'sacha.etudiant' }, data: { audiences: ['student'] } })

const at = new Date('2026-02-01T08:00:00Z')
const ticket = await putTicket(db, {
  requesterId: camille.personId,
  teamId: team.id,
  categoryId: category.id,
  agentId: alex.personId,
  takenAt: at,
  status: 'closed',
  closeReason: 'accepted',
  resolvedAt: at,
  finalAt: at,
  title: 'GFC s’arrête chez Camille',
  description: 'Bonjour,\n\nCamille Demandeur, 02 31 45 67 89, c.demandeur@valmer.example.\nErreur 3141.',
})
await putEntry(db, ticket.id, {
  authorId: alex.personId,
  body: 'Bonjour Camille, videz le dossier. Alex Agent',
})
await putEntry(db, ticket.id, { authorId: alex.personId, audience: 'team', body: 'ZZINTERNALZZ' })
await db.journalEntry.create({
  data: {
    id: ticket.id,
    ticketId: ticket.id,
    at,
    authorId: camille.personId,
    fromRequester: true,
    audience: 'public',
    kind: 'comment',
    channel: 'portal',
    body: 'Merci, mon code est 0000.',
  },
})
const from = (fromTicket: string, client = alex) =>
  client.post('/authoring/answers', { body: { fromTicket } })

test('AC-39 an answer made from a ticket is a draft, of its public entries alone, without its people', async () => {
  const draft = await alex.call(writeAnswer, { body: { fromTicket: ticket.reference } })
  expect(draft).toMatchObject({
    state: 'draft',
    title: 'GFC s’arrête chez […]',
    categories: [{ label: 'GFC' }],
  })
  const html = draft.content.texts.fr?.html ?? ''
  expect(html).toContain('<h2>Le problème</h2><p>Bonjour,</p>')
  expect(html).toContain('Erreur 3141.')
  expect(html).toContain('videz le dossier')
  expect(html).not.toMatch(/ZZINTERNALZZ|camille|demandeur|alex|02 31|@|0000/iu)
})

test('AC-39 of a ticket that is no solution yet, or of another team’s, there is none', async () => {
  const open = await putTicket(db, {
    requesterId: camille.personId,
    teamId: team.id,
    categoryId: category.id,
  })
  expect((await from(open.reference)).statusCode).toBe(422)
  expect((await from(ticket.reference, lou)).statusCode).toBe(404)
  expect((await from(ticket.reference, camille)).statusCode).toBe(404)
  expect((await from('R-999999')).statusCode).toBe(404)
  // Their own request, as its requester: what the desk makes of it is for colleagues.
  const own = await putTicket(db, {
    requesterId: alex.personId,
    teamId: team.id,
    categoryId: category.id,
    status: 'closed',
    closeReason: 'accepted',
    resolvedAt: at,
    finalAt: at,
  })
  expect((await from(own.reference)).statusCode).toBe(422)
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const send = (id: string, bytes: Buffer | string, name = 'menu.png', client = alex) => {
  const { headers, payload } = multipartOf([filePart(name, bytes)])
  return client.inject({ method: 'POST', url: `/api/v1/authoring/answers/${id}/images`, headers, payload })
}

test('AC-19 a picture is read by whoever may read its answer, and by no other', async () => {
  const id = await putAnswer(db, { audiences: ['staff'] })
  const draft = await putAnswer(db, { publishedFrom: null })
  const sent = await send(id, png)
  expect(sent.statusCode).toBe(201)
  const { src } = addImage.reply?.parse(sent.json()) ?? { src: '' }
  const statusFor = async (client: typeof alex, url: string) =>
    (await client.inject({ method: 'GET', url })).statusCode
  expect([await statusFor(alex, src), await statusFor(camille, src), await statusFor(sacha, src)]).toEqual([
    200, 200, 404,
  ])
  expect((await desk.anonymous.inject({ method: 'GET', url: src })).statusCode).toBe(401)
  const hidden = addImage.reply?.parse((await send(draft, png)).json()).src ?? ''
  expect([await statusFor(alex, hidden), await statusFor(camille, hidden)]).toEqual([200, 404])
  expect(await statusFor(camille, hidden.replace(draft, id))).toBe(404)
  const read = await camille.inject({ method: 'GET', url: src })
  expect(read.headers['content-type']).toBe('image/png')
  const [, imageId = ''] = /images\/(.*)$/u.exec(src) ?? []
  expect((await alex.delete(`/attachments/${imageId}`)).statusCode).toBe(409)
})

test('only a picture is one, sent by an author, to an answer that is there', async () => {
  const id = await putAnswer(db)
  const before = await db.attachment.count()
  expect((await send(id, 'texte', 'image.png')).statusCode).toBe(422)
  expect((await send(id, '<svg onload="x"/>', 'image.svg')).statusCode).toBe(422)
  expect((await send(id, png, 'menu.png', camille)).statusCode).toBe(404)
  expect((await send(camille.personId, png)).statusCode).toBe(404)
  expect(await db.attachment.count()).toBe(before)
})

test('a picture that a text names is kept; one that no text ever named goes after a day', async () => {
  const { id, content } = await alex.call(writeAnswer, { body: { fromTicket: ticket.reference } })
  const src = async () => addImage.reply?.parse((await send(id, png)).json()).src ?? ''
  const [named, unnamed] = [await src(), await src()]
  const html = `<p><img src="${named}" alt="Le menu"></p>`
  const texts = { ...content.texts, fr: { title: 'T', summary: '', html } }
  expect((await alex.put(`/authoring/answers/${id}`, { body: { ...content, texts } })).statusCode).toBe(200)
  expect((await alex.call(getWritten, { params: { id } })).content.texts.fr?.html).toContain(named)
  desk.clock.advance({ days: 2 })
  await sweepUnused(desk.deps)
  const statusOf = async (url: string) => (await alex.inject({ method: 'GET', url })).statusCode
  expect([await statusOf(named), await statusOf(unnamed)]).toEqual([200, 404])
})

test('REQ-058 searches in vain are counted by their words, without who typed them', async () => {
  const note = (q: string, outcome: string, client = camille) =>
    client.post('/answers/searches', { body: { q, outcome } })
  for (const q of [
    'Calculatrice  graphique',
    'calculatrice graphique',
    'x',
    'Camille Demandeur',
    'c@valmer.example',
  ])
    expect((await note(q, 'nothing')).statusCode).toBe(204)
  await note('calculatrice graphique', 'filed', sacha)
  await note('clé de Camille Demandeur', 'nothing')
  expect((await note('mot', 'found')).statusCode).toBe(422)
  const { items } = await alex.call(listSearches)
  expect(items.map(({ words, nothing, filed }) => [words, nothing, filed])).toEqual([
    ['calculatrice graphique', 2, 1],
    ['clé de […]', 1, 0],
  ])
  expect(Object.keys((await db.answerSearch.findFirstOrThrow()) ?? {}).toSorted()).toEqual([
    'day',
    'outcome',
    'times',
    'words',
  ])
})

test('REQ-057 by service, the answers that are read most, of what one may read', async () => {
  await db.answer.deleteMany()
  for (const [title, readCount] of [
    ['A', 1],
    ['B', 5],
    ['C', 9],
    ['D', 7],
  ] as const)
    await putAnswer(db, {
      title,
      readCount,
      categories: [category.id],
      audiences: title === 'C' ? ['student'] : [],
    })
  const read = async (client: typeof camille) =>
    (await client.call(listMostRead)).items.map((one) => [
      one.category.label,
      one.answers.map(({ title }) => title),
    ])
  expect(await read(camille)).toEqual([['Applications', ['D', 'B', 'A']]])
  expect(await read(sacha)).toEqual([['Applications', ['C', 'D', 'B']]])
})
