import { replay } from '@guichet/domain/replay'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { brokenBy, ticketsTold } from '../../../test/invariants.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'

let app: TestApp
let desk: Desk

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
})
afterAll(() => app.close())

test('the journal rebuilds a ticket as it stood at any date', async () => {
  const { reference } = await desk.file('camille.demandeur', { impact: 'service', urgency: 'high' })
  const noa = await desk.id('noa.agent')
  const life: [login: string, event: string, input?: Record<string, unknown>][] = [
    ['alex.agent', 'take'],
    ['alex.agent', 'set_priority', { priority: 5 }],
    ['alex.agent', 'hand_over', { agentId: noa }],
    ['noa.agent', 'request_info', { text: 'Quelle salle ?' }],
    ['camille.demandeur', 'provide_info', { text: 'La 12.' }],
    ['noa.agent', 'transfer', { teamId: desk.network.id, categoryId: desk.wifi.id }],
    ['lou.reseau', 'take'],
    ['lou.reseau', 'hold', { text: 'Livraison.', recallAt: '2030-01-01T08:00:00Z' }],
    ['lou.reseau', 'resolve', { text: 'Borne changée.' }],
    ['camille.demandeur', 'refuse_closure', { text: 'Toujours rien.' }],
    ['lou.reseau', 'resolve', { text: 'Câble changé.' }],
    ['camille.demandeur', 'approve_closure', { satisfaction: 4 }],
    ['camille.demandeur', 'reopen', { text: 'Encore.' }],
  ]
  const stood: { at: Date; row: Record<string, unknown> }[] = []
  for (const [login, event, input] of life) {
    app.clock.advance({ hours: 1 })
    const answer = await desk.fire(login, reference, event, input)
    expect([event, answer.statusCode]).toEqual([event, 200])
    const {
      teamUpdatedAt: at,
      status,
      teamId,
      agentId,
      priority,
      categoryId,
      reopenCount,
      dispatchCount,
    } = await app.db.ticket.findFirstOrThrow({ where: { reference } })
    stood.push({ at, row: { status, teamId, agentId, priority, categoryId, reopenCount, dispatchCount } })
  }
  const [told] = await ticketsTold(app.db, [reference])
  if (told === undefined) throw new Error('no such ticket')
  expect(brokenBy(told)).toEqual([])
  for (const { at, row } of stood) expect({ agentId: null, ...replay(told.entries, at) }).toMatchObject(row)
})
