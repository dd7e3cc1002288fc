import { FIRED_EVENTS } from '@guichet/contracts/lifecycle'
import { describe, expect, test } from 'vitest'
import type { Context } from './decide.ts'
import { PRESET_SETTINGS } from '@guichet/contracts/settings'
import { allowedOn, can } from './policy.ts'
import {
  alex,
  camille,
  contact,
  CONTEXT,
  contextFor,
  daysAgo,
  DIRECT,
  fire,
  guest,
  head,
  INPUTS,
  memberOf,
  noa,
  refusalOf,
  robin,
  SETTINGS,
  ticketIn,
  viewer,
} from './test-desk.ts'
import type { TicketFacts, Viewer } from './facts.ts'
import type { TransitionInput } from '@guichet/contracts/lifecycle'

const assigned = ticketIn('assigned')
const refused = (facts: TicketFacts, who: Viewer, input: TransitionInput, more: Partial<Context> = {}) =>
  refusalOf(() => fire(facts, who, input, more))

describe('what a deployment turns off', () => {
  const none = PRESET_SETTINGS['ul-itop']
  test.each([
    ['edit', camille, { ...SETTINGS, 'edit.description': 'never' }],
    ['close', camille, { ...SETTINGS, 'closure.requesterMayCloseOpen': false }],
    ['cancel', camille, { ...SETTINGS, 'removal.mode': 'none' }],
    ['add_contact', camille, { ...SETTINGS, 'contacts.byRequester': false }],
    ['remove_contact', camille, { ...SETTINGS, 'contacts.byRequester': false }],
    ['set_priority', camille, SETTINGS],
    ['set_priority', noa, none],
    ['set_impact', noa, DIRECT],
    ['set_establishment', noa, none],
    ['set_on_behalf', camille, none],
  ] as const)('%s', (event, who, settings) => {
    expect(can(who, event, assigned, settings)).toBe(false)
    expect(refused(assigned, who, INPUTS[event], { settings })).toMatchObject({
      code: 'forbidden',
      reason: 'refusal.switched_off',
    })
    expect(allowedOn(assigned, who, { ...CONTEXT, settings })).not.toContain(event)
  })

  test('contacts stay the agents’ to manage, and one may always leave', () => {
    const settings = { ...SETTINGS, 'contacts.byRequester': false }
    expect(can(noa, 'add_contact', assigned, settings)).toBe(true)
    expect(fire(assigned, contact, 'remove_contact', { settings }).removeParticipantIds).toEqual([
      'p-contact',
    ])
  })

  test('a product is refused where the desk has none', () => {
    const settings = { ...SETTINGS, 'product.enabled': false }
    expect(
      refused(assigned, noa, { event: 'recategorise', productId: 'calendar' }, { settings })?.pointer,
    ).toBe('/productId')
  })
})

describe('REQ-138 REQ-140 the description, until taken', () => {
  const settings = { ...SETTINGS, 'edit.description': 'until_taken' } as const
  test('is the owner’s while nobody was ever in charge', () => {
    expect(fire(ticketIn('dispatched'), camille, 'edit', { settings }).patch).toEqual({
      title: 'Messagerie en panne',
    })
  })
  test('REQ-139 is locked from then on, even once released', () => {
    for (const facts of [assigned, ticketIn('dispatched', { takenAt: daysAgo(2) })])
      expect(refused(facts, camille, INPUTS.edit, { settings })).toMatchObject({
        code: 'event-not-allowed',
        reason: 'refusal.description_locked',
      })
  })
})

describe('REQ-045 rights of a membership', () => {
  const without = (right: string) => viewer('noa', { memberships: [memberOf('apps', 'agent', [right])] })
  test.each([
    ['ticket.transfer', 'transfer'],
    ['ticket.classify', 'set_impact'],
    ['ticket.refuse', 'refuse'],
  ] as const)('%s withdrawn, %s is refused', (right, event) => {
    expect(refused(assigned, without(right), INPUTS[event])).toMatchObject({
      code: 'forbidden',
      reason: 'refusal.not_yours_to_do',
    })
  })
  test('even a lead’s', () => {
    const lead = viewer('robin', { memberships: [memberOf('apps', 'lead', ['ticket.assign'])] })
    expect(can(lead, 'assign', assigned, SETTINGS)).toBe(false)
  })
  test('a member to whom it was granted assigns', () => {
    const granted = viewer('noa', {
      memberships: [{ teamId: 'apps', role: 'agent', rights: ['ticket.assign'] }],
    })
    expect(can(granted, 'assign', assigned, SETTINGS)).toBe(true)
  })
  test('a right in another team is none here', () => {
    const elsewhere = viewer('x', {
      memberships: [memberOf('apps', 'agent', ['ticket.take']), memberOf('network')],
    })
    expect(can(elsewhere, 'take', ticketIn('dispatched'), SETTINGS)).toBe(false)
  })
})

describe('tokens are cut by their scopes', () => {
  const token = (scopes: Viewer['scopes']): Viewer => ({ ...alex, scopes })
  test('without tickets:write nothing is fired', () => {
    const reader = token(['tickets:read', 'notes:read', 'notes:write'])
    expect(refused(assigned, reader, INPUTS.resolve)).toMatchObject({
      code: 'missing-scope',
      values: { scope: 'tickets:write' },
    })
    expect(allowedOn(assigned, reader, CONTEXT)).toEqual([])
  })
  test('without notes:write nothing is written for the team', () => {
    const writer = token(['tickets:read', 'tickets:write'])
    for (const input of [
      INPUTS.hold,
      { event: 'comment', text: 'Note', audience: 'team' },
      { ...INPUTS.transfer, text: 'Note' },
    ] as const)
      expect(refused(assigned, writer, input)).toMatchObject({
        code: 'missing-scope',
        values: { scope: 'notes:write' },
      })
    expect(refused(assigned, writer, INPUTS.transfer)).toBeNull()
    expect(allowedOn(assigned, writer, CONTEXT)).toContain('resolve')
    expect(allowedOn(assigned, writer, CONTEXT)).not.toContain('hold')
  })
  test('with all of them a token does what its person does', () => {
    const all = token(['tickets:read', 'tickets:write', 'notes:read', 'notes:write'])
    expect(allowedOn(assigned, all, CONTEXT)).toEqual(allowedOn(assigned, alex, CONTEXT))
  })
})

describe('reopening what is final', () => {
  const closedOn = (finalAt: Date) => ticketIn('closed', { finalAt })
  test('REQ-189 the owner may, for a calendar month', () => {
    const onTheDay = closedOn(new Date('2027-02-10T09:00:00Z'))
    expect(fire(onTheDay, camille, 'reopen').patch.status).toBe('assigned')
    expect(allowedOn(onTheDay, camille, CONTEXT)).toContain('reopen')
    const late = closedOn(new Date('2027-02-10T08:59:59Z'))
    expect(refused(late, camille, INPUTS.reopen)).toMatchObject({
      code: 'event-not-allowed',
      reason: 'refusal.too_late_to_reopen',
    })
    expect(allowedOn(late, camille, CONTEXT)).not.toContain('reopen')
  })
  test('a member with the right may at any time', () => {
    expect(fire(closedOn(daysAgo(400)), noa, 'reopen').patch.status).toBe('assigned')
  })
})

test('T28 closes for an owner who is gone, and for no other', () => {
  expect(refused(ticketIn('resolved'), robin, INPUTS.close_ownerless)).toMatchObject({
    code: 'event-not-allowed',
    reason: 'refusal.owner_reachable',
  })
})

describe('one may remove oneself, and nobody else', () => {
  const two = ticketIn('assigned', {
    participants: [
      ...assigned.participants,
      { id: 'p-other', personId: 'maxence', role: 'contact' },
      { id: 'p-other-guest', personId: 'lou', role: 'guest_agent' },
    ],
  })
  test('a contact', () => {
    expect(refused(two, contact, { event: 'remove_contact', participantId: 'p-other' })?.code).toBe(
      'forbidden',
    )
    expect(fire(two, contact, 'remove_contact').removeParticipantIds).toEqual(['p-contact'])
  })
  test('a guest', () => {
    expect(refused(two, guest, { event: 'uninvite', participantId: 'p-other-guest' })?.code).toBe('forbidden')
    expect(fire(two, guest, 'uninvite').removeParticipantIds).toEqual(['p-guest'])
  })
  test('a role is removed by its own event', () => {
    expect(refused(two, alex, { event: 'uninvite', participantId: 'p-contact' })?.reason).toBe(
      'refusal.participant_unknown',
    )
  })
  test('nobody is offered to remove where there is nobody', () => {
    expect(allowedOn(ticketIn('assigned', { participants: [] }), alex, CONTEXT)).not.toContain('uninvite')
  })
})

test('owner, contact or head have no agent’s act, whatever their teams', () => {
  const also = (who: Viewer): Viewer => ({ ...who, memberships: [memberOf('apps', 'lead')] })
  const desk = [
    'take',
    'transfer',
    'assign',
    'resolve',
    'refuse',
    'hold',
    'invite',
    'set_impact',
    'recategorise',
  ] as const
  for (const who of [camille, contact, head].map(also))
    for (const facts of [assigned, ticketIn('dispatched')])
      for (const event of desk)
        expect([who.name, event, refusalOf(() => fire(facts, who, event))?.code]).toEqual([
          who.name,
          event,
          'forbidden',
        ])
  expect(allowedOn(assigned, also(head), CONTEXT)).toEqual([])
})

test('where an answer is awaited, it is offered instead of a comment', () => {
  const waiting = ticketIn('pending_requester')
  for (const who of [camille, contact]) {
    expect(allowedOn(waiting, who, CONTEXT)).toContain('provide_info')
    expect(allowedOn(waiting, who, CONTEXT)).not.toContain('comment')
  }
  expect(allowedOn(waiting, noa, CONTEXT)).toContain('comment')
})

test('what is offered comes in the order of a menu', () => {
  for (const who of [camille, alex, robin]) {
    const offered = allowedOn(assigned, who, contextFor('take'))
    expect(offered).toEqual(FIRED_EVENTS.filter((event) => offered.includes(event)))
  }
})
