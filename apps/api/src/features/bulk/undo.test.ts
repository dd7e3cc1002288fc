import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { UNDOABLE_EVENTS } from '@guichet/contracts/undo'
import { listJournal } from '@guichet/contracts/journal'
import { patchTicket, transitionTicket } from '@guichet/contracts/tickets'
import { makeDesk } from '../../../test/desk.ts'
import { brokenBy, ticketsTold } from '../../../test/invariants.ts'
import { startApp } from '../../../test/start-app.ts'

const world = await startApp()
afterAll(() => world.close())
const { db } = world
const desk = await makeDesk(world, { supports: ['maud.partie'] })
const [alex, noa, robin, camille] = await Promise.all(
  ['alex.agent', 'noa.agent', 'robin.responsable', 'camille.demandeur'].map((login) => world.signedIn(login)),
)
if (!alex || !noa || !robin || !camille) throw new Error('everybody comes in')
beforeEach(() => world.clock.set(new Date()))

const STAMPS: ReadonlySet<string> = new Set(['version', 'publicVersion', 'updatedAt', 'teamUpdatedAt'])
const stateOf = async (reference: string) => {
  const row = await db.ticket.findUniqueOrThrow({ where: { reference } })
  return Object.fromEntries(Object.entries(row).filter(([column]) => !STAMPS.has(column)))
}
const fire = (client: typeof alex, reference: string, body: object) =>
  client.post(`/tickets/${reference}/transitions`, { body })
const undo = (client: typeof alex, reference: string) => client.post(`/tickets/${reference}/undo`)
const mailsOf = (reference: string) =>
  db.outgoingMail.findMany({
    where: { ticket: { reference }, template: { notIn: ['acknowledgement', 'new_ticket'] } },
  })
/** A ticket that Alex holds since long enough for that to stand. */
const held = async () => {
  const { reference } = await desk.file('camille.demandeur')
  await fire(alex, reference, { event: 'take' })
  world.clock.advance({ seconds: 30 })
  return reference
}

const noaId = await desk.id('noa.agent')
const acts: Record<(typeof UNDOABLE_EVENTS)[number], object> = {
  transfer: { teamId: desk.network.id },
  take: {},
  assign: { agentId: noaId },
  release: {},
  hand_over: { agentId: noaId },
  request_info: { text: 'Quel bureau ?' },
  set_priority: { priority: 5 },
  set_impact: { impact: 'area' },
  recategorise: {},
  set_establishment: { establishmentId: null },
  resolve: { text: 'Le bac est remis.' },
  refuse: { text: 'Hors de notre service.' },
  hold: { text: 'La pièce arrive lundi.' },
  resume: {},
}

describe('one act on one ticket', () => {
  test.each(
    (
      [
        'transfer',
        'assign',
        'release',
        'hand_over',
        'request_info',
        'set_priority',
        'resolve',
        'refuse',
        'hold',
      ] as const
    ).map((event) => [event, acts[event]] as const),
  )('UX-53 %s is taken back from its page: all of it, and nobody is mailed', async (event, more) => {
    const by = event === 'assign' ? robin : alex
    const reference = await held()
    const before = await stateOf(reference)
    const mailed = (await mailsOf(reference)).length
    expect((await fire(by, reference, { event, ...more })).statusCode).toBe(200)
    expect(await stateOf(reference)).not.toEqual(before)
    expect((await undo(by, reference)).statusCode).toBe(204)
    expect(await stateOf(reference)).toEqual(before)
    expect(await mailsOf(reference)).toHaveLength(mailed)
    const { items } = await alex.call(listJournal, { params: { reference }, query: {} })
    expect(items.at(-1)).toMatchObject({ kind: 'undo' })
    for (const told of await ticketsTold(db, [reference])) expect(brokenBy(told)).toEqual([])
  })

  test('an edit of several fields is one act', async () => {
    const reference = await held()
    const before = await stateOf(reference)
    await alex.call(patchTicket, { params: { reference }, body: { priority: 5, establishmentId: null } })
    await undo(alex, reference)
    expect(await stateOf(reference)).toEqual(before)
  })

  test('its mails wait a little longer than it can be taken back; a token’s leave at once', async () => {
    const waits = async (client: typeof alex) => {
      const { reference } = await desk.file('camille.demandeur')
      await client.call(transitionTicket, { params: { reference }, body: { event: 'take' } })
      const [mail] = await mailsOf(reference)
      return mail && (mail.notBefore.getTime() - mail.createdAt.getTime()) / 1_000
    }
    expect(await waits(alex)).toBe(12)
    expect(await waits(await world.as('alex.agent'))).toBe(0)
  })

  test('once something else was done it stands: its mails leave at once, before those of what followed', async () => {
    const reference = await held()
    await fire(alex, reference, { event: 'resolve', text: 'Le bac est remis.' })
    world.clock.advance({ seconds: 3 })
    expect((await fire(camille, reference, { event: 'approve_closure' })).statusCode).toBe(200)
    const mails = await mailsOf(reference)
    mails.sort((a, b) => a.notBefore.getTime() - b.notBefore.getTime() || (a.id < b.id ? -1 : 1))
    expect(mails.slice(-2).map(({ template }) => template)).toEqual(['resolved', 'closure_approved'])
    expect(mails.at(-2)?.notBefore).toEqual(mails.at(-1)?.notBefore)
  })

  test('too late, twice, after somebody else, by somebody else, of nothing: refused, and nothing moves', async () => {
    const late = await held()
    expect((await undo(alex, late)).json()).toMatchObject({ status: 409 })
    const twice = await held()
    await fire(alex, twice, { event: 'hold', text: 'Demain.' })
    expect((await undo(alex, twice)).statusCode).toBe(204)
    expect((await undo(alex, twice)).statusCode).toBe(409)
    const moved = await held()
    await fire(alex, moved, { event: 'set_priority', priority: 4 })
    await fire(robin, moved, { event: 'set_priority', priority: 2 })
    expect((await undo(alex, moved)).statusCode).toBe(409)
    expect((await undo(noa, moved)).statusCode).toBe(404)
    expect((await undo(alex, 'R-999999')).statusCode).toBe(404)
    expect((await undo(alex, 'nothing')).statusCode).toBe(404)
  })

  test('what a requester does is told at once, and stands', async () => {
    const { reference } = await desk.file('camille.demandeur')
    await fire(camille, reference, { event: 'close' })
    expect((await undo(camille, reference)).statusCode).toBe(404)
    for (const mail of await mailsOf(reference)) expect(mail.notBefore).toEqual(mail.createdAt)
  })
})
