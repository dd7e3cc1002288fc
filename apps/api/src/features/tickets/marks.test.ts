import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { actInBulk, undoBulk } from '@guichet/contracts/bulk'
import { getTicket, listTickets } from '@guichet/contracts/tickets'
import { createView } from '@guichet/contracts/views'
import { listTeams } from '@guichet/contracts/people'
import { createMacro } from '@guichet/contracts/tools'
import { makeDesk } from '../../../test/desk.ts'
import { brokenBy, ticketsTold } from '../../../test/invariants.ts'
import { startApp } from '../../../test/start-app.ts'

const world = await startApp()
afterAll(() => world.close())
const { db } = world
const desk = await makeDesk(world)
const [alex, robin, camille] = await Promise.all(
  ['alex.agent', 'robin.responsable', 'camille.demandeur'].map(desk.as),
)
if (!alex || !robin || !camille) throw new Error('everybody comes in')
const atDesk = await world.signedIn('alex.agent')
const rules = (body: object) => robin.patch(`/teams/${desk.support.id}`, { body })
const fire = (client: typeof alex, reference: string, body: object) =>
  client.post(`/tickets/${reference}/transitions`, { body })
beforeEach(() => rules({ tags: [], tagsOnly: false, timeRequired: false }))

describe('tags', () => {
  test('REST puts them on, views find by them, and the requester learns nothing', async () => {
    const { reference } = await desk.file('camille.demandeur')
    const seen = await camille.call(getTicket, { params: { reference } })
    const tagged = await fire(alex, reference, { event: 'tag', add: ['Wifi', ' étage 2 '] })
    expect(tagged.json()).toMatchObject({ tags: ['wifi', 'étage 2'], version: 2 })
    const { id } = await alex.call(createView, {
      body: {
        label: 'Wifi',
        audience: 'person',
        teamId: null,
        source: 'team',
        conditions: { tags: ['wifi'] },
        sort: 'created',
        group: 'none',
        columns: ['state'],
      },
    })
    const { items } = await alex.call(listTickets, { query: { viewId: id } })
    expect(items.map((one) => [one.reference, one.tags])).toEqual([[reference, ['wifi', 'étage 2']]])
    expect(await camille.call(getTicket, { params: { reference } })).toEqual(seen)
    expect((await ticketsTold(db, [reference])).flatMap(brokenBy)).toEqual([])
  })

  test('in bulk, each ticket keeps its own beside, and undoing gives them back', async () => {
    const references = [await desk.file('camille.demandeur'), await desk.file('camille.demandeur')].map(
      (one) => one.reference,
    )
    await fire(alex, references[0] ?? '', { event: 'tag', add: ['vpn'] })
    const action = { event: 'tag', add: ['campagne'] }
    const done = await atDesk.call(actInBulk, { body: { references, action } })
    const tags = () =>
      db.ticket.findMany({
        where: { reference: { in: references } },
        orderBy: { number: 'asc' },
        select: { tags: true },
      })
    expect(await tags()).toEqual([{ tags: ['campagne', 'vpn'] }, { tags: ['campagne'] }])
    const undone = await atDesk.call(undoBulk, { params: { id: done.id } })
    expect(undone.results.map(({ status }) => status)).toEqual([200, 200])
    expect(await tags()).toEqual([{ tags: ['vpn'] }, { tags: [] }])
  })

  test('a team that keeps a list accepts no other, and only its lead changes it', async () => {
    const { reference } = await desk.file('camille.demandeur')
    expect((await alex.patch(`/teams/${desk.support.id}`, { body: { tagsOnly: true } })).statusCode).toBe(403)
    expect((await camille.patch(`/teams/${desk.support.id}`, { body: { tagsOnly: true } })).statusCode).toBe(
      404,
    )
    expect((await rules({ tags: ['vpn', 'Messagerie', 'vpn'], tagsOnly: true })).statusCode).toBe(204)
    const { items } = await alex.call(listTeams)
    expect(items.find(({ id }) => id === desk.support.id)).toMatchObject({
      tags: ['messagerie', 'vpn'],
      tagsOnly: true,
    })
    const refused = await fire(alex, reference, { event: 'tag', add: ['wifi'] })
    expect([refused.statusCode, refused.json().errors[0].pointer]).toEqual([422, '/add'])
    expect((await fire(alex, reference, { event: 'tag', add: ['vpn'] })).statusCode).toBe(200)
  })
})

describe('time spent', () => {
  test('adds up and stays with the team', async () => {
    const { reference } = await desk.file('camille.demandeur')
    await fire(alex, reference, { event: 'log_time', minutes: 10 })
    const answer = await fire(alex, reference, { event: 'log_time', minutes: 5 })
    expect(answer.json()).toMatchObject({ minutesSpent: 15, timeRequired: false })
    expect(await camille.call(getTicket, { params: { reference } })).not.toHaveProperty('minutesSpent')
  })

  test('where a team asks for it nothing is resolved without, not even by a macro', async () => {
    await rules({ timeRequired: true })
    const { reference } = await desk.file('camille.demandeur')
    const macro = await robin.call(createMacro, {
      body: {
        label: 'x',
        audience: 'team',
        teamId: desk.support.id,
        content: { take: true, tags: ['vpn'], reply: { voice: 'resolve', text: 'Réparé.' } },
      },
    })
    const body = { macroId: macro.id }
    const refused = await alex.post(`/tickets/${reference}/macros`, { body })
    expect([refused.statusCode, refused.json().errors[0].pointer]).toEqual([422, '/minutes'])
    const done = await alex.post(`/tickets/${reference}/macros`, { body: { ...body, minutes: 10 } })
    expect(done.json()).toMatchObject({ status: 'resolved', tags: ['vpn'], minutesSpent: 10 })
    expect((await ticketsTold(db, [reference])).flatMap(brokenBy)).toEqual([])
  })

  test.each([0, -1, 1.5, 10_081, '10'])('%s minutes are refused', async (minutes) => {
    const { reference } = await desk.file('camille.demandeur')
    expect((await fire(alex, reference, { event: 'log_time', minutes })).statusCode).toBe(422)
  })
})
