import { describe, expect, test } from 'vitest'
import { alex, CONTEXT, daysAgo, fieldsOf, fire, INPUTS, noa, NOW, robin, ticketIn } from '../test-desk.ts'

const assigned = ticketIn('assigned')

describe('REQ-044 REQ-046 REQ-127 transfer', () => {
  test('the new team has it, nobody is in charge, and it counts', () => {
    expect(fieldsOf(fire(assigned, alex, 'transfer').patch)).toEqual({
      status: 'dispatched',
      teamId: 'network',
      agentId: null,
      dispatchCount: 2,
    })
  })
  test('a category of the new team may come with it', () => {
    const category = { id: 'wifi', teamId: 'network', acceptsTickets: true }
    const input = { ...INPUTS.transfer, categoryId: 'wifi' }
    expect(fire(assigned, alex, input, { targets: { ...CONTEXT.targets, category } }).patch.categoryId).toBe(
      'wifi',
    )
  })
  test('guests leave unless kept', () => {
    expect(fire(assigned, alex, 'transfer').removeParticipantIds).toEqual(['p-guest'])
    expect(fire(assigned, alex, { ...INPUTS.transfer, keepGuests: true }).removeParticipantIds).toEqual([])
  })
  test('a note is not in the requester’s mail, a public word is', () => {
    const textTold = (audience: 'public' | 'team') =>
      fire(assigned, alex, { ...INPUTS.transfer, text: 'Un mot', audience }).mails.map(
        ({ data }) => data['text'],
      )
    expect(textTold('team')).toEqual(['Un mot', null])
    expect(textTold('public')).toEqual(['Un mot', 'Un mot'])
  })
  test('REQ-171 the journal names both teams', () => {
    expect(fire(assigned, alex, 'transfer').entries[0]?.data).toEqual({
      teamId: 'network',
      previousTeamId: 'apps',
      previousAgentId: 'alex',
    })
  })
})

describe('REQ-128 REQ-168 who is in charge', () => {
  test('REQ-135 taking puts oneself in charge, and dates the first time', () => {
    expect(fieldsOf(fire(ticketIn('dispatched'), noa, 'take').patch)).toEqual({
      status: 'assigned',
      agentId: 'noa',
      takenAt: NOW,
    })
    expect(fire(ticketIn('dispatched', { takenAt: daysAgo(5) }), noa, 'take').patch).toEqual({
      status: 'assigned',
      agentId: 'noa',
    })
  })
  test('REQ-170 REQ-173 who was in charge is said of who is no more', () => {
    expect(fire(ticketIn('dispatched'), robin, 'assign').patch).toMatchObject({
      status: 'assigned',
      agentId: 'noa',
    })
    expect(fire(assigned, alex, 'release').entries[0]?.data).toEqual({
      previousAgentId: 'alex',
      teamId: 'apps',
    })
    expect(fire(assigned, alex, 'hand_over').entries[0]?.data).toMatchObject({ previousAgentId: 'alex' })
  })
  test('assigning keeps a state that waits', () => {
    expect(fire(ticketIn('dispatched'), robin, 'assign').patch.status).toBe('assigned')
    expect(fire(ticketIn('pending_requester'), robin, 'assign').patch).toEqual({ agentId: 'noa' })
    expect(fire(ticketIn('on_hold', { recallAt: NOW }), robin, 'assign').patch).toEqual({ agentId: 'noa' })
  })
  test('the journal names both agents', () => {
    expect(fire(assigned, robin, 'assign').entries[0]?.data).toEqual({
      agentId: 'noa',
      previousAgentId: 'alex',
    })
  })
  test('handing over keeps the state', () => {
    expect(fire(ticketIn('on_hold'), alex, 'hand_over').patch).toEqual({ agentId: 'noa' })
  })
})
