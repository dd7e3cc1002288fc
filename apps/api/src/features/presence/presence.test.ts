import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { putPresence } from '@guichet/contracts/presence'
import type { PresenceState } from '@guichet/contracts/presence'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { openEvents } from '../../../test/event-stream.ts'
import { giveToken } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'

let app: TestApp
let desk: Desk
let origin: string
let reference: string

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
  origin = await app.app.listen({ port: 0, host: '127.0.0.1' })
  reference = (await desk.file('camille.demandeur')).reference
})
afterEach(() => app.db.ticketPresence.deleteMany())
afterAll(() => app.close())

/** `alex.agent writing`, and so on: who else this person is told of. */
async function say(login: string, state: PresenceState, of = reference): Promise<string[]> {
  const client = await desk.as(login)
  const { items } = await client.call(putPresence, { params: { reference: of }, body: { state } })
  return items.map(({ person, state: theirs }) => `${person.login} ${theirs}`)
}

async function leave(login: string): Promise<void> {
  const { statusCode } = await (await desk.as(login)).delete(`/tickets/${reference}/presence`)
  expect(statusCode).toBe(204)
}

test('UX-47 two agents on one ticket know of each other: who looks, who types, who went to another tab, who left', async () => {
  expect(await say('alex.agent', 'looking')).toEqual([])
  expect(await say('noa.agent', 'writing')).toEqual(['alex.agent looking'])
  expect(await say('alex.agent', 'away')).toEqual(['noa.agent writing'])
  expect(await say('noa.agent', 'looking')).toEqual(['alex.agent away'])
  await leave('alex.agent')
  expect(await say('noa.agent', 'looking')).toEqual([])
  await leave('alex.agent')
})

test('UX-47 a hand at rest is soon one that looks, and a page that says nothing more is soon forgotten', async () => {
  await say('noa.agent', 'writing')
  app.clock.advance({ seconds: 5 })
  expect(await say('alex.agent', 'looking')).toEqual(['noa.agent writing'])
  app.clock.advance({ seconds: 1 })
  expect(await say('alex.agent', 'looking')).toEqual(['noa.agent looking'])
  app.clock.advance({ seconds: 40 })
  expect(await say('alex.agent', 'looking')).toEqual([])
})

test('open pages are told of what is news to somebody, and of nothing else; no requester hears of it', async () => {
  const noa = await openEvents(origin, (await desk.as('noa.agent')).headers)
  const camille = await openEvents(origin, (await desk.as('camille.demandeur')).headers)
  const heard = () => noa.events().filter(({ type }) => type === 'ticket.presence').length
  // Alone there: nobody has anything to learn.
  await say('noa.agent', 'looking')
  await say('noa.agent', 'writing')
  await say('alex.agent', 'looking')
  await say('alex.agent', 'looking')
  await say('alex.agent', 'writing')
  await leave('alex.agent')
  await leave('alex.agent')
  await expect.poll(heard).toBe(3)
  await desk.fire('alex.agent', reference, 'comment', { text: 'Un mot.' })
  await expect.poll(() => camille.events().length).toBeGreaterThan(0)
  expect(heard()).toBe(3)
  expect(camille.events().map(({ type }) => type)).not.toContain('ticket.presence')
  noa.close()
  camille.close()
})

test('AC-30 whoever is not of the desk’s side, or reads no notes, learns nothing: to them there is no such page', async () => {
  await say('alex.agent', 'writing')
  const { personId } = await desk.as('noa.agent')
  const noNotes = await giveToken(app.deps, personId, ['tickets:read', 'tickets:write'])
  const url = `/tickets/${reference}/presence`
  for (const headers of [
    (await desk.as('camille.demandeur')).headers,
    (await desk.as('lou.reseau')).headers,
    { authorization: `Bearer ${noNotes}` },
  ]) {
    for (const method of ['PUT', 'DELETE'] as const) {
      const { statusCode, body } = await app.app.inject({
        method,
        url: `/api/v1${url}`,
        headers,
        ...(method === 'PUT' && { payload: { state: 'looking' } }),
      })
      expect([statusCode, body.includes('Alex')]).toEqual([404, false])
    }
  }
  // An agent who is the requester there stands on the requester's side.
  const own = await desk.file('noa.agent')
  const noa = await desk.as('noa.agent')
  expect(
    (await noa.put(`/tickets/${own.reference}/presence`, { body: { state: 'looking' } })).statusCode,
  ).toBe(404)
  expect((await noa.put(url, { body: { state: 'asleep' } })).statusCode).toBe(422)
})
