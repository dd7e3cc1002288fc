import { describe, expect, test } from 'vitest'
import { decide } from '../decide.ts'
import type { PersonTarget, TicketFacts } from '../facts.ts'
import {
  alex,
  APPLICATION,
  contextFor,
  fire,
  INPUTS,
  noa,
  posted,
  refusalOf,
  ticketIn,
  told,
} from '../test-desk.ts'

const incident = ticketIn('assigned', { incidentId: 'incident-1' })
const declare = INPUTS.declare_incident

describe('T34 a known incident', () => {
  test('is declared by whoever is in charge, for topics and establishments that exist', () => {
    const decision = fire(ticketIn('assigned'), alex, declare)
    expect(decision.incident).toMatchObject({ title: 'Messagerie en panne', categoryIds: ['mail'] })
    expect(decision.entries.map(told)).toEqual(['team declare_incident'])
    const places = (categories: number, establishments: number, isChild: boolean) => ({
      targets: { ...contextFor('declare_incident').targets, places: { categories, establishments, isChild } },
    })
    const reason = (categories: number, establishments: number, isChild = false) =>
      refusalOf(() =>
        fire(
          ticketIn('assigned'),
          alex,
          { ...declare, establishmentIds: ['school-1'] },
          places(categories, establishments, isChild),
        ),
      )?.reason
    expect(reason(0, 1)).toBe('refusal.category_unknown')
    expect(reason(1, 0)).toBe('refusal.establishment_none')
    expect(reason(1, 1)).toBeUndefined()
    expect(reason(1, 1, true)).toBe('refusal.link_generations')
  })
  test('is no more once ended, and only what is one can be ended or speak to its children', () => {
    expect(fire(incident, alex, 'end_incident').incident).toBeNull()
    for (const event of ['end_incident', 'tell_children'] as const)
      expect(refusalOf(() => fire(ticketIn('assigned'), alex, event))?.reason).toBe('refusal.no_incident')
  })
})

describe('what is done to an incident is done to its children', () => {
  test.each([
    ['take', ticketIn('dispatched', { incidentId: 'incident-1' }), { teamId: 'apps', agentId: 'alex' }],
    ['release', incident, { teamId: 'apps', agentId: null }],
    ['hand_over', incident, { teamId: 'apps', agentId: 'noa' }],
    ['transfer', incident, { teamId: 'network', agentId: null }],
  ] as const)('%s', (event, facts, where) => {
    expect(fire(facts, alex, event).carries).toEqual({ event: 'follow_incident', ...where })
    expect(fire({ ...facts, incidentId: null }, alex, event).carries).toBeUndefined()
  })
  test('T14 with the same solution, T35 with the same words', () => {
    expect(fire(incident, alex, 'resolve').carries).toEqual({
      event: 'resolve',
      text: 'Le serveur est réparé.',
    })
    const message = fire(incident, alex, 'tell_children')
    expect(message.carries).toEqual({ event: 'comment', text: 'Nous y travaillons.', audience: 'public' })
    expect(posted(message)).toEqual(['comment_public → requester, contacts'])
    expect(fire(ticketIn('assigned'), alex, 'resolve').carries).toBeUndefined()
    expect(fire(incident, noa, 'set_priority').carries).toBeUndefined()
  })
})

describe('T36 a child follows', () => {
  const lou = { id: 'lou', teamIds: ['network'], headOf: [] }
  const follow = (facts: TicketFacts, teamId: string, person: PersonTarget | null) => {
    const context = contextFor('follow_incident')
    return decide(
      facts,
      APPLICATION,
      { event: 'follow_incident', teamId, agentId: person?.id ?? null },
      { ...context, targets: { ...context.targets, person } },
    )
  }
  test('to another team, with whoever is in charge there', () => {
    const { patch, entries } = follow(ticketIn('pending_requester'), 'network', lou)
    expect(patch).toMatchObject({ status: 'assigned', teamId: 'network', agentId: 'lou', dispatchCount: 2 })
    expect(entries[0] && told(entries[0])).toContain('public follow_incident')
  })
  test('within the team, and goes on waiting where it waits', () => {
    const { patch } = follow(ticketIn('on_hold'), 'apps', { id: 'noa', teamIds: ['apps'], headOf: [] })
    expect(patch).toMatchObject({ agentId: 'noa' })
    expect(patch.status).toBeUndefined()
    expect(follow(ticketIn('on_hold'), 'apps', null).patch).toMatchObject({
      status: 'dispatched',
      agentId: null,
    })
  })
  test('but is given to nobody who stands on its requester’s side, or is not of the team', () => {
    const theirs = ticketIn('assigned', { requesterId: 'lou' })
    expect(follow(theirs, 'network', lou).patch).toMatchObject({ status: 'dispatched', agentId: null })
    expect(follow(ticketIn('assigned'), 'library', lou).patch).toMatchObject({
      teamId: 'library',
      agentId: null,
    })
  })
  test('is left alone where it is already', () => {
    expect(
      follow(ticketIn('assigned'), 'apps', { id: 'alex', teamIds: ['apps'], headOf: [] }).entries,
    ).toEqual([])
  })
})
