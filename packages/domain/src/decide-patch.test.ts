import type { TicketEdits } from '@guichet/contracts/tickets'
import { describe, expect, test } from 'vitest'
import { decidePatch, eventsOf } from './decide-patch.ts'
import type { TicketFacts, Viewer } from './facts.ts'
import { by, camille, CONTEXT, DIRECT, noa, posted, refusalOf, ticketIn, told } from './test-desk.ts'

const patch = (facts: TicketFacts, who: Viewer, edits: TicketEdits, settings = CONTEXT.settings) =>
  decidePatch(facts, by(who), edits, { ...CONTEXT, settings })
const open = ticketIn('dispatched')

describe('an edit of several fields', () => {
  test('is one decision, with an entry for each event', () => {
    const decision = patch(open, camille, { title: 'Autre titre', priority: 5, onBehalf: 'personal' }, DIRECT)
    expect(decision.patch).toEqual({ title: 'Autre titre', priority: 5, onBehalf: 'personal' })
    expect(decision.entries.map(told)).toEqual([
      'public edit title',
      'public set_priority priority',
      'public set_on_behalf onBehalf',
    ])
    expect(posted(decision)).toEqual(['priority_changed → agent', 'classified → agent'])
    expect(decision).toMatchObject({ bumps: 'public', fromRequester: true })
  })

  test('is refused as a whole when one field is', () => {
    expect(refusalOf(() => patch(open, camille, { title: 'Autre titre', priority: 5 }))?.code).toBe(
      'forbidden',
    )
    expect(refusalOf(() => patch(ticketIn('closed'), camille, { title: 'Autre' }))?.code).toBe(
      'event-not-allowed',
    )
  })

  test('an agent’s explicit priority stands over the matrix of the same edit', () => {
    const {
      patch: columns,
      entries,
      bumps,
    } = patch(open, noa, { impact: 'area', urgency: 'critical', priority: 2 })
    expect(columns).toEqual({ impact: 'area', urgency: 'critical', priority: 2 })
    expect(entries.map(({ changes }) => changes.find(({ field }) => field === 'priority'))).toEqual([
      { field: 'priority', from: 3, to: 5 },
      { field: 'priority', from: 5, to: 2 },
    ])
    expect(bumps).toBe('team')
  })

  test('weighs as its weightiest event', () => {
    expect(patch(open, noa, { priority: 2, categoryId: 'printing' }).bumps).toBe('public')
    expect(patch(open, noa, { categoryId: 'printing', priority: 2 }).bumps).toBe('public')
  })

  test('of nothing changes nothing', () => {
    expect(patch(open, camille, {})).toMatchObject({ patch: {}, entries: [], mails: [], bumps: 'none' })
  })
})

test('every field of an edit spells an event', () => {
  const edits: Required<TicketEdits> = {
    title: 'Titre',
    description: 'Texte',
    priority: 1,
    impact: 'area',
    urgency: 'low',
    categoryId: 'c',
    productId: null,
    establishmentId: null,
    onBehalf: 'personal',
  }
  expect(eventsOf(edits)).toEqual([
    { event: 'edit', title: 'Titre', description: 'Texte' },
    { event: 'set_impact', impact: 'area', urgency: 'low' },
    { event: 'set_priority', priority: 1 },
    { event: 'recategorise', categoryId: 'c', productId: null },
    { event: 'set_establishment', establishmentId: null },
    { event: 'set_on_behalf', onBehalf: 'personal' },
  ])
})
