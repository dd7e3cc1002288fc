import { describe, expect, test } from 'vitest'
import type { MacroContent } from '@guichet/contracts/tools'
import { decideMacro } from './decide-macro.ts'
import type { TicketFacts, Viewer } from './facts.ts'
import { alex, by, camille, CONTEXT, noa, posted, refusalOf, ticketIn, told } from './test-desk.ts'

const decideOn = (facts: TicketFacts, who: Viewer, macro: MacroContent, targets = CONTEXT.targets) =>
  decideMacro(facts, by(who), macro, { ...CONTEXT, targets })
const free = ticketIn('dispatched')
const SOLVED = { voice: 'resolve', text: 'C’est réparé.' } as const

describe('a macro', () => {
  test('takes, classifies and resolves in one decision, which the requester reads as one mail', () => {
    const decision = decideOn(free, alex, { take: true, priority: 5, reply: SOLVED })
    expect(decision.patch).toMatchObject({ agentId: 'alex', priority: 5, status: 'resolved' })
    expect(decision.entries.map(told)).toEqual([
      'public take status agentId takenAt',
      'team set_priority priority',
      'public resolve status resolvedAt',
      'public resolve «»',
    ])
    expect(decision.approval).toEqual({ act: 'open' })
    expect(posted(decision)[0]).toBe('resolved → requester')
  })
  test('speaks before it gives the ticket to another team', () => {
    const decision = decideOn(free, alex, { reply: { voice: 'note', text: 'Vu' }, teamId: 'network' })
    expect(decision.patch).toMatchObject({ teamId: 'network' })
    expect(decision.entries.map(({ kind }) => kind)).toEqual(['comment', 'transfer', 'uninvite'])
  })
  test('does not take again what one holds, and takes nothing from a colleague', () => {
    const held = ticketIn('assigned')
    expect(decideOn(held, alex, { take: true, priority: 5 }).patch).toMatchObject({ priority: 5 })
    expect(refusalOf(() => decideOn(held, noa, { take: true, priority: 5 }))?.reason).toBe(
      'refusal.already_taken',
    )
  })
  test.each([
    ['a category that is gone', { categoryId: 'x' }, { category: null }, 'refusal.category_unknown'],
    ['a team that is gone', { teamId: 'x' }, { team: null }, 'refusal.team_unknown'],
    [
      'a team that was closed',
      { teamId: 'network' },
      { team: { id: 'network', acceptsTransfers: false, hasMembers: true } },
      'refusal.team_closed',
    ],
  ] as const)('with %s decides nothing at all', (_, content, targets, reason) => {
    const macro = { take: true, reply: { voice: 'comment', text: 'Bonjour' }, ...content } as const
    expect(refusalOf(() => decideOn(free, alex, macro, { ...CONTEXT.targets, ...targets }))?.reason).toBe(
      reason,
    )
  })
  test('gives nobody a right that they lack', () => {
    expect(refusalOf(() => decideOn(free, camille, { priority: 5 }))?.code).toBe('forbidden')
    expect(refusalOf(() => decideOn(free, alex, { agentId: 'noa' }))?.code).toBe('forbidden')
    expect(refusalOf(() => decideOn(free, alex, { reply: SOLVED }))?.code).toBe('forbidden')
  })
})
