import { describe, expect, test } from 'vitest'
import { RELATIONS, relationOf, SIDES } from '@guichet/contracts/relations'
import { linkEntryThere } from '../links.ts'
import type { Targets, TicketFacts, Viewer } from '../facts.ts'
import type { TransitionInput } from '@guichet/contracts/lifecycle'
import {
  alex,
  camille,
  contextFor,
  fire,
  INPUTS,
  noa,
  OTHER,
  refusalOf,
  ticketIn,
  told,
} from '../test-desk.ts'

const assigned = ticketIn('assigned')
const naming = (
  event: 'link' | 'unlink' | 'close_as_duplicate' | 'reopen' | 'refuse_closure',
  targets: Targets,
) => ({
  targets: { ...contextFor(event).targets, ...targets },
})
const reasonOf = (
  input: TransitionInput,
  targets: Targets,
  facts: TicketFacts = assigned,
  who: Viewer = alex,
) =>
  refusalOf(() => fire(facts, who, input, { targets: { ...contextFor(input.event).targets, ...targets } }))
    ?.reason

test('each word of a link has the other’s, and comes back from what is kept of it', () => {
  for (const name of RELATIONS) {
    const { kind, from, back } = SIDES[name]
    expect(SIDES[back].back).toBe(name)
    expect(relationOf(kind, from)).toBe(name)
  }
})

describe('T33 linking two tickets', () => {
  test('is told to the desk alone, in the words of each side', () => {
    const decision = fire(assigned, noa, { ...INPUTS.link, relation: 'child_of' })
    expect(decision.entries.map(told)).toEqual(['team link'])
    expect(decision).toMatchObject({ bumps: 'none', mails: [], patch: {} })
    const order = decision.link
    expect(order && linkEntryThere(order, assigned)).toMatchObject({
      audience: 'team',
      kind: 'link',
      data: { relation: 'parent_of', linkedId: 'ticket-1', linked: 'R-000433' },
    })
  })

  test.each([
    ['nothing that one may read', { other: null }, 'refusal.duplicate_unknown'],
    ['itself', { other: { ...OTHER, id: 'ticket-1' } }, 'refusal.link_itself'],
    ['what is linked already', { other: { ...OTHER, linked: 'related' } }, 'refusal.link_exists'],
  ] as const)('to %s is refused', (_, targets, reason) => {
    expect(reasonOf(INPUTS.link, targets)).toBe(reason)
  })

  test.each([
    ['child_of', { thisIsChild: true }, 'refusal.link_parent'],
    ['child_of', { thisHasChildren: true }, 'refusal.link_generations'],
    ['child_of', { isChild: true }, 'refusal.link_generations'],
    ['parent_of', { isChild: true }, 'refusal.link_parent'],
    ['parent_of', { hasChildren: true }, 'refusal.link_generations'],
    ['parent_of', { thisIsChild: true }, 'refusal.link_generations'],
    ['related', { isChild: true, thisHasChildren: true }, undefined],
  ] as const)('a family has two generations and one parent: %s, %o', (relation, more, reason) => {
    expect(reasonOf({ ...INPUTS.link, relation }, { other: { ...OTHER, ...more } })).toBe(reason)
  })

  test('is undone by anybody of the team, but a merge is reopened instead', () => {
    expect(fire(ticketIn('closed'), noa, 'unlink').entries.map(told)).toEqual(['team unlink'])
    expect(reasonOf(INPUTS.unlink, { link: null })).toBe('refusal.link_unknown')
    for (const relation of ['merged_into', 'merges'] as const)
      expect(reasonOf(INPUTS.unlink, { link: { relation, other: OTHER } })).toBe('refusal.link_merged')
  })
})

describe('T27 a duplicate', () => {
  test('of the same requester’s ticket is merged into it, and both journals may say so to them', () => {
    const { link } = fire(
      assigned,
      alex,
      'close_as_duplicate',
      naming('close_as_duplicate', { other: { ...OTHER, ofRequester: true } }),
    )
    expect(link).toMatchObject({ act: 'add', relation: 'merged_into', audience: 'public' })
  })
  test('of somebody else’s is linked, and nobody but the desk is told', () => {
    const { link, mails } = fire(assigned, alex, 'close_as_duplicate')
    expect(link).toMatchObject({ act: 'add', relation: 'duplicate_of', audience: 'team' })
    expect(mails.map(({ data }) => data)).toEqual([{}])
  })
  test('repeats what goes on: nothing merges into what is over, so nothing merges in a circle', () => {
    expect(reasonOf(INPUTS.close_as_duplicate, { other: { ...OTHER, isFinal: true } })).toBe(
      'refusal.duplicate_ended',
    )
  })
  test('reopened, is a duplicate no more; what ended otherwise keeps its links', () => {
    const link = { relation: 'merged_into', other: OTHER } as const
    const reopened = (closeReason: 'duplicate' | 'accepted') =>
      fire(ticketIn('closed', { closeReason }), noa, 'reopen', naming('reopen', { link })).link
    expect(reopened('duplicate')).toMatchObject({
      act: 'remove',
      relation: 'merged_into',
      audience: 'public',
    })
    expect(reopened('accepted')).toBeUndefined()
  })
})

test('a child whose closure is refused leaves the incident', () => {
  const incident = { relation: 'child_of', other: OTHER } as const
  const { link, patch } = fire(
    ticketIn('resolved'),
    camille,
    'refuse_closure',
    naming('refuse_closure', { link: incident }),
  )
  expect(link).toMatchObject({ act: 'remove', relation: 'child_of', audience: 'team' })
  expect(patch).toMatchObject({ status: 'assigned' })
})
