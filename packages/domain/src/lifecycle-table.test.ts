import {
  FIRED_EVENTS,
  STATUSES,
  TRANSITIONS,
  type Actor,
  type FiredEvent,
  type Status,
} from '@guichet/contracts/lifecycle'
import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import type { TicketFacts, Viewer } from './facts.ts'
import { allowedOn } from './policy.ts'
import {
  alex,
  ange,
  APPLICATION,
  by,
  camille,
  CLOCK,
  contact,
  contextFor,
  DIRECT,
  guest,
  head,
  INPUTS,
  lou,
  noa,
  PROMISES,
  refusalOf,
  robin,
  SETTINGS,
  stranger,
  ticketIn,
} from './test-desk.ts'

/** Who each person is on the ticket, in the words of the table: written by hand, so that the policy is held against it. */
const PEOPLE: readonly { name: string; viewer: Viewer; are: readonly Actor[]; reads: boolean }[] = [
  { name: 'the owner', viewer: camille, are: ['owner'], reads: true },
  { name: 'a contact', viewer: contact, are: ['contact'], reads: true },
  { name: 'the head of the establishment', viewer: head, are: [], reads: true },
  { name: 'the agent in charge', viewer: alex, are: ['member', 'agent'], reads: true },
  { name: 'a member of the team', viewer: noa, are: ['member'], reads: true },
  { name: 'a lead of the team', viewer: robin, are: ['member', 'lead'], reads: true },
  { name: 'a guest', viewer: guest, are: ['guest'], reads: true },
  { name: 'an agent of another team', viewer: stranger, are: [], reads: false },
  { name: 'an administrator', viewer: ange, are: [], reads: false },
]

/** Rights that an agent lacks by default (permissions.ts). */
const LEADS_ALONE: ReadonlySet<FiredEvent> = new Set(['assign'])
const ONESELF: Partial<Record<FiredEvent, Viewer>> = { uninvite: guest, remove_contact: contact }

const settingsFor = (event: FiredEvent) => (event === 'set_priority' ? DIRECT : SETTINGS)

/** Who is in charge only where somebody is. */
const actorsIn = (facts: TicketFacts, viewer: Viewer, are: readonly Actor[]) =>
  are.filter((actor) => actor !== 'agent' || facts.agentId === viewer.personId)

/** On a ticket that waits, words of the requester's side answer; elsewhere an answer is a comment. */
const meant = (event: FiredEvent, status: Status, are: readonly Actor[]): FiredEvent => {
  const isRequesterSide = are.includes('owner') || are.includes('contact')
  if (!isRequesterSide || (event !== 'comment' && event !== 'provide_info')) return event
  return status === 'pending_requester' ? 'provide_info' : 'comment'
}

const rowOf = (event: string) => {
  const row = TRANSITIONS.find((one) => one.event === event)
  if (!row) throw new Error(event)
  return row
}

const expectedCode = (
  event: FiredEvent,
  status: Status,
  person: (typeof PEOPLE)[number],
  facts: TicketFacts,
): string => {
  if (!person.reads) return 'not-found'
  const row = rowOf(meant(event, status, person.are))
  const actors = actorsIn(facts, person.viewer, person.are)
  const mayByRole =
    ONESELF[event] === person.viewer ||
    actors.some((actor) => row.by.includes(actor) && (!LEADS_ALONE.has(event) || person.are.includes('lead')))
  if (!mayByRole) return 'forbidden'
  if (row.from.includes(status)) return 'accepted'
  const isTaken = ['assigned', 'pending_requester', 'on_hold'].includes(status) && person.viewer !== alex
  return event === 'take' && isTaken ? 'already-taken' : 'event-not-allowed'
}

describe('the lifecycle’s table, every state × event × person', () => {
  for (const status of STATUSES) {
    const facts = ticketIn(status, { ownerIsReachable: false, incidentId: 'incident-1' })
    test.each(FIRED_EVENTS)(`REQ-126 REQ-133 from ${status}, %s is for whom the table says`, (event) => {
      for (const person of PEOPLE) {
        const attempt = () =>
          decide(facts, by(person.viewer), INPUTS[event], contextFor(event, { settings: settingsFor(event) }))
        expect([person.name, refusalOf(attempt)?.code ?? 'accepted']).toEqual([
          person.name,
          expectedCode(event, status, person, facts),
        ])
      }
    })

    test.each(PEOPLE)(
      `from ${status}, $name is offered exactly what would be accepted`,
      ({ viewer, are }) => {
        for (const event of FIRED_EVENTS) {
          const context = contextFor(event, { settings: settingsFor(event) })
          const isAccepted = refusalOf(() => decide(facts, by(viewer), INPUTS[event], context)) === null
          const isOffered = allowedOn(facts, viewer, context).includes(event)
          expect([event, isOffered]).toEqual([event, isAccepted && meant(event, status, are) === event])
        }
      },
    )
  }
})

test.each(TRANSITIONS.filter(({ event }) => event !== 'file'))(
  '$id $event leads where the table says',
  (row) => {
    for (const status of row.from) {
      const facts = ticketIn(status, {
        ownerIsReachable: false,
        incidentId: 'incident-1',
        ...(row.event === 'announce_auto_close' && { resolvedAt: new Date('2027-01-01T00:00:00Z') }),
        ...(row.event === 'auto_close' && { announcedAt: new Date('2027-02-01T00:00:00Z') }),
      })
      const kept = facts.agentId === null ? 'dispatched' : 'assigned'
      const waits = status === 'pending_requester' || status === 'on_hold'
      const leadsTo: Record<string, Status> = {
        same: status,
        'assigned-or-waiting': waits ? status : 'assigned',
        'assigned-or-dispatched': kept,
        led: waits ? status : 'assigned',
      }
      const { patch } = fired(row.event, facts)
      expect([status, patch.status ?? status]).toEqual([status, leadsTo[row.to] ?? row.to])
    }
  },
)

const fired = (event: (typeof TRANSITIONS)[number]['event'], facts: TicketFacts) => {
  if (event === 'announce_auto_close' || event === 'auto_close')
    return decide(facts, CLOCK, { event }, contextFor(event))
  if (event === 'holder_left') return decide(facts, APPLICATION, { event }, contextFor(event))
  if (event === 'warn_deadline')
    return decide(facts, CLOCK, { event }, contextFor(event, { service: PROMISES }))
  if (event === 'move_deadline')
    return decide(facts, APPLICATION, { event }, contextFor(event, { service: PROMISES }))
  if (event === 'follow_incident')
    return decide(facts, APPLICATION, { event, teamId: facts.teamId, agentId: 'noa' }, contextFor(event))
  if (event === 'file') throw new Error('filing is decided apart')
  const context = contextFor(event, { settings: settingsFor(event) })
  const accepts = (viewer: Viewer) =>
    refusalOf(() => decide(facts, by(viewer), INPUTS[event], context)) === null
  return decide(facts, by([alex, robin, contact].find(accepts) ?? camille), INPUTS[event], context)
}

describe('a former team', () => {
  const facts = ticketIn('assigned', { formerTeamIds: ['network'] })
  test.each(FIRED_EVENTS)('%s answers that the ticket is another team’s now', (event) => {
    expect(refusalOf(() => decide(facts, by(lou), INPUTS[event], contextFor(event)))?.code).toBe(
      'former-team',
    )
  })
  test('is offered nothing', () => {
    expect(allowedOn(facts, lou, contextFor('take'))).toEqual([])
  })
})

test('the clock and the application fire nothing but their own', () => {
  for (const mover of [CLOCK, APPLICATION]) {
    for (const event of FIRED_EVENTS.filter((name) => name !== 'resume')) {
      const attempt = () => decide(ticketIn('assigned'), mover, INPUTS[event], contextFor(event))
      expect([event, refusalOf(attempt)?.code]).toEqual([event, 'forbidden'])
    }
  }
})

test('nobody fires the machine’s events, not even a lead', () => {
  for (const event of [
    'announce_auto_close',
    'auto_close',
    'holder_left',
    'warn_deadline',
    'move_deadline',
  ] as const)
    expect(refusalOf(() => decide(ticketIn('resolved'), by(robin), { event }, contextFor(event)))?.code).toBe(
      'forbidden',
    )
})
