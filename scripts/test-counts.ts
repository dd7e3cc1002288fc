import { readFileSync } from 'node:fs'

/** Enough to see what failed, little enough that no log is cut for it. */
const MESSAGE_LINES = 12

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** What Vitest's JSON report says; nothing passed when there is none. */
export function countVitest(file: string): Counts {
  const report = read(file)
  return {
    passed: numberIn(report, 'numPassedTests'),
    failed: numberIn(report, 'numFailedTests'),
    skipped: numberIn(report, 'numPendingTests') + numberIn(report, 'numTodoTests'),
  }
}

/** What Playwright's JSON report says; a test that passed on its second try has not passed. */
export function countPlaywright(file: string): Counts {
  const report = read(file)
  const stats = isRecord(report) ? report['stats'] : undefined
  return {
    passed: numberIn(stats, 'expected'),
    failed: numberIn(stats, 'unexpected') + numberIn(stats, 'flaky'),
    skipped: numberIn(stats, 'skipped'),
  }
}

export function sum(counts: readonly Counts[]): Counts {
  return counts.reduce((total, one) => ({
    passed: total.passed + one.passed,
    failed: total.failed + one.failed,
    skipped: total.skipped + one.skipped,
  }))
}

/** The failures of Vitest's JSON report, a file that could not be read as tests among them. */
export function failuresVitest(file: string): string[] {
  return listIn(read(file), 'testResults').flatMap((suite) => {
    const failed = listIn(suite, 'assertionResults').filter((one) => textIn(one, 'status') === 'failed')
    if (failed.length === 0)
      return textIn(suite, 'status') === 'failed'
        ? [told(textIn(suite, 'name'), textIn(suite, 'message'))]
        : []
    return failed.map((one) =>
      told(
        `${textIn(suite, 'name')} › ${textIn(one, 'fullName')}`,
        listIn(one, 'failureMessages').join('\n'),
      ),
    )
  })
}

function told(name: string, message: string): string {
  const lines = message.split('\n').slice(0, MESSAGE_LINES)
  return [name, ...lines.map((line) => `    ${line}`)].join('\n')
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function numberIn(report: unknown, name: string): number {
  const value = isRecord(report) ? report[name] : undefined
  return typeof value === 'number' ? value : 0
}

function textIn(record: unknown, name: string): string {
  const value = isRecord(record) ? record[name] : undefined
  return typeof value === 'string' ? value : ''
}

function listIn(record: unknown, name: string): unknown[] {
  const value = isRecord(record) ? record[name] : undefined
  return Array.isArray(value) ? value : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
