import { suggestAnswers } from '@guichet/contracts/answers'
import { afterAll, expect, test } from 'vitest'
import { putAnswer } from '../../../test/answer-rows.ts'
import { makePerson, makeTeam } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import { putCategory, putEntry, putTicket, putTransfer } from '../../../test/ticket-rows.ts'
import type { TicketRow } from '../../../test/ticket-rows.ts'
import { leastTime } from '../../../test/least-time.ts'

const desk = await startApp()
afterAll(() => desk.close())
const { db } = desk
const team = await makeTeam(db, 'Applications', { 'alex.agent': 'agent' })
const other = await makeTeam(db, 'Réseau', { 'lou.reseau': 'agent' })
const { id: requesterId } = await makePerson(db, 'camille.demandeur')
const { id: strangerId } = await makePerson(db, 'maelle.guerin')
await makePerson(db, 'sacha.etudiant', { audiences: ['student'] })
const category = await putCategory(db, team.id, { label: 'Applications de gestion' })

const printing = await putAnswer(db, {
  title: 'GFC : l’impression s’arrête sur l’erreur 3141',
  audiences: ['staff'],
  categories: [category.id],
})
await putAnswer(db, { title: 'Erreur 3141 ailleurs', html: '<p>Une impression de plus.</p>', readCount: 99 })
await putAnswer(db, { title: 'Boîte pleine', html: '<p>Videz la corbeille.</p>' })
await putAnswer(db, { title: 'Erreur 3141 de GFC à l’impression', publishedFrom: null })

const at = new Date('2026-02-01T08:00:00Z')
const solved = { status: 'closed', closeReason: 'accepted', resolvedAt: at, finalAt: at } as const
const put = (row: Partial<TicketRow>) =>
  putTicket(db, {
    requesterId: strangerId,
    teamId: team.id,
    categoryId: category.id,
    title: 'GFC : erreur 3141 à l’impression',
    ...row,
  })
const own = await put({ ...solved, requesterId, title: 'Balance GFC : erreur 3141' })
const foreign = await put(solved)
const open = await put({ requesterId, title: 'GFC erreur 3141, encore ouverte' })
await put({ ...solved, requesterId, closeReason: 'duplicate', title: 'GFC erreur 3141, en double' })
const noted = await put({ ...solved, requesterId, title: 'Erreur inconnue' })
await putEntry(db, noted.id, { audience: 'team', body: 'C’est la 3141 de GFC à l’impression.' })
const left = await put({ title: 'Erreur 3141 de GFC, ancienne' })
await putTransfer(db, left.id, other.id)
await db.ticket.update({ where: { id: left.id }, data: solved })

const text = 'Depuis ce matin, GFC s’arrête quand j’imprime la balance : erreur 3141.'
const ask = async (login: string, body: { text: string; categoryId?: string }) =>
  (await desk.as(login)).call(suggestAnswers, { body })

test('REQ-053 answers that share its words, one of them in the title, the topic’s first', async () => {
  const { answers } = await ask('camille.demandeur', { text, categoryId: category.id })
  expect(answers.map(({ title }) => title)).toEqual([
    'GFC : l’impression s’arrête sur l’erreur 3141',
    'Erreur 3141 ailleurs',
  ])
  expect(answers[0]?.id).toBe(printing)
})

test('REQ-054 never an answer for others', async () => {
  const { answers } = await ask('sacha.etudiant', { text, categoryId: category.id })
  expect(answers.map(({ title }) => title)).toEqual(['Erreur 3141 ailleurs'])
})

test('solved tickets that the caller may read, by their public words alone', async () => {
  const references = async (login: string) =>
    (await ask(login, { text })).tickets.map(({ reference }) => reference)
  expect(await references('camille.demandeur')).toEqual([own.reference])
  expect(await references('sacha.etudiant')).toEqual([])
  expect((await references('alex.agent')).toSorted()).toEqual([own.reference, foreign.reference].toSorted())
  expect(await references('lou.reseau')).toEqual([left.reference])
})

test('nothing before the third word, nor for words that say nothing', async () => {
  for (const short of [
    '',
    'GFC',
    'erreur 3141',
    '  erreur\n3141  ',
    'il y a de la',
    '& | ! ( ) :*',
    "' \\ ''",
  ])
    expect(await ask('camille.demandeur', { text: short }), short).toEqual({
      twins: [],
      answers: [],
      incidents: [],
      tickets: [],
    })
})

test('AC-192 the longest text is answered at once, and one character more is refused', async () => {
  const camille = await desk.as('camille.demandeur')
  const long = `${text} ${'Encore '.repeat(20_000)}`.slice(0, 100_000)
  const askLong = async () =>
    expect((await camille.call(suggestAnswers, { body: { text: long } })).answers).toHaveLength(2)
  expect(await leastTime(1_000, askLong)).toBeLessThan(1_000)
  expect((await camille.post('/tickets/suggestions', { body: { text: `${long}x` } })).statusCode).toBe(422)
  expect((await camille.post('/tickets/suggestions', { body: { text, reader: 'moi' } })).statusCode).toBe(422)
})

test('one’s own open request on the topic, in close words, is shown before another is filed', async () => {
  const elsewhere = await putCategory(db, team.id, { label: 'Réseau' })
  await put({ requesterId, title: 'Matin difficile' })
  await put({ requesterId: strangerId, title: 'GFC erreur 3141, celle d’une autre' })
  const { twins } = await ask('camille.demandeur', { text, categoryId: category.id })
  expect(twins.map(({ reference }) => reference)).toEqual([open.reference])
  expect((await ask('camille.demandeur', { text, categoryId: elsewhere.id })).twins).toEqual([])
  expect((await ask('camille.demandeur', { text })).twins).toEqual([])
  expect((await ask('sacha.etudiant', { text, categoryId: category.id })).twins).toEqual([])
})

test('a known incident that concerns the caller, in close words, whatever the topic they chose', async () => {
  const mail = await putCategory(db, team.id, { label: 'Messagerie, agenda', keywords: ['courriel'] })
  const failing = await put({ categoryId: mail.id, title: 'IMAP muet' })
  const incident = {
    text: 'Les serveurs sont arrêtés.',
    categoryIds: [mail.id],
    establishmentIds: [],
    createdAt: at,
  }
  const declare = (id: string, title: string, more: { endedAt?: Date } = {}) =>
    db.incident.create({ data: { ...incident, id, ticketId: failing.id, title, ...more } })
  await declare('01a20137-01e8-70c7-9691-0000000000a1', 'Messagerie indisponible')
  await declare('01a20137-01e8-70c7-9691-0000000000a2', 'Messagerie arrêtée hier', { endedAt: at })
  const typed = 'Depuis ce matin les courriels restent bloqués, la messagerie ne répond pas'
  const titles = async (words: string, categoryId?: string) =>
    (await ask('camille.demandeur', { text: words, ...(categoryId && { categoryId }) })).incidents.map(
      ({ title, joined }) => [title, joined],
    )
  expect(await titles(typed)).toEqual([['Messagerie indisponible', null]])
  expect(await titles(typed, category.id)).toEqual([['Messagerie indisponible', null]])
  expect(await titles('Les serveurs de GFC sont arrêtés depuis hier')).toEqual([])
  expect(await titles(text)).toEqual([])
  await db.category.update({ where: { id: mail.id }, data: { audiences: ['student'] } })
  expect(await titles(typed)).toEqual([])
})
