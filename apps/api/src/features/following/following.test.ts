import { addEntry } from '@guichet/contracts/journal'
import { getMe, listNotifications } from '@guichet/contracts/me'
import { listTickets } from '@guichet/contracts/tickets'
import { LIMITS } from '@guichet/contracts/limits'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { makePerson } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { endMembership } from '../departures/commands.ts'
import { newsOf } from '../mail/queries.ts'
import { standingToBeTold } from '../mail/scope.ts'

let app: TestApp
let desk: Desk

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app, { supports: ['paul.professeur'] })
})
afterAll(() => app.close())

/** `template → login` of each mail of the last act on a ticket, the portal's alone in brackets. */
async function toldLast(reference: string): Promise<string[]> {
  const rows = await app.db.outgoingMail.findMany({
    where: { ticket: { reference } },
    include: { person: true, team: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return rows
    .filter(({ actId }) => actId === rows[0]?.actId)
    .map(({ template, person, team, status }) => {
      const to = `${template} → ${person?.login ?? team?.mailbox}`
      return status === 'dropped' ? `(${to})` : to
    })
    .toSorted()
}

const onWatch = async (login: string, reference: string, method: 'put' | 'delete' = 'put') =>
  (await (await desk.as(login))[method](`/tickets/${reference}/watch`)).statusCode
const note = async (login: string, reference: string) =>
  (await desk.as(login)).call(addEntry, {
    params: { reference },
    body: { body: 'Entre nous', audience: 'team' },
  })
const follow = async (login: string, level: string, teamId = desk.support.id) =>
  (await (await desk.as(login)).put(`/me/teams/${teamId}/following`, { body: { follow: level } })).statusCode

async function leave(personId: string, teamId: string): Promise<void> {
  const { id } = await app.db.membership.findFirstOrThrow({ where: { personId, teamId, endedAt: null } })
  await endMembership(app.deps, id)
}

describe('whoever watches a ticket', () => {
  test('is told of each step by others, once, and never of their own', async () => {
    const { reference } = await desk.file('camille.demandeur')
    expect(await onWatch('noa.agent', reference)).toBe(204)
    expect(await onWatch('noa.agent', reference)).toBe(204)
    await desk.fire('alex.agent', reference, 'take')
    expect(await toldLast(reference)).toEqual(['followed → noa.agent', 'taken → camille.demandeur'])
    await note('alex.agent', reference)
    expect(await toldLast(reference)).toEqual(['followed → noa.agent'])
    await note('noa.agent', reference)
    expect(await toldLast(reference)).toEqual(['comment_team → alex.agent'])
    const { items } = await (await desk.as('noa.agent')).call(listNotifications, {})
    expect(items.filter((one) => one.reference === reference).map(({ template }) => template)).toEqual([
      'followed',
      'followed',
      'new_ticket',
    ])
    await onWatch('noa.agent', reference, 'delete')
    await note('alex.agent', reference)
    expect(await toldLast(reference)).toEqual(['comment_team → alex.agent'])
  })

  test('finds it in the queue of what they follow, and the ticket says it', async () => {
    const { reference } = await desk.file('camille.demandeur')
    const noa = await desk.as('noa.agent')
    const followed = async () =>
      (await noa.call(listTickets, { query: { view: 'following' } })).items.map((one) => one.reference)
    expect(await followed()).not.toContain(reference)
    await onWatch('noa.agent', reference)
    expect(await followed()).toContain(reference)
    expect(await desk.see('noa.agent', reference)).toMatchObject({ watched: true })
    expect(await desk.see('alex.agent', reference)).toMatchObject({ watched: false })
    expect(await desk.see('camille.demandeur', reference)).not.toHaveProperty('watched')
  })

  test('AC-12 is told no more once they may not read it, and sees nothing of it; a transfer taken back tells them again', async () => {
    const { reference } = await desk.file('camille.demandeur')
    await onWatch('noa.agent', reference)
    await desk.fire('alex.agent', reference, 'transfer', { teamId: desk.network.id })
    expect(await toldLast(reference)).not.toContain('followed → noa.agent')
    await note('lou.reseau', reference)
    expect(await toldLast(reference)).toEqual(['comment_team → robin.responsable'])
    const following = await (await desk.as('noa.agent')).call(listTickets, { query: { view: 'following' } })
    expect(following.items.map((one) => one.reference)).not.toContain(reference)
    expect(await onWatch('noa.agent', reference)).toBe(409)
    await desk.fire('lou.reseau', reference, 'transfer', { teamId: desk.support.id })
    await note('alex.agent', reference)
    expect(await toldLast(reference)).toContain('comment_team → noa.agent')
  })

  test('removed from the team meanwhile, is told of nothing, and a mail that waited for them is not sent', async () => {
    const { reference } = await desk.file('camille.demandeur')
    await onWatch('paul.professeur', reference)
    await desk.fire('alex.agent', reference, 'take')
    const personId = await desk.id('paul.professeur')
    await leave(personId, desk.support.id)
    await note('alex.agent', reference)
    const rows = await app.db.outgoingMail.findMany({ where: { personId, ticket: { reference } } })
    expect(rows.map(({ template }) => template)).toEqual(['new_ticket', 'followed'])
    const news = await newsOf(app.db, { personId })
    expect(news.map(standingToBeTold)).toEqual(news.map(() => null))
  })

  test('AC-190 is somebody of its desk’s side: to others it does not exist, or is not theirs to watch', async () => {
    const { reference } = await desk.file('camille.demandeur')
    expect(await onWatch('lou.reseau', reference)).toBe(404)
    expect(await onWatch('lou.reseau', reference, 'delete')).toBe(404)
    expect(await onWatch('lou.reseau', 'R-999999')).toBe(404)
    expect(await onWatch('camille.demandeur', reference)).toBe(403)
    const colleagues = async (login: string) => (await desk.as(login)).get(`/tickets/${reference}/colleagues`)
    expect((await colleagues('lou.reseau')).statusCode).toBe(404)
    expect((await colleagues('camille.demandeur')).statusCode).toBe(403)
    expect(
      (await colleagues('alex.agent')).json().items.map(({ login }: { login: string }) => login),
    ).toEqual(['noa.agent', 'robin.responsable'])
  })

  test('AC-203 is one of so many at most', async () => {
    const { id, reference } = await desk.file('camille.demandeur')
    const people = Array.from({ length: LIMITS.watchers }, (_, n) => makePerson(app.db, `guetteur.${n}`))
    const rows = (await Promise.all(people)).map((one) => ({
      ticketId: id,
      personId: one.id,
      since: new Date(),
    }))
    await app.db.ticketWatch.createMany({ data: rows })
    expect(await onWatch('alex.agent', reference)).toBe(422)
  })
})

describe('of the tickets of a team, one is told', () => {
  test('what comes to it, as long as one chooses nothing else', async () => {
    const { teams } = await (await desk.as('alex.agent')).call(getMe, {})
    expect(teams).toMatchObject([{ follow: 'creation' }])
    const { reference } = await desk.file('camille.demandeur')
    expect(await toldLast(reference)).toEqual([
      'acknowledgement → camille.demandeur',
      'new_ticket → alex.agent',
      'new_ticket → noa.agent',
      'new_ticket → robin.responsable',
    ])
  })

  test('everything, what one is in charge of, or by mail nothing; what calls one by name in any case', async () => {
    expect(await follow('robin.responsable', 'everything')).toBe(204)
    expect(await follow('noa.agent', 'mine')).toBe(204)
    const { reference } = await desk.file('camille.demandeur')
    expect(await toldLast(reference)).toEqual([
      'acknowledgement → camille.demandeur',
      'new_ticket → alex.agent',
      'new_ticket → robin.responsable',
    ])
    await desk.fire('robin.responsable', reference, 'assign', { agentId: await desk.id('noa.agent') })
    expect(await toldLast(reference)).toEqual([
      'assigned_agent → noa.agent',
      'assigned_requester → camille.demandeur',
    ])
    await desk.fire('noa.agent', reference, 'set_priority', { priority: 1 })
    expect(await toldLast(reference)).toEqual(['followed → robin.responsable'])
    await follow('noa.agent', 'nothing')
    await note('alex.agent', reference)
    expect(await toldLast(reference)).toEqual(['(comment_team → noa.agent)', 'followed → robin.responsable'])
    await follow('noa.agent', 'creation')
    await follow('robin.responsable', 'creation')
  })

  test('of one’s own teams alone, by a level that there is', async () => {
    expect(await follow('alex.agent', 'everything', desk.network.id)).toBe(404)
    expect(await follow('alex.agent', 'everything', 'x')).toBe(404)
    expect(await follow('camille.demandeur', 'nothing')).toBe(404)
    expect(await follow('alex.agent', 'sometimes')).toBe(422)
  })

  test('a former member’s choice ends with their membership', async () => {
    await follow('robin.responsable', 'everything', desk.network.id)
    const { reference } = await desk.file('camille.demandeur', { categoryId: desk.wifi.id })
    const personId = await desk.id('robin.responsable')
    await leave(personId, desk.network.id)
    await desk.fire('lou.reseau', reference, 'take')
    expect(await toldLast(reference)).toEqual(['taken → camille.demandeur'])
  })
})
