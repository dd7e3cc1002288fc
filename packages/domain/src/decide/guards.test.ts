import { describe, expect, test } from 'vitest'
import type { Context } from '../decide.ts'
import { alex, camille, CONTEXT, fire, INPUTS, noa, OTHER, refusalOf, ticketIn, told } from '../test-desk.ts'
import type { TicketFacts, Viewer } from '../facts.ts'
import type { TransitionInput } from '@guichet/contracts/lifecycle'

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
      { other: null },
      'refusal.duplicate_unknown',
      '/duplicateOf',
    ],
    [
      'a duplicate of itself',
      INPUTS.close_as_duplicate,
      { other: { ...OTHER, id: 'ticket-1', ofRequester: true } },
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
