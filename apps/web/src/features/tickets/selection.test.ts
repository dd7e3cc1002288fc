import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { LIMITS } from '@guichet/contracts/limits'
import { useSelection } from './selection.ts'

const order = ['a', 'b', 'c', 'd', 'e']
const start = (list = 'vue=equipe', rows: readonly string[] = order) =>
  renderHook(({ list: named, rows: shown }) => useSelection(named, shown), { initialProps: { list, rows } })

test('UX-53 Shift takes every row from the last one that was touched, in the order of the list', () => {
  const { result } = start()
  act(() => result.current.toggle('d', false))
  act(() => result.current.toggle('b', true))
  expect(result.current.references).toEqual(['b', 'c', 'd'])
  act(() => result.current.toggle('c', false))
  expect(result.current.references).toEqual(['b', 'd'])
})

test('another list begins with none; a row that leaves the list is no longer chosen', () => {
  const { result, rerender } = start()
  act(() => result.current.toggleAll())
  expect([result.current.count, result.current.isAll]).toEqual([5, true])
  rerender({ list: 'vue=equipe', rows: ['a', 'b'] })
  expect(result.current.references).toEqual(['a', 'b'])
  rerender({ list: 'vue=suivis', rows: order })
  expect(result.current.count).toBe(0)
})

test('as many as one act may move, and no more', () => {
  const many = Array.from({ length: LIMITS.bulk + 50 }, (_, n) => `R-${n}`)
  const { result } = start('vue=equipe', many)
  act(() => result.current.toggleAll())
  expect([result.current.count, result.current.isAll]).toEqual([LIMITS.bulk, true])
  act(() => result.current.toggleAll())
  expect(result.current.count).toBe(0)
})
