import { expect, test } from 'vitest'
import { CONFORMITY } from './conformity.ts'
import { conformity } from './criterion.ts'
import { RGAA } from './rgaa.ts'

test('the foot of the pages says what the grid says', () => {
  expect(conformity(RGAA).state).toBe(CONFORMITY)
})
