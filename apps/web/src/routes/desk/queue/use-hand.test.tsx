import { renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { useHand } from './use-hand.ts'

const order = ['R-1', 'R-2', 'R-3', 'R-4', 'R-5']

const hold = (selected: string | null) => {
  const taken = vi.fn()
  const focused = vi.fn()
  const { result, rerender } = renderHook(({ given }) => useHand(given, order, taken, focused), {
    initialProps: { given: selected },
  })
  return { taken, focused, hand: () => result.current, address: (given: string) => rerender({ given }) }
}

test('UX-50 an address that comes late does not bring the hand back', () => {
  const { hand, address, focused } = hold('R-1')
  hand().move(1)
  hand().move(1)
  hand().move(1)
  address('R-2')
  expect(hand().now()).toBe('R-4')
  hand().move(1)
  address('R-4')
  address('R-5')
  expect(hand().now()).toBe('R-5')
  expect(focused.mock.calls.map(([reference]) => reference)).toEqual(['R-2', 'R-3', 'R-4', 'R-5'])
})

test('UX-05 an address that somebody else chose, such as Back, moves it', () => {
  const { hand, address } = hold('R-1')
  hand().move(1)
  address('R-2')
  address('R-5')
  expect(hand().now()).toBe('R-5')
  hand().move(-1)
  expect(hand().now()).toBe('R-4')
})
