import { expect, test } from 'vitest'
import { GAPS } from './accessibility.tsx'
import { CONFORMITY } from './conformity.ts'
import { conformity, RGAA } from './rgaa.ts'

test('what is not met is said in words on the page', () => {
  expect(conformity(RGAA).open.filter(({ id }) => GAPS[id] === undefined)).toEqual([])
})

test('the foot of the pages says what the grid says', () => {
  expect(conformity(RGAA).state).toBe(CONFORMITY)
})
