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
  told,
  viewer,
} from './test-desk.ts'
import type { Viewer } from './facts.ts'
import type { TransitionInput } from '@guichet/contracts/lifecycle'
import type { TicketFacts } from './facts.ts'

const assigned = ticketIn('assigned')
const refused = (facts: TicketFacts, who: Viewer, input: TransitionInput, more: Partial<Context> = {}) =>
  refusalOf(() => fire(facts, who, input, more))
const targets = (more: Partial<Context['targets']>): Partial<Context> => ({
  targets: { ...CONTEXT.targets, ...more },
})

describe('what an input names', () => {
  const team = { id: 'network', acceptsTransfers: true, hasMembers: true }
  test.each([
    ['the team that holds it', { ...INPUTS.transfer, teamId: 'apps' }, {}, 'refusal.team_same', '/teamId'],
    ['a team that is none', INPUTS.transfer, { team: null }, 'refusal.team_unknown', '/teamId'],
    [
      'a team that takes no transfer',
      INPUTS.transfer,
      { team: { ...team, acceptsTransfers: false } },
      'refusal.team_closed',
      '/teamId',
    ],
    [
      'a team without members',
      INPUTS.transfer,
      { team: { ...team, hasMembers: false } },
      'refusal.team_closed',
      '/teamId',
    ],
    [
      'a category of another team',
      { ...INPUTS.transfer, categoryId: 'printing' },
      {},
      'refusal.category_of_another_team',
      '/categoryId',
    ],
    [
      'a retired category',
      { ...INPUTS.transfer, categoryId: 'x' },
      { category: { id: 'x', teamId: 'network', acceptsTickets: false } },
      'refusal.category_unknown',
      '/categoryId',
    ],
    [
      'somebody of another team',
      INPUTS.hand_over,
      { person: { id: 'lou', teamIds: ['network'], headOf: [] } },
      'refusal.agent_unknown',
      '/agentId',
    ],
    ['nobody', INPUTS.hand_over, { person: null }, 'refusal.agent_unknown', '/agentId'],
    [
      'oneself',
      INPUTS.hand_over,
      { person: { id: 'alex', teamIds: ['apps'], headOf: [] } },
      'refusal.agent_same',
      '/agentId',
    ],
    [
      'a colleague who is the requester',
      INPUTS.hand_over,
      { person: { id: 'camille', teamIds: ['apps'], headOf: [] } },
      'refusal.agent_is_on_the_other_side',
      '/agentId',
    ],
    [
      'a guest of no team',
      INPUTS.invite,
      { person: { id: 'x', teamIds: [], headOf: [] } },
      'refusal.guest_unknown',
      '/personId',
    ],
    [
      'a guest who is the owner',
      INPUTS.invite,
      { person: { id: 'camille', teamIds: ['library'], headOf: [] } },
      'refusal.agent_is_on_the_other_side',
      '/personId',
    ],
    [
      'a guest who is a contact',
      INPUTS.invite,
      { person: { id: 'sacha', teamIds: ['library'], headOf: [] } },
      'refusal.agent_is_on_the_other_side',
      '/personId',
    ],
    [
      'a guest who heads the establishment',
      INPUTS.invite,
      { person: { id: 'd', teamIds: ['library'], headOf: ['school-1'] } },
      'refusal.agent_is_on_the_other_side',
      '/personId',
    ],
    [
      'a guest already there',
      INPUTS.invite,
      { person: { id: 'gaël', teamIds: ['library'], headOf: [] } },
      'refusal.guest_already',
      '/personId',
    ],
    [
      'a participant who is none',
      { event: 'uninvite', participantId: 'x' },
      {},
      'refusal.participant_unknown',
      '/participantId',
    ],
    [
      'a category that is none',
      INPUTS.recategorise,
      { category: null },
      'refusal.category_unknown',
      '/categoryId',
    ],
    [
      'a product that is none',
      { event: 'recategorise', productId: 'x' },
      { product: null },
      'refusal.product_unknown',
      '/productId',
    ],
    [
      'an establishment of somebody else',
      INPUTS.set_establishment,
      { establishment: { id: 'school-2', ofRequester: false } },
      'refusal.establishment_unknown',
      '/establishmentId',
    ],
    [
      'no establishment for a ticket filed in its name',
      { event: 'set_establishment', establishmentId: null },
      {},
      'refusal.establishment_needed',
      '/establishmentId',
    ],
    [
      'a duplicate of nothing',
      INPUTS.close_as_duplicate,
      { duplicateOf: null },
      'refusal.duplicate_unknown',
      '/duplicateOf',
    ],
    [
      'a duplicate of itself',
      INPUTS.close_as_duplicate,
      { duplicateOf: { id: 'ticket-1', reference: 'R-000433', ofRequester: true } },
      'refusal.duplicate_of_itself',
      '/duplicateOf',
    ],
    ['an edit of nothing', { event: 'set_impact' }, {}, 'refusal.nothing_to_change', undefined],
  ] as const)('%s is refused', (_, input, named, reason, pointer) => {
    expect(refused(assigned, alex, input, targets(named))).toMatchObject({ code: 'invalid', reason, pointer })
  })

  test.each([
    ['the owner', { id: 'camille', teamIds: [], headOf: [] }, 'refusal.contact_already'],
    ['a contact', { id: 'sacha', teamIds: [], headOf: [] }, 'refusal.contact_already'],
    ['the agent in charge', { id: 'alex', teamIds: ['apps'], headOf: [] }, 'refusal.contact_is_of_the_desk'],
    ['a guest', { id: 'gaël', teamIds: ['library'], headOf: [] }, 'refusal.contact_is_of_the_desk'],
    ['nobody known', null, 'refusal.person_unknown'],
  ] as const)('%s is not added as a contact', (_, person, reason) => {
    expect(refused(assigned, camille, INPUTS.add_contact, targets({ person }))).toMatchObject({
      reason,
      pointer: '/personId',
    })
  })

  test('an address is pointed at as such', () => {
    const input = { event: 'add_contact', email: 'x@example.org' } as const
    expect(refused(assigned, camille, input, targets({ person: null }))?.pointer).toBe('/email')
  })
})

describe('what must be said', () => {
  test.each([
    [
      'REQ-186 REQ-197 refusing a closure asks for a reason',
      ticketIn('resolved'),
      camille,
      { ...INPUTS.refuse_closure, text: ' \n\t' },
    ],
    ['REQ-190 reopening asks for a reason', ticketIn('closed'), camille, { ...INPUTS.reopen, text: '' }],
    ['refusing a ticket asks for a reason', assigned, noa, { ...INPUTS.refuse, text: ' ' }],
    ['a hold asks for a reason', assigned, alex, { ...INPUTS.hold, text: ' ' }],
    ['a question is not blank', assigned, alex, { ...INPUTS.request_info, text: ' ' }],
    ['a solution is not blank', assigned, alex, { ...INPUTS.resolve, text: ' ' }],
    ['work resumes with a word', ticketIn('resolved'), alex, { ...INPUTS.resume_work, text: ' ' }],
  ] as const)('%s', (_, facts, who, input) => {
    expect(refused(facts, who, input)).toMatchObject({
      code: 'invalid',
      reason: 'refusal.text_blank',
      pointer: '/text',
    })
  })

  test('a comment is a text or a file', () => {
    const empty = { event: 'comment', audience: 'public', text: '  ' } as const
    expect(refused(assigned, camille, empty)).toMatchObject({
      reason: 'refusal.text_or_file',
      pointer: '/text',
    })
    expect(fire(assigned, camille, empty, { hasAttachments: true }).entries.map(told)).toEqual([
      'public comment files',
    ])
  })

  test('a recall date is in the future', () => {
    const past = { ...INPUTS.hold, recallAt: '2027-03-10T09:00:00Z' }
    expect(refused(assigned, alex, past)).toMatchObject({
      reason: 'refusal.recall_in_the_past',
      pointer: '/recallAt',
    })
  })
})

describe('who was first', () => {
  test('REQ-156 the loser of a race is told who took the ticket', () => {
    expect(refused(assigned, noa, INPUTS.take)).toMatchObject({
      code: 'already-taken',
      values: { agent: 'Alex Agent' },
    })
  })
  test('whoever has it already is not told that somebody else was first', () => {
    expect(refused(assigned, alex, INPUTS.take)?.code).toBe('event-not-allowed')
  })
  test('a refusal by state says the state now', () => {
    expect(refused(ticketIn('closed'), alex, INPUTS.resolve)).toMatchObject({
      code: 'event-not-allowed',
      values: { status: 'closed' },
    })
  })
})

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
