import { STATUSES } from '@guichet/contracts/lifecycle'
import { LIMITS } from '@guichet/contracts/limits'
import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import { beforeOf, decideUndo } from './decide-undo.ts'
import type { Done } from './decide-undo.ts'
import type { Decision, TicketFacts, TicketPatch, Viewer } from './facts.ts'
import { brokenInvariants } from './invariants.ts'
import { allowedOn } from './policy.ts'
import {
  alex,
  by,
  camille,
  CLOCK,
  CONTEXT,
  fire,
  INPUTS,
  lou,
  noa,
  NOW,
  robin,
  PROMISES,
  ticketIn,
} from './test-desk.ts'

const EVENTS = ['take', 'assign', 'release', 'transfer', 'recategorise', 'set_priority', 'resolve'] as const

/** What figures are counted from stays: it is read beside the date that it came with, and that one goes. */
const unmeasured = <Row extends TicketPatch>({
  takenSeconds: _taken,
  takenPromised: _takenIn,
  resolvedSeconds: _resolved,
  resolvedPromised: _resolvedIn,
  ...row
}: Row) => row

const after = (facts: TicketFacts, { patch, bumps, removeParticipantIds }: Decision): TicketFacts => ({
  ...facts,
  ...patch,
  version: facts.version + (bumps === 'none' ? 0 : 1),
  participants: facts.participants.filter(({ id }) => !removeParticipantIds.includes(id)),
})

const doneBy = (who: Viewer, facts: TicketFacts, decision: Decision): Done => ({
  personId: who.personId,
  at: NOW,
  version: after(facts, decision).version,
  undoneAt: null,
  before: beforeOf(facts, decision),
})

const cases = STATUSES.flatMap((status) => {
  const allowed = allowedOn(ticketIn(status), robin, CONTEXT)
  return EVENTS.filter((event) => allowed.includes(event)).map((event) => ({ status, event }))
})

test.each(cases)(
  '$event on a ticket $status is put back, all of it, by one entry without words',
  ({ status, event }) => {
    const facts = ticketIn(status)
    const decision = fire(facts, robin, event)
    const undone = decideUndo(after(facts, decision), by(robin), doneBy(robin, facts, decision), CONTEXT)
    const restored = unmeasured({ ...after(facts, decision), ...undone.patch, version: facts.version })
    const people = facts.participants.filter(({ id }) => undone.restoreParticipantIds?.includes(id))
    expect({ ...restored, participants: [...restored.participants, ...people].toSorted(byId) }).toEqual({
      ...facts,
      participants: facts.participants.toSorted(byId),
    })
    expect(undone.approval).toEqual(event === 'resolve' ? { act: 'withdrawn' } : undefined)
    expect(brokenInvariants(restored, restored.status === 'resolved' ? 1 : 0)).toEqual([])
    expect(undone.mails).toEqual([])
    expect(undone.entries.map(({ kind, body }) => [kind, body])).toContainEqual(['undo', undefined])
    const written = decision.entries.flatMap(({ changes }) => changes)
    expect(undone.entries.flatMap(({ changes }) => changes)).toEqual(
      written.map(({ field, from, to }) => ({ field, from: to, to: from })),
    )
  },
)

test('deadlines are put back as they were: the time of the act runs on', () => {
  const service = PROMISES
  const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000)
  const held = ticketIn('assigned')
  const promised = decide(held, by(robin), { event: 'set_priority', priority: 5 }, { ...CONTEXT, service })
  const facts = after(held, promised)
  expect(facts.clockFrom).not.toBeNull()
  expect(facts.resolveDueAt).not.toBeNull()
  const now = later(60)
  const resolved = decide(facts, by(robin), INPUTS.resolve, { ...CONTEXT, service, now })
  expect(after(facts, resolved).clockFrom).toBeNull()
  const done = { ...doneBy(robin, facts, resolved), at: now }
  const undone = decideUndo(after(facts, resolved), by(robin), done, { ...CONTEXT, service, now: later(65) })
  expect(unmeasured({ ...after(facts, resolved), ...undone.patch, version: facts.version })).toEqual(facts)
})

const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id)

describe('what is not put back', () => {
  const facts = ticketIn('assigned')
  const decision = fire(facts, alex, 'transfer')
  const moved = after(facts, decision)
  const done = doneBy(alex, facts, decision)
  const later = (seconds: number) => ({ ...CONTEXT, now: new Date(NOW.getTime() + seconds * 1_000) })

  test('an act of ten seconds ago is, of eleven is not', () => {
    expect(decideUndo(moved, by(alex), done, later(LIMITS.undoSeconds)).patch).toMatchObject({
      status: 'assigned',
    })
    expect(() => decideUndo(moved, by(alex), done, later(LIMITS.undoSeconds + 1))).toThrow('undo_late')
  })

  test('somebody else’s act, whoever they are; the clock’s', () => {
    for (const one of [noa, robin, lou, camille])
      expect(() => decideUndo(moved, by(one), done, CONTEXT)).toThrow('ticket_not_found')
    expect(() => decideUndo(moved, CLOCK, done, CONTEXT)).toThrow('ticket_not_found')
  })

  test('an act after which something else moved, or that was put back already', () => {
    expect(() => decideUndo({ ...moved, version: moved.version + 1 }, by(alex), done, CONTEXT)).toThrow(
      'undo_moved',
    )
    expect(() => decideUndo(moved, by(alex), { ...done, undoneAt: NOW }, CONTEXT)).toThrow('undo_done')
  })

  test('an act of somebody who has left the team since', () => {
    expect(() => decideUndo(moved, by({ ...alex, memberships: lou.memberships }), done, CONTEXT)).toThrow(
      'not_yours',
    )
  })
})

test('the requester’s word that came meanwhile stays the last one', () => {
  const facts = ticketIn('assigned', { answered: true })
  const decision = fire(facts, alex, INPUTS.resolve)
  expect(decision.patch.answered).toBe(false)
  const spoken = { ...after(facts, decision), answered: true }
  const { patch } = decideUndo(spoken, by(alex), doneBy(alex, facts, decision), CONTEXT)
  expect(patch).toMatchObject({ status: 'assigned', answered: true, resolvedAt: null })
})
