import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { conformity } from '../apps/web/src/routes/pages/criterion.ts'
import { RGAA } from '../apps/web/src/routes/pages/rgaa.ts'
import { accessibilityPage, accessibilityPath } from './accessibility.ts'

test('docs/accessibility.md is what `node scripts/accessibility.ts` writes', () => {
  expect(readFileSync(accessibilityPath, 'utf8')).toBe(accessibilityPage())
})

test('the grid has each of the 106 criteria once, in order, and says how each was looked at', () => {
  const perTheme = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]
  const ids = perTheme.flatMap((count, theme) =>
    Array.from({ length: count }, (_, place) => `${theme + 1}.${place + 1}`),
  )
  expect(RGAA.map(({ id }) => id)).toEqual(ids)
  expect(RGAA.filter(({ means }) => means.length === 0)).toEqual([])
})

test('what was not tried counts as not met', () => {
  const one = { about: '', means: ['axe'] } as const
  const grid = [
    { ...one, id: '1.1', verdict: 'met' },
    { ...one, id: '1.2', verdict: 'not-tried' },
    { ...one, id: '1.3', verdict: 'not-applicable' },
  ] as const
  expect(conformity(grid)).toMatchObject({ state: 'partial', percent: 50, open: [{ id: '1.2' }] })
  expect(conformity(grid.slice(0, 1))).toMatchObject({ state: 'total', percent: 100 })
})
