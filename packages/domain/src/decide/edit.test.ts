import { describe, expect, test } from 'vitest'
import { fire, noa, ticketIn } from '../test-desk.ts'

const assigned = ticketIn('assigned')

describe('T13 the matrix', () => {
  test('REQ-205 speaks when impact or urgency changes, over an agent’s own choice', () => {
    const own = ticketIn('assigned', { priority: 1 })
    expect(fire(own, noa, { event: 'set_impact', urgency: 'critical' }).patch).toEqual({
      impact: 'person',
      urgency: 'critical',
      priority: 4,
    })
  })
  test('leaves an agent’s own choice until then', () => {
    const own = ticketIn('assigned', { priority: 1 })
    expect(fire(own, noa, { event: 'set_impact', impact: 'person', urgency: 'medium' }).patch).toEqual({})
  })
  test('a new category leaves the team', () => {
    const { patch } = fire(
      assigned,
      noa,
      { event: 'recategorise', categoryId: 'wifi' },
      {
        targets: { category: { id: 'wifi', teamId: 'network', acceptsTickets: true } },
      },
    )
    expect(patch).toEqual({ categoryId: 'wifi', productId: null })
  })
})
