import { STATUSES } from '@guichet/contracts/lifecycle'
import { PRESETS } from '@guichet/contracts/settings'
import { expect, test } from 'vitest'
import { deskStateKey } from './state-key.ts'
import { translator } from './translator.ts'

test('REQ-125 no state is named to those who work on it as if they were its requester', () => {
  for (const pack of PRESETS)
    for (const locale of ['fr', 'en'] as const) {
      const t = translator(locale, { pack })
      const names = STATUSES.map((status) => t(deskStateKey({ status })))
      expect(names.filter((name) => /\b(?:vous|votre|you|your)\b/iu.test(name))).toEqual([])
      expect(new Set(names).size).toBe(STATUSES.length)
    }
})
