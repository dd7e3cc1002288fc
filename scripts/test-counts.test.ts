import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countPlaywright, countVitest, failuresVitest, sum } from './test-counts.ts'

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

test('each failure is told again at the end, and so is a file that could not be read as tests', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-failures-'))
  const file = join(folder, 'vitest.json')
  const testResults = [
    { name: 'good.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'adds' }] },
    {
      name: 'bad.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'adds' },
        { status: 'failed', fullName: 'takes away', failureMessages: ['expected 1 to be 2'] },
      ],
    },
    { name: 'broken.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
  ]
  writeFileSync(file, JSON.stringify({ testResults }))
  expect(failuresVitest(file)).toEqual([
    'bad.test.ts › takes away\n    expected 1 to be 2',
    'broken.test.ts\n    no such module',
  ])
  rmSync(folder, { recursive: true })
})
