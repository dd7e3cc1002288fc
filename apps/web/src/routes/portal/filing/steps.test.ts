import { expect, test } from 'vitest'
import { PRESET_SETTINGS, PRESETS } from '@guichet/contracts/settings'
import { stepsOfFiling } from './steps.ts'

test('REQ-062 the desk whose guide says « étape 2/2 » counts two; who reads their request over as a page counts it', () => {
  const counted = PRESETS.map((preset) => [preset, stepsOfFiling(PRESET_SETTINGS[preset])])
  expect(Object.fromEntries(counted)).toEqual({
    'ul-itop': 3,
    'ul-helpdesk': 2,
    'caen-amigo': 2,
    'esup-2010': 2,
  })
})
