import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { joinIncident, listIncidents } from '@guichet/contracts/incidents'
import { listLinks } from '@guichet/contracts/links'
import {
  agent,
  colleague,
  lead,
  outsider,
  owner,
  student,
  makeCategory,
  makeDesk,
} from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { newId } from '../../db/id.ts'
import { makeEstablishment, makePerson } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { carryToChildren } from './commands.ts'

const many = 55
const crowd = Array.from({ length: many }, (_, n) => `concerné.${n}`)
let app: TestApp
let desk: Desk

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
  for (const login of crowd) await makePerson(app.db, login)
})
afterAll(() => app.close())

const words = { title: 'Messagerie indisponible', text: 'Nos équipes y travaillent.' }

/** A ticket of the owner that `agent` declared a known incident. */
async function incidentFor(more: Record<string, unknown> = {}) {
  const { reference } = await desk.file(owner, { title: 'Serveur IMAP de Camille muet' })
  await desk.fire(agent, reference, 'take')
  const told = await desk.fire(agent, reference, 'declare_incident', {
    ...words,
    categoryIds: [desk.service.id],
    ...more,
  })
  expect(told.statusCode).toBe(200)
  const { id } = await app.db.incident.findFirstOrThrow({ where: { ticket: { reference }, endedAt: null } })
  return { id, reference }
}

const known = async (login: string, categoryId?: string) =>
  (
    await (
      await desk.as(login)
    ).call(listIncidents, { query: categoryId === undefined ? {} : { categoryId } })
  ).items
const ids = async (login: string, categoryId?: string) => (await known(login, categoryId)).map(({ id }) => id)
const join = async (login: string, id: string, body: Record<string, unknown> = {}) =>
  (await desk.as(login)).call(joinIncident, { params: { id }, body })
const children = (reference: string) =>
  app.db.ticket.findMany({
    where: { linksFrom: { some: { kind: 'child_of', to: { reference } } } },
    include: { agent: true, requester: true },
    orderBy: { number: 'asc' },
  })
/** How many statements wait for another to be done. */
const blocked = async () =>
  Number(
    (
      await app.db.$queryRaw<{ count: bigint }[]>`
        select count(*) from pg_locks l join pg_stat_activity a using (pid)
        where a.datname = current_database() and not l.granted`
    )[0]?.count,
  )

describe('T34 a known incident', () => {
  test('is told where people file about it, in its own words, while it goes on', async () => {
    const elsewhere = await makeEstablishment(app.db, '0149009Z', { people: [student], heads: [] })
    const incident = await incidentFor()
    const far = await incidentFor({ establishmentIds: [elsewhere.id] })
    expect(await known(student, desk.mailbox.id)).toMatchObject([
      { id: far.id, ...words, joined: null },
      { id: incident.id, ...words, joined: null },
    ])
    expect(await ids(owner, desk.mailbox.id)).toEqual([incident.id])
    expect(await ids(owner, desk.wifi.id)).toEqual([])
    expect(await ids(owner)).toEqual([incident.id])
    const said = await (await desk.as(student)).get('/incidents')
    expect(said.body).not.toContain('IMAP')
    expect(said.body).not.toContain(incident.reference)
    expect((await (await desk.as(owner)).post(`/incidents/${far.id}/join`, { body: {} })).statusCode).toBe(
      404,
    )
    await desk.fire(agent, far.reference, 'end_incident')
    expect(await ids(student)).toEqual([incident.id])
    await desk.fire(agent, incident.reference, 'resolve', { text: 'Réparé.' })
    expect(await ids(student)).toEqual([])
    await desk.fire(owner, incident.reference, 'refuse_closure', { text: 'Pas pour moi.' })
    expect(await ids(student)).toEqual([incident.id])
    await desk.fire(agent, incident.reference, 'end_incident')
  })

  test('is not told to people who are not shown its topics', async () => {
    const payroll = await makeCategory(app.db, 'Paie', { teamId: desk.support.id, audiences: ['payroll'] })
    const incident = await incidentFor({ categoryIds: [payroll.id] })
    expect(await ids(student, payroll.id)).toEqual([])
    expect(
      (await (await desk.as(student)).post(`/incidents/${incident.id}/join`, { body: {} })).statusCode,
    ).toBe(404)
    await desk.fire(agent, incident.reference, 'end_incident')
  })

  test('names topics and establishments that exist, is declared by who is in charge, and is told otherwise by declaring again', async () => {
    const { id, reference } = await incidentFor()
    const again = (login: string, more: Record<string, unknown> = {}) =>
      desk.fire(login, reference, 'declare_incident', {
        title: 'Retour à midi',
        text: '',
        categoryIds: [desk.wifi.id],
        ...more,
      })
    expect((await again(agent, { categoryIds: [id] })).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/categoryIds' }],
    })
    expect((await again(agent, { establishmentIds: [id] })).statusCode).toBe(422)
    expect([(await again(colleague)).statusCode, (await again(owner)).statusCode]).toEqual([403, 403])
    expect((await again(lead)).statusCode).toBe(200)
    expect(await known(student, desk.wifi.id)).toMatchObject([{ id, title: 'Retour à midi' }])
    await desk.fire(agent, reference, 'end_incident')
    expect((await desk.fire(agent, reference, 'tell_children', { text: 'Trop tard' })).statusCode).toBe(409)
  })
})

test('T34 two who end an incident at once end it once', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { reference } = await incidentFor()
    const ended = await Promise.all([agent, lead].map((login) => desk.fire(login, reference, 'end_incident')))
    expect(ended.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
    const said = { ticket: { reference }, kind: 'end_incident' }
    expect(await app.db.journalEntry.count({ where: said })).toBe(1)
  }
})

test('T34 a known incident is nobody’s child, nor a child a known incident', async () => {
  const { reference } = await incidentFor()
  const other = await desk.file(owner)
  await desk.fire(agent, other.reference, 'take')
  const generations = { status: 422, code: 'invalid' }
  const asChild = (child: string, parent: string) =>
    desk.fire(agent, child, 'link', { relation: 'child_of', reference: parent })
  expect((await asChild(reference, other.reference)).json()).toMatchObject(generations)
  expect((await asChild(other.reference, reference)).statusCode).toBe(200)
  const declared = await desk.fire(agent, other.reference, 'declare_incident', {
    ...words,
    categoryIds: [desk.wifi.id],
  })
  expect(declared.json()).toMatchObject(generations)
  await desk.fire(agent, reference, 'end_incident')
})

describe('« moi aussi »', () => {
  test('files a ticket of one’s own, assigned at once to the incident’s agent, and its requester learns nothing of the others', async () => {
    const { id, reference } = await incidentFor()
    const mine = await join(student, id, { categoryId: desk.mailbox.id })
    expect(mine).toMatchObject({
      status: 'assigned',
      title: words.title,
      description: 'Je suis concerné aussi\u00a0: «\u00a0Messagerie indisponible\u00a0».',
      category: { id: desk.mailbox.id },
      agent: { login: agent },
    })
    const journal = await (await desk.as(student)).get(`/tickets/${mine.reference}/journal`)
    for (const said of [
      journal.body,
      (await (await desk.as(student)).get(`/tickets/${mine.reference}/links`)).body,
    ]) {
      expect(said).not.toContain(reference)
      expect(said).not.toContain('Camille')
    }
    expect((await (await desk.as(student)).get(`/tickets/${reference}`)).statusCode).toBe(404)
    expect((await (await desk.as(owner)).get(`/tickets/${mine.reference}`)).statusCode).toBe(404)
    expect(await known(student)).toMatchObject([{ id, joined: mine.reference }])
    await desk.fire(agent, reference, 'end_incident')
  })

  test('is once a person, however often and however fast they click, with their own words', async () => {
    const { id, reference } = await incidentFor()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => join(student, id, { text: 'Depuis huit heures.' })),
    )
    expect(new Set(answers.map((one) => one.reference)).size).toBe(1)
    expect(answers[0]?.description).toBe('Depuis huit heures.')
    expect(await children(reference)).toHaveLength(1)
    await desk.fire(agent, reference, 'end_incident')
  })

  test('comes too late once it is over, and finds nothing where there is none', async () => {
    const { id, reference } = await incidentFor()
    await desk.fire(agent, reference, 'end_incident')
    const client = await desk.as(student)
    expect((await client.post(`/incidents/${id}/join`, { body: {} })).statusCode).toBe(409)
    for (const unknown of ['018f0000-0000-7000-8000-000000000000', 'x'])
      expect((await client.post(`/incidents/${unknown}/join`, { body: {} })).statusCode).toBe(404)
  })

  test('of whoever is in charge of the incident is left to the team', async () => {
    const { id, reference } = await incidentFor()
    expect(await join(agent, id)).toMatchObject({
      status: 'dispatched',
      agent: null,
      team: { id: desk.support.id },
    })
    await desk.fire(agent, reference, 'end_incident')
  })

  test('that crosses a hand-over ends with whoever has the incident', async () => {
    const { id, reference } = await incidentFor()
    await Promise.all([
      ...crowd.slice(0, 8).map((login) => join(login, id)),
      desk.fire(agent, reference, 'hand_over', { agentId: await desk.id(colleague) }),
    ])
    await carryToChildren(app.deps)
    const all = await children(reference)
    expect(all.map((child) => child.agent?.login)).toEqual(Array.from({ length: 8 }, () => colleague))
    await desk.fire(colleague, reference, 'end_incident')
  })

  test('that is under way when the incident is handed over goes with it', async () => {
    const { reference } = await incidentFor()
    const incident = await app.db.ticket.findUniqueOrThrow({ where: { reference } })
    const joining = await desk.file(student)
    const { id: agentId } = await app.db.person.findUniqueOrThrow({ where: { login: colleague } })
    const handed = await app.db.$transaction(async (tx) => {
      await tx.$queryRaw`select from ticket where id = ${incident.id}::uuid for update`
      const handing = desk.fire(agent, reference, 'hand_over', { agentId })
      await vi.waitFor(async () => expect(await blocked()).toBe(1), { timeout: 4_000, interval: 10 })
      await tx.ticketLink.create({
        data: { id: newId(), fromId: joining.id, toId: incident.id, kind: 'child_of', createdAt: new Date() },
      })
      return { handing }
    })
    expect((await handed.handing).statusCode).toBe(200)
    expect(await app.db.childAct.count({ where: { ticketId: joining.id } })).toBe(1)
    await carryToChildren(app.deps)
    expect((await children(reference)).map((child) => child.agent?.login)).toEqual([colleague])
    await desk.fire(colleague, reference, 'end_incident')
  })
})

describe('fifty and more', () => {
  let id: string
  let reference: string
  beforeAll(async () => {
    ;({ id, reference } = await incidentFor())
    await Promise.all(crowd.map((login) => join(login, id)))
  })
  const states = async () => [
    ...new Set(
      (await children(reference)).map((child) => `${child.status} ${child.agent?.login ?? 'personne'}`),
    ),
  ]

  test('join at once, and a release, a transfer and a taking of the incident carry them all', async () => {
    expect(await children(reference)).toHaveLength(many)
    expect(await states()).toEqual([`assigned ${agent}`])
    await desk.fire(agent, reference, 'release')
    expect(await carryToChildren(app.deps)).toBe(many)
    expect(await states()).toEqual(['dispatched personne'])
    await desk.fire(colleague, reference, 'transfer', { teamId: desk.network.id })
    await desk.fire(outsider, reference, 'take')
    await carryToChildren(app.deps)
    expect(await states()).toEqual([`assigned ${outsider}`])
    expect((await children(reference)).every(({ teamId }) => teamId === desk.network.id)).toBe(true)
  })

  test('are told the same by one message, in the words of whoever wrote it, and nothing twice', async () => {
    await desk.fire(outsider, reference, 'tell_children', { text: 'Retour prévu à midi.' })
    const { incident } = await (await desk.as(outsider)).call(listLinks, { params: { reference } })
    expect(incident?.children).toEqual({ open: many, resolved: 0, ended: 0, underWay: many })
    await Promise.all([carryToChildren(app.deps), carryToChildren(app.deps), carryToChildren(app.deps)])
    const said = await app.db.journalEntry.findMany({
      where: { body: 'Retour prévu à midi.' },
      include: { ticket: true },
    })
    expect(said).toHaveLength(many + 1)
    expect(new Set(said.map(({ authorId }) => authorId))).toEqual(new Set([await desk.id(outsider)]))
    expect(said.every(({ audience }) => audience === 'public')).toBe(true)
    const mails = await app.db.outgoingMail.count({
      where: { template: 'comment_public', ticket: { incidents: { none: {} } } },
    })
    expect(mails).toBe(many)
  })

  test('T14 are each asked for their own closure, after a worker that stopped half-way as well', async () => {
    const [refuses, elsewhere] = await children(reference)
    if (!refuses || !elsewhere) throw new Error('no child')
    await desk.fire(lead, elsewhere.reference, 'transfer', { teamId: desk.support.id })
    await desk.fire(outsider, reference, 'resolve', { text: 'Le serveur est réparé.' })
    const stop = new AbortController()
    const half = { ...app.deps, log: Object.create(app.deps.log), draw: app.deps.draw }
    let done = 0
    const clock = app.deps.clock
    const stopping = { ...half, clock: (now: Date) => ((done += 1) > 20 && stop.abort(), clock(now)) }
    await carryToChildren(stopping, stop.signal)
    const halfWay = await app.db.ticket.count({
      where: { status: 'resolved', title: words.title, teamId: desk.network.id },
    })
    expect(halfWay).toBeGreaterThan(5)
    expect(halfWay).toBeLessThan(many - 5)
    await carryToChildren(app.deps)
    expect(await app.db.childAct.count()).toBe(0)
    const resolved = (await children(reference)).filter(({ status }) => status === 'resolved')
    // One was taken elsewhere: it is not theirs to resolve any more.
    expect(resolved).toHaveLength(many - 1)
    expect(
      await app.db.closureApproval.count({
        where: { outcome: 'pending', ticketId: { in: resolved.map(({ id: one }) => one) } },
      }),
    ).toBe(many - 1)
    const login = refuses.requester.login
    expect(
      (await desk.fire(login, refuses.reference, 'refuse_closure', { text: 'Toujours rien.' })).statusCode,
    ).toBe(200)
    expect((await children(reference)).map((child) => child.reference)).not.toContain(refuses.reference)
    expect(await desk.see(outsider, refuses.reference)).toMatchObject({
      status: 'assigned',
      agent: { login: outsider },
    })
    expect(
      (await desk.fire(resolved[5]?.requester.login ?? '', resolved[5]?.reference ?? '', 'approve_closure'))
        .statusCode,
    ).toBe(200)
  })
})

test('T14 one linked before anybody took it is taken and resolved with its incident; one of another team waits for its own', async () => {
  const { reference } = await incidentFor()
  const waiting = await desk.file(student)
  const elsewhere = await desk.file(student, { categoryId: desk.wifi.id })
  await desk.fire(agent, waiting.reference, 'link', { relation: 'child_of', reference })
  await desk.fire(lead, elsewhere.reference, 'link', { relation: 'child_of', reference })
  await desk.fire(agent, reference, 'resolve', { text: 'Réparé.' })
  await carryToChildren(app.deps)
  expect(await desk.see(agent, waiting.reference)).toMatchObject({
    status: 'resolved',
    agent: { login: agent },
  })
  expect(await desk.see(lead, elsewhere.reference)).toMatchObject({ status: 'dispatched', agent: null })
})

test('what is taken back within ten seconds never reaches the children', async () => {
  const { id, reference } = await incidentFor()
  const mine = await join(student, id)
  const client = await app.signedIn(agent)
  const bulk = await client.post('/tickets/bulk', {
    body: { references: [reference], action: { event: 'resolve', text: 'Fini.' } },
  })
  expect(await carryToChildren(app.deps)).toBe(0)
  expect((await client.post(`/tickets/bulk/${bulk.json().id}/undo`)).statusCode).toBe(200)
  expect(await app.db.childAct.count()).toBe(0)
  expect(await desk.see(student, mine.reference)).toMatchObject({ status: 'assigned' })
})
