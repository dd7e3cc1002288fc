import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countPlaywright, countVitest, sum } from './test-counts.ts'

test('the two reports add up, a second try is a failure, and no report is no success', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-counts-'))
  const vitest = join(folder, 'vitest.json')
  const playwright = join(folder, 'playwright.json')
  const report = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }
  writeFileSync(vitest, JSON.stringify(report))
  writeFileSync(playwright, JSON.stringify({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } }))
  expect(sum([countVitest(vitest), countPlaywright(playwright)])).toEqual({
    passed: 10,
    failed: 3,
    skipped: 3,
  })
  expect(countVitest(join(folder, 'absent.json'))).toEqual({ passed: 0, failed: 0, skipped: 0 })
  rmSync(folder, { recursive: true })
})
