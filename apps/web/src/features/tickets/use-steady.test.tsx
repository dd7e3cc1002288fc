import { renderHook } from '@testing-library/react'
import { act } from 'react'
import { expect, test } from 'vitest'
import { aTicket } from '../../../test/tickets.ts'
import { useSteady } from './use-steady.ts'

const named = (...references: string[]) => references.map((reference) => aTicket({ reference }))
const shownBy = ({ shown }: ReturnType<typeof useSteady>) => shown.map(({ reference }) => reference)

test('UX-54 what arrives is counted apart, and rows keep their place until it is asked for', () => {
  const { result, rerender } = renderHook(({ tickets }) => useSteady('queue', tickets), {
    initialProps: { tickets: named('b', 'c') },
  })
  rerender({ tickets: named('a', 'c', 'b') })
  expect(shownBy(result.current)).toEqual(['b', 'c'])
  expect(result.current.arrived).toBe(1)
  act(() => result.current.show())
  expect(shownBy(result.current)).toEqual(['a', 'c', 'b'])
  expect(result.current.arrived).toBe(0)
})
