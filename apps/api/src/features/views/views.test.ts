import { afterAll, describe, expect, test } from 'vitest'
import type { Conditions } from '@guichet/contracts/conditions'
import { listTickets } from '@guichet/contracts/tickets'
import { STANDARD_NAMES } from '@guichet/contracts/view-content'
import { countViews, createView, getView, listViews, patchView } from '@guichet/contracts/views'
import type { ViewInput } from '@guichet/contracts/views'
import { makePerson, makeTeam, giveToken, joinTeam, makeEstablishment } from '../../../test/people.ts'
import { clientWith } from '../../../test/client.ts'
import { startApp } from '../../../test/start-app.ts'
import { putCategory, putTicket } from '../../../test/ticket-rows.ts'
import type { TicketRow } from '../../../test/ticket-rows.ts'

const desk = await startApp()
afterAll(() => desk.close())
const { db } = desk
const applications = await makeTeam(db, 'Applications', {
  'alex.agent': 'agent',
  'noa.agent': 'agent',
  'robin.responsable': 'lead',
})
const network = await makeTeam(db, 'Réseau', { 'lou.reseau': 'agent', 'robin.responsable': 'lead' })
const camille = await makePerson(db, 'camille.demandeur')
const alexId = (await db.person.findUniqueOrThrow({ where: { login: 'alex.agent' } })).id
const school = await makeEstablishment(db, '0149001A')
const root = await putCategory(db, applications.id, { label: 'Gestion', acceptsTickets: false })
const payroll = await putCategory(db, null, { label: 'Paie', parentId: root.id })
const wifi = await putCategory(db, network.id, { label: 'Wifi' })
const [alex, noa, robin, lou, requester] = await Promise.all(
  ['alex.agent', 'noa.agent', 'robin.responsable', 'lou.reseau', 'camille.demandeur'].map((login) =>
    desk.signedIn(login),
  ),
)
if (!alex || !noa || !robin || !lou || !requester) throw new Error('everybody comes in')

const hour = 3_600_000
const ago = (hours: number): Date => new Date(Date.now() - hours * hour)
const put = (row: Partial<TicketRow>) =>
  putTicket(db, { requesterId: camille.id, teamId: applications.id, categoryId: payroll.id, ...row })
const held = { status: 'assigned', agentId: alexId } as const
await put({ title: 'neuve', createdAt: ago(1), priority: 3 })
await put({ title: 'urgente', createdAt: ago(2), priority: 5, ...held, dueAt: ago(1) })
await put({ title: 'à dire', createdAt: ago(50), ...held, status: 'pending_requester', dueAt: ago(3) })
await put({ title: 'de l’école', createdAt: ago(60), ...held, establishmentId: school.id, answered: true })
await put({ title: 'par téléphone', createdAt: ago(70), origin: 'phone', dueAt: new Date(Date.now() + hour) })
await put({ title: 'résolue', createdAt: ago(80), ...held, status: 'resolved' })
await put({
  title: 'finie',
  createdAt: ago(900),
  status: 'closed',
  closeReason: 'accepted',
  finalAt: ago(30),
})
await put({ title: 'ailleurs', createdAt: ago(3), teamId: network.id, categoryId: wifi.id })

const usual: ViewInput = {
  label: 'Une vue',
  audience: 'person',
  teamId: null,
  source: 'team',
  conditions: {},
  sort: 'created',
  group: 'none',
  columns: ['created', 'state'],
}
const saved = (more: Partial<ViewInput> = {}, client = alex) =>
  client.call(createView, { body: { ...usual, ...more } })
const through = async (viewId: string, more: Record<string, string> = {}, client = alex) =>
  (await client.call(listTickets, { query: { viewId, ...more } })).items.map(({ title }) => title)

describe('conditions', () => {
  const cases: readonly [string, Conditions, string[]][] = [
    ['states', { statuses: ['pending_requester', 'resolved'] }, ['résolue', 'à dire']],
    ['priorities', { priorities: [4, 5] }, ['urgente']],
    ['a team', { teamIds: [network.id] }, []],
    [
      'a category and what is under it',
      { categoryIds: [root.id], statuses: ['dispatched'] },
      ['par téléphone', 'neuve'],
    ],
    ['an establishment', { establishmentIds: [school.id] }, ['de l’école']],
    ['whoever looks', { agentIds: ['me'], priorities: [5] }, ['urgente']],
    ['nobody in charge', { agentIds: ['nobody'], statuses: ['dispatched'] }, ['par téléphone', 'neuve']],
    ['an origin', { origins: ['phone', 'mail'] }, ['par téléphone']],
    ['a requester', { requesterIds: [alexId] }, []],
    ['what is due', { dueWithin: 0, statuses: ['assigned'] }, ['urgente']],
    ['what is due soon', { dueWithin: 2, statuses: ['dispatched'] }, ['par téléphone']],
    ['age', { age: { over: 55, under: 65 } }, ['de l’école']],
    ['since its last change', { unchanged: { under: 3 } }, ['urgente', 'neuve']],
    ['since its end', { ended: { under: 48 } }, ['finie']],
    ['the last word', { answered: true }, ['de l’école']],
    ['words', { text: 'urgentes' }, ['urgente']],
    ['who takes part', { participantIds: ['me'] }, []],
  ]

  test.each(cases)('%s', async (_, conditions, expected) => {
    const { id } = await saved({ conditions })
    expect(await through(id)).toEqual(expected)
  })

  test('a condition is one that exists, and says something once', async () => {
    for (const conditions of [
      { colour: ['red'] },
      { statuses: [] },
      { statuses: ['assigned', 'assigned'] },
      { age: {} },
      { age: { over: 5, under: 5 } },
      { agentIds: ['everybody'] },
      { text: ' ' },
    ])
      expect((await alex.post('/views', { body: { ...usual, conditions } })).statusCode).toBe(422)
    const unknown = await alex.post('/views', {
      body: { ...usual, conditions: { teamIds: ['018f0000-0000-7000-8000-000000000000'] } },
    })
    expect(unknown.statusCode).toBe(422)
  })
})

describe('standard views', () => {
  test('every one of them opens on the first day, and each figure is the length of its list', async () => {
    const lists: Record<string, string[]> = {}
    for (const name of STANDARD_NAMES) lists[name] = await through(name)
    expect(lists).toEqual({
      toTake: ['par téléphone', 'neuve'],
      assigned: ['urgente', 'à dire', 'de l’école'],
      team: ['urgente', 'à dire', 'par téléphone', 'de l’école', 'neuve'],
      overdue: ['urgente'],
      answered: ['de l’école'],
      waiting: ['à dire'],
      onHold: [],
      resolved: ['résolue'],
      invited: [],
      following: [],
      ended: ['finie'],
    })
    const { desk: figures } = (await alex.get('/tickets/counts')).json<{ desk: Record<string, number> }>()
    for (const [name, count] of Object.entries(figures))
      expect([name, count]).toEqual([name, lists[name]?.length])
  })
})

describe('a saved view', () => {
  test('UX-52 keeps its conditions, its order, its columns; the address narrows it further', async () => {
    const made = await saved({
      label: 'À surveiller',
      conditions: { statuses: ['assigned', 'dispatched'] },
      sort: '-created',
      group: 'status',
      columns: ['priority', 'due'],
    })
    expect(await alex.call(getView, { params: { id: made.id } })).toEqual(made)
    expect(made).toMatchObject({
      label: 'À surveiller',
      editable: true,
      lost: [],
      columns: ['priority', 'due'],
    })
    expect(await through(made.id)).toEqual(['neuve', 'urgente', 'de l’école', 'par téléphone'])
    expect(await through(made.id, { sort: 'created' })).toEqual([
      'par téléphone',
      'de l’école',
      'urgente',
      'neuve',
    ])
    expect(await through(made.id, { priority: '5' })).toEqual(['urgente'])
    expect(await through(made.id, { q: 'neuve' })).toEqual(['neuve'])
  })

  test('is walked page by page, and a page of what it was before is refused', async () => {
    const { id } = await saved({ conditions: { statuses: ['assigned', 'dispatched'] } })
    const first = await alex.call(listTickets, { query: { viewId: id, limit: '2', total: 'true' } })
    expect(first.total).toBe(4)
    const cursor = first.nextCursor ?? ''
    expect(await through(id, { cursor })).toEqual(['urgente', 'neuve'])
    await alex.patch(`/views/${id}`, { body: { sort: '-created' } })
    expect((await alex.get(`/tickets?viewId=${id}&cursor=${cursor}`)).statusCode).toBe(422)
  })

  test('UX-52 of a team is its members’, everybody’s is the desk’s; to the others it does not exist', async () => {
    const own = await saved({ label: 'La mienne' })
    const team = await saved({ label: 'De l’équipe', audience: 'team', teamId: applications.id }, robin)
    const shared = await saved({ label: 'De tous', audience: 'everyone' }, robin)
    const seen = async (client: typeof alex) => {
      const { items } = await client.call(listViews)
      return [own, team, shared]
        .filter(({ id }) => items.some((item) => item.id === id))
        .map(({ label }) => label)
    }
    expect(await seen(alex)).toEqual(['La mienne', 'De l’équipe', 'De tous'])
    expect(await seen(noa)).toEqual(['De l’équipe', 'De tous'])
    expect(await seen(lou)).toEqual(['De tous'])
    expect(await seen(requester)).toEqual([])
    for (const path of [`/views/${own.id}`, `/tickets?viewId=${own.id}`, '/views/nowhere'])
      expect((await noa.get(path)).statusCode).toBe(404)
    expect((await requester.get(`/tickets?viewId=${shared.id}`)).statusCode).toBe(404)
    // The same question, each with their own answer.
    expect(await through(shared.id, {}, lou)).toEqual(['ailleurs'])
  })

  test('is changed by whoever keeps it alone, each by their right', async () => {
    const team = await saved({ audience: 'team', teamId: applications.id }, robin)
    const statuses = async (client: typeof alex, id: string) => [
      (await client.patch(`/views/${id}`, { body: { label: 'Autre nom' } })).statusCode,
      (await client.delete(`/views/${id}`)).statusCode,
    ]
    expect(await statuses(alex, team.id)).toEqual([403, 403])
    expect(await statuses(lou, team.id)).toEqual([404, 404])
    expect(await statuses(requester, team.id)).toEqual([404, 404])
    expect(await statuses(robin, team.id)).toEqual([200, 204])
    expect(
      (await alex.post('/views', { body: { ...usual, audience: 'team', teamId: applications.id } }))
        .statusCode,
    ).toBe(403)
    expect((await alex.post('/views', { body: { ...usual, audience: 'everyone' } })).statusCode).toBe(403)
    expect((await requester.post('/views', { body: usual })).statusCode).toBe(403)
    expect((await robin.post('/views', { body: { ...usual, audience: 'team' } })).statusCode).toBe(422)
    expect((await robin.post('/views', { body: { ...usual, teamId: network.id } })).statusCode).toBe(422)
  })

  test('is shared, and taken back, by a change of its audience', async () => {
    const { id } = await saved({}, robin)
    const body = { audience: 'team', teamId: network.id }
    expect((await robin.call(patchView, { params: { id }, body })).team?.label).toBe('Réseau')
    expect((await lou.get(`/views/${id}`)).statusCode).toBe(200)
    expect((await robin.call(patchView, { params: { id }, body: { audience: 'person' } })).team).toBeNull()
    expect((await lou.get(`/views/${id}`)).statusCode).toBe(404)
  })

  test('that names a team one has left, or a category retired since, says so and shows the rest', async () => {
    const left = await makeTeam(db, 'Quittée')
    await joinTeam(db, left.id, 'noa.agent')
    const gone = await putCategory(db, applications.id, { label: 'Minitel' })
    const { id } = await saved(
      {
        conditions: {
          teamIds: [applications.id, left.id],
          categoryIds: [payroll.id, gone.id],
          statuses: ['dispatched'],
        },
      },
      noa,
    )
    await db.membership.updateMany({ where: { teamId: left.id }, data: { endedAt: new Date() } })
    await db.category.update({ where: { id: gone.id }, data: { retiredAt: new Date() } })
    const again = await desk.signedIn('noa.agent')
    const view = await again.call(getView, { params: { id } })
    expect(view.lost).toEqual([
      { why: 'not-member', label: 'Quittée' },
      { why: 'retired', label: 'Minitel' },
    ])
    expect(view.names).toMatchObject({ [left.id]: 'Quittée', [gone.id]: 'Minitel' })
    expect(await through(id, {}, again)).toEqual(['par téléphone', 'neuve'])
  })

  test('AC-180 a retried request saves it once, and a token that reads alone saves none', async () => {
    const headers = { 'idempotency-key': 'une-fois' }
    const first = (await lou.post('/views', { body: usual, headers })).json<{ id: string }>()
    expect((await lou.post('/views', { body: usual, headers })).json()).toMatchObject({ id: first.id })
    const other = { ...usual, label: 'Autre' }
    expect((await lou.post('/views', { body: other, headers })).statusCode).toBe(422)
    const secret = await giveToken(desk.deps, alexId, ['tickets:read'])
    const token = clientWith(desk.app, { id: alexId }, { authorization: `Bearer ${secret}` })
    expect((await token.post('/views', { body: usual })).statusCode).toBe(403)
    expect((await token.get('/views')).statusCode).toBe(200)
  })

  test('is one of so many', async () => {
    const crowd = await makeTeam(db, 'Nombreuse', { 'maud.cadre': 'lead' })
    const maud = await desk.signedIn('maud.cadre')
    const body = { ...usual, audience: 'team', teamId: crowd.id }
    for (let n = 0; n < 50; n++) expect((await maud.post('/views', { body })).statusCode).toBe(201)
    expect((await maud.post('/views', { body })).statusCode).toBe(422)
    expect(await db.ticketView.count({ where: { teamId: crowd.id } })).toBe(50)
  })
})

test('counts of saved views are the lengths of their lists; what is over, or searched, is not counted', async () => {
  const open = await saved({ conditions: { statuses: ['dispatched', 'assigned'], priorities: [3] } })
  const over = await saved({ conditions: { statuses: ['closed'] } })
  const words = await saved({ conditions: { statuses: ['dispatched'], text: 'neuve' } })
  const counts = new Map((await alex.call(countViews)).items.map(({ id, count }) => [id, count]))
  expect(counts.get(open.id)).toBe((await through(open.id)).length)
  expect([counts.has(over.id), counts.has(words.id)]).toEqual([false, false])
  expect((await requester.call(countViews)).items).toEqual([])
})
