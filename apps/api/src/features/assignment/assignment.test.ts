import type { AssignmentRule } from '@guichet/contracts/assignment'
import * as contract from '@guichet/contracts/assignment'
import { listJournal } from '@guichet/contracts/journal'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Member, RuledCategory } from '@guichet/contracts/assignment'
import { makeCategory, makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { brokenBy, ticketsTold } from '../../../test/invariants.ts'
import { makePerson } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { endMembership } from '../departures/commands.ts'

let app: TestApp
let desk: Desk
let ange: Awaited<ReturnType<Desk['as']>>

beforeAll(async () => {
  app = await startApp({ draw: () => 0.999 })
  desk = await makeDesk(app)
  await makePerson(app.db, 'ange.admin', { administrator: true })
  ange = await desk.as('ange.admin')
  // The lead leads.
  await weigh('robin.responsable', { weight: 0 })
})
afterAll(() => app.close())

async function weigh(login: string, body: { weight?: number; rank?: number }) {
  const params = { id: desk.support.id, personId: await desk.id(login) }
  return ange.call(contract.patchMember, { params, body })
}
/** Of « Messagerie », by the category above it. */
const rule = (assignment: AssignmentRule | null) =>
  ange.call(contract.putAssignment, { params: { id: desk.service.id }, body: { assignment } })
const inCharge = async (reference: string) =>
  (await app.db.ticket.findUniqueOrThrow({ where: { reference }, include: { agent: true } })).agent?.login ??
  null
const filed = async (count: number) => {
  const found: (string | null)[] = []
  for (let n = 0; n < count; n += 1)
    found.push(await inCharge((await desk.file('camille.demandeur')).reference))
  return found
}
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const sound = async (references: readonly string[]) =>
  (await ticketsTold(app.db, references)).flatMap((told) => brokenBy(told))

describe('a new ticket of a category goes to', () => {
  test('nobody, as long as nothing is chosen', async () => {
    expect(await filed(1)).toEqual([null])
  })

  test('each in turn, and the team reads why; the requester reads who', async () => {
    await rule('turn')
    const ticket = await desk.file('camille.demandeur')
    expect(ticket).toMatchObject({
      status: 'assigned',
      agent: { login: 'alex.agent' },
      takenAt: expect.any(String),
    })
    expect(await filed(3)).toEqual(['noa.agent', 'alex.agent', 'noa.agent'])
    const journalFor = async (login: string) => {
      const { items } = await (
        await desk.as(login)
      ).call(listJournal, { params: { reference: ticket.reference }, query: {} })
      return items.map(({ kind, author, data }) => [kind, author?.login ?? null, data['rule'] ?? null])
    }
    expect(await journalFor('noa.agent')).toEqual([
      ['file', 'camille.demandeur', null],
      ['routed', 'camille.demandeur', null],
      ['priority', 'camille.demandeur', null],
      ['assign', null, null],
      ['assignment', null, 'turn'],
    ])
    expect((await journalFor('camille.demandeur')).map(([kind]) => kind)).toEqual([
      'file',
      'routed',
      'assign',
    ])
    const mails = await app.db.outgoingMail.findMany({
      where: { ticketId: ticket.id },
      include: { person: true },
    })
    expect(mails.map(({ template, person }) => `${template} → ${person?.login}`).toSorted()).toEqual([
      'acknowledgement → camille.demandeur',
      'assigned_by_rule → alex.agent',
      'new_ticket → noa.agent',
      'new_ticket → robin.responsable',
    ])
    expect(await sound([ticket.reference])).toEqual([])
  })

  test('AC-217 in turn, twenty at once: each of two agents is given ten, none twice for one turn', async () => {
    const before = await app.db.team.findUniqueOrThrow({ where: { id: desk.support.id } })
    const tickets = await Promise.all(
      Array.from({ length: 20 }, async (_, n) =>
        desk.file(n % 2 === 0 ? 'camille.demandeur' : 'sacha.etudiant'),
      ),
    )
    const logins = await Promise.all(tickets.map(({ reference }) => inCharge(reference)))
    expect(Map.groupBy(logins, (login) => login).get('alex.agent')).toHaveLength(10)
    expect(Map.groupBy(logins, (login) => login).get('noa.agent')).toHaveLength(10)
    const after = await app.db.team.findUniqueOrThrow({ where: { id: desk.support.id } })
    expect(after.turn - before.turn).toBe(20)
    expect(await sound(tickets.map(({ reference }) => reference))).toEqual([])
  })

  test('whoever has least in hand, two at once to two people', async () => {
    await rule('least_loaded')
    const { items } = await ange.call(contract.listMembers, { params: { id: desk.support.id } })
    const loads = new Map(items.map(({ person, load }) => [person.login, load]))
    const next = await Promise.all([desk.file('camille.demandeur'), desk.file('camille.demandeur')])
    const logins = await Promise.all(next.map(({ reference }) => inCharge(reference)))
    const [alex = 0, noa = 0] = [loads.get('alex.agent'), loads.get('noa.agent')]
    if (alex === noa) expect(new Set(logins)).toEqual(new Set(['alex.agent', 'noa.agent']))
    else expect(logins).toContain(alex < noa ? 'alex.agent' : 'noa.agent')
  })

  test('a half-time in proportion', async () => {
    await rule('turn')
    await weigh('noa.agent', { weight: 50 })
    await weigh('alex.agent', { weight: 100 })
    expect((await filed(6)).filter((login) => login === 'noa.agent')).toHaveLength(2)
    await weigh('noa.agent', { weight: 100 })
  })

  test('the first in the team’s order, which the lead chooses', async () => {
    await rule('first')
    await weigh('noa.agent', { rank: 1 })
    await weigh('alex.agent', { rank: 2 })
    expect(await filed(2)).toEqual(['noa.agent', 'noa.agent'])
  })

  test('one by lot', async () => {
    await rule('random')
    // The draw of this desk is the last of them.
    expect(await filed(1)).toEqual(['alex.agent'])
  })

  test('somebody else than whoever is away: their substitute where they named one', async () => {
    await rule('first')
    const noa = await desk.as('noa.agent')
    const substituteId = await desk.id('alex.agent')
    const { absence } = await noa.call(contract.putAbsence, {
      body: { from: day(-1), to: day(1), substituteId },
    })
    expect(absence).toMatchObject({ from: day(-1), substitute: { login: 'alex.agent' } })
    const { reference } = await desk.file('camille.demandeur')
    expect(await inCharge(reference)).toBe('alex.agent')
    const [entry] = await app.db.journalEntry.findMany({
      where: { ticket: { reference }, kind: 'assignment' },
    })
    expect(entry?.data).toMatchObject({ insteadOfId: noa.personId, agentId: substituteId })
    await noa.delete('/me/absence')
    expect(await filed(1)).toEqual(['noa.agent'])
  })

  test('nobody, when nobody is there: the team has it', async () => {
    for (const login of ['alex.agent', 'noa.agent'])
      await (
        await desk.as(login)
      ).call(contract.putAbsence, { body: { from: day(0), to: day(2), substituteId: null } })
    const { reference, status } = await desk.file('camille.demandeur')
    expect(status).toBe('dispatched')
    expect(await sound([reference])).toEqual([])
    for (const login of ['alex.agent', 'noa.agent']) await (await desk.as(login)).delete('/me/absence')
  })

  test('never to their own requester', async () => {
    await rule('first')
    const { reference } = await desk.file('noa.agent')
    expect(await inCharge(reference)).toBe('alex.agent')
  })

  test('T2 a transfer back to the team of the category follows its rule, elsewhere nobody’s', async () => {
    const { reference } = await desk.file('camille.demandeur')
    await desk.fire('noa.agent', reference, 'transfer', { teamId: desk.network.id })
    expect(await inCharge(reference)).toBeNull()
    const answer = await desk.fire('lou.reseau', reference, 'transfer', { teamId: desk.support.id })
    expect(answer.statusCode).toBe(200)
    expect(await inCharge(reference)).toBe('noa.agent')
    expect(await sound([reference])).toEqual([])
  })

  test('T26 whoever leaves the team gives back what came by itself, and is given nothing more', async () => {
    const { id: personId } = await makePerson(app.db, 'gaia.agent')
    const membership = await app.db.membership.create({
      data: {
        id: personId,
        teamId: desk.support.id,
        personId,
        role: 'agent',
        granted: [],
        withdrawn: [],
        rank: 0,
        createdAt: new Date(),
      },
    })
    const { reference } = await desk.file('camille.demandeur')
    expect(await inCharge(reference)).toBe('gaia.agent')
    await endMembership(app.deps, membership.id)
    expect(await inCharge(reference)).toBeNull()
    expect(await filed(1)).toEqual(['noa.agent'])
  })
})

test('a filing by turn is two statements, as any other, however large the team', async () => {
  await rule('turn')
  await desk.file('camille.demandeur')
  const sent = vi.spyOn(Client.prototype, 'query')
  const camille = await desk.as('camille.demandeur')
  const costs: number[] = []
  for (const assignment of ['nobody', 'turn', 'least_loaded'] as const) {
    await rule(assignment)
    sent.mockClear()
    await camille.post('/tickets', {
      body: { categoryId: desk.mailbox.id, title: 'Boîte pleine', description: 'Encore.' },
    })
    costs.push(sent.mock.calls.length)
  }
  sent.mockRestore()
  expect(new Set(costs).size).toBe(1)
})

describe('who may', () => {
  test('a lead gives shares in their own team, an agent in none, an administrator in all', async () => {
    const params = { id: desk.support.id, personId: await desk.id('alex.agent') }
    const url = `/teams/${params.id}/members/${params.personId}`
    const asked = async (login: string) =>
      (await (await desk.as(login)).patch(url, { body: { weight: 80 } })).statusCode
    expect(await asked('robin.responsable')).toBe(200)
    expect(await asked('ange.admin')).toBe(200)
    expect(await asked('alex.agent')).toBe(403)
    expect(await asked('lou.reseau')).toBe(404)
    expect(await asked('camille.demandeur')).toBe(404)
  })

  test.each([-1, 101, 50.5, '50'])('a share of %j is refused', async (weight) => {
    const url = `/teams/${desk.support.id}/members/${await desk.id('alex.agent')}`
    expect((await ange.patch(url, { body: { weight } })).statusCode).toBe(422)
  })

  test('an absence that is over, that ends before it begins, with oneself or a stranger to stand in: refused', async () => {
    const alex = await desk.as('alex.agent')
    const refused = async (body: object) => {
      const reply = await alex.put('/me/absence', {
        body: { from: day(1), to: day(2), substituteId: null, ...body },
      })
      return [reply.statusCode, reply.json().errors[0].pointer]
    }
    expect(await refused({ from: day(-3), to: day(-2) })).toEqual([422, '/to'])
    expect(await refused({ from: day(3) })).toEqual([422, '/to'])
    expect(await refused({ substituteId: alex.personId })).toEqual([422, '/substituteId'])
    expect(await refused({ substituteId: await desk.id('lou.reseau') })).toEqual([422, '/substituteId'])
    expect((await (await desk.as('camille.demandeur')).get('/me/absence')).statusCode).toBe(404)
  })

  test('a lead says that a member is away, and who stands in; somebody of another team stays unknown', async () => {
    const robin = await desk.as('robin.responsable')
    const [noa, alex] = [await desk.id('noa.agent'), await desk.id('alex.agent')]
    const url = (personId: string) => `/teams/${desk.support.id}/members/${personId}/absence`
    const away = { from: day(1), to: day(2), substituteId: alex }
    const absenceIn = (reply: { json: () => { items: Member[] } }) =>
      reply.json().items.find(({ person }) => person.id === noa)?.absence
    expect(absenceIn(await robin.put(url(noa), { body: away }))).toMatchObject({
      from: day(1),
      to: day(2),
      substitute: { id: alex },
    })
    expect((await robin.put(url(noa), { body: { ...away, to: day(-1), from: day(-2) } })).statusCode).toBe(
      422,
    )
    expect((await robin.put(url(noa), { body: { ...away, substituteId: noa } })).statusCode).toBe(422)
    expect((await robin.put(url(await desk.id('lou.reseau')), { body: away })).statusCode).toBe(404)
    expect((await (await desk.as('alex.agent')).put(url(noa), { body: away })).statusCode).toBe(403)
    expect((await (await desk.as('lou.reseau')).delete(url(noa))).statusCode).toBe(404)
    expect(absenceIn(await robin.delete(url(noa)))).toBeNull()
  })

  test('the desk reads the rule of each category, its own or the one above; requesters do not', async () => {
    await rule('turn')
    const read = async () => {
      const reply = await (await desk.as('lou.reseau')).get('/categories/assignments')
      return reply.json<{ items: RuledCategory[] }>().items
    }
    const before = await read()
    expect(before.filter(({ assignment }) => assignment !== null)).toMatchObject([{ inForce: 'turn' }])
    const found = before.find(({ id }) => id === desk.mailbox.id)
    expect(found).toMatchObject({ inForce: 'turn', team: { id: desk.support.id } })
    expect((await (await desk.as('camille.demandeur')).get('/categories/assignments')).statusCode).toBe(404)
    const print = await makeCategory(app.db, 'Impression', { parentId: desk.mailbox.id })
    expect((await read()).find(({ id }) => id === print.id)).toMatchObject({
      above: expect.arrayContaining([found?.label]),
      assignment: null,
      inForce: 'turn',
    })
  })
})
