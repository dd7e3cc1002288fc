import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
// Fetched when it is measured with: with all that it brings, no start and no test should wait for it.
const LIGHTHOUSE = 'lighthouse@13.5.0'
// Lighthouse advises it: one reading moves by several points with whatever else the machine does.
const READINGS = 3
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const

/** Scores of a hundred, of one page; on a desk's screen, as fast as the loopback is: of three readings the one in the middle. */
export interface Scores {
  readonly page: string
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
  /** The audits that kept it below, by their names. */
  readonly lost: readonly string[]
}

/** What Lighthouse says of these pages, for somebody signed in; null where it cannot be fetched or has no Chromium. */
export async function scoresOf(
  origin: string,
  session: string,
  pages: Readonly<Record<string, string>>,
): Promise<Scores[] | null> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-lighthouse-'))
  try {
    const file = join(folder, 'report.json')
    const scores: Scores[] = []
    for (const [page, path] of Object.entries(pages)) {
      const readings = await readingsOf(argumentsFor(`${origin}${path}`, session, file), file)
      scores.push({ page, ...inTheMiddle(readings) })
    }
    return scores
  } catch (error) {
    console.error(
      'Lighthouse was not run:',
      error instanceof Error && 'stderr' in error ? error.stderr : error,
    )
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Now and then it loses its own trace, and asks to be run again (NO_NAVSTART). */
async function readingsOf(asked: readonly string[], file: string): Promise<Reading[]> {
  const readings: Reading[] = []
  for (let tries = 1; readings.length < READINGS; tries++) {
    try {
      await run('npx', asked, { timeout: 180_000 })
      readings.push(read(file))
    } catch (error) {
      if (tries >= 2 * READINGS) throw error
    }
  }
  return readings
}

const argumentsFor = (url: string, session: string, file: string): string[] => [
  '--yes',
  LIGHTHOUSE,
  url,
  '--quiet',
  '--output=json',
  `--output-path=${file}`,
  `--only-categories=${CATEGORIES.join(',')}`,
  '--preset=desktop',
  '--throttling-method=provided',
  `--extra-headers=${JSON.stringify({ cookie: `sid=${session}` })}`,
  '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --lang=fr-FR --accept-lang=fr-FR --no-first-run --disable-background-networking',
]

interface Report {
  readonly categories: Readonly<Record<string, { score: number }>>
  readonly audits: Readonly<Record<string, { score: number | null; displayValue?: string }>>
}

function read(file: string): Reading {
  const { categories, audits }: Report = JSON.parse(readFileSync(file, 'utf8'))
  const [performance = 0, accessibility = 0, bestPractices = 0] = CATEGORIES.map((name) =>
    Math.round((categories[name]?.score ?? 0) * 100),
  )
  const lost = Object.entries(audits).flatMap(([name, { score, displayValue }]) =>
    score === null || score >= 0.9 ? [] : [[name, displayValue].filter(Boolean).join(' ')],
  )
  return { performance, accessibility, bestPractices, lost }
}

type Reading = Omit<Scores, 'page'>

/** By performance; what does not depend on speed counts at its worst. */
function inTheMiddle(readings: readonly Reading[]): Reading {
  const { performance = 0, lost = [] } =
    readings.toSorted((a, b) => a.performance - b.performance)[Math.floor(readings.length / 2)] ?? {}
  return {
    performance,
    lost,
    accessibility: Math.min(...readings.map((one) => one.accessibility)),
    bestPractices: Math.min(...readings.map((one) => one.bestPractices)),
  }
}
