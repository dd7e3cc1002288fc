import { PRESET_SETTINGS } from '@guichet/contracts/settings'
import { expect, test } from 'vitest'
import { matrixPriority, requesterSeesPriority } from './priority.ts'

const settings = PRESET_SETTINGS['caen-amigo']

test.each([
  ['area', 5, 5, 4, 2],
  ['service', 5, 4, 3, 2],
  ['person', 4, 3, 3, 2],
] as const)('REQ-205 the matrix for %s', (impact, ...expected) => {
  const urgencies = ['critical', 'high', 'medium', 'low'] as const
  expect(urgencies.map((urgency) => matrixPriority(settings, impact, urgency))).toEqual(expected)
})

test('REQ-201 what was never said counts as one person, medium: « normale »', () => {
  expect(matrixPriority(settings, null, null)).toBe(3)
  expect(matrixPriority(settings, null, 'critical')).toBe(4)
})

test('the matrix is the desk’s own', () => {
  const own = {
    ...settings,
    'priority.matrix': {
      ...settings['priority.matrix'],
      person: { critical: 1, high: 1, medium: 1, low: 1 },
    },
  }
  expect(matrixPriority(own, 'person', 'critical')).toBe(1)
})

test('REQ-202 requesters see the priority where they choose it', () => {
  expect(Object.values(PRESET_SETTINGS).map(requesterSeesPriority)).toEqual([false, true, false, true])
})
