// The one test command: every check of the house, then every test, then the counts. Nothing is left out in silence.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { provideChromium } from './chromium.ts'
import { provideClamd } from './clamd.ts'
import { countPlaywright, countVitest, failuresVitest, sum } from './test-counts.ts'
import { runStep, runTwoByTwo, stopSteps } from './test-step.ts'
import type { StepResult } from './test-step.ts'

const root = join(import.meta.dirname, '..')
process.chdir(root)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupt)
process.on('disconnect', interrupt)

const reports = join(root, 'test-results')
const vitestFile = join(reports, 'vitest.json')
const playwrightFile = join(reports, 'playwright.json')
rmSync(reports, { recursive: true, force: true })

const checks = await runTwoByTwo([
  () => runStep('types', ['node', 'scripts/types.ts']),
  () => runStep('web', ['node', 'scripts/setup.mjs', 'web']),
  () => runStep('lint', ['oxlint', '--type-aware']),
  () => runStep('format', ['oxfmt', '--check', '.']),
  () => runStep('shape', ['node', 'scripts/check-shape.ts']),
])
const vitestArgs = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestFile}`]
const { antivirus, vitest: unit } = await runUnit()
const browser = await runBrowser()

const counts = sum([countVitest(vitestFile), countPlaywright(playwrightFile)])
const broken = [...checks, antivirus, ...(counts.failed === 0 ? [unit, browser] : [])].filter(
  (step) => !step.ok,
)
const failed = counts.failed + broken.length
// Told again here: a long run's log is read from its end.
for (const failure of failuresVitest(vitestFile)) console.log(`✗ ${failure}`)
for (const { name } of broken) console.log(`✗ ${name}`)
if (counts.skipped > 0) console.log(`${counts.skipped} skipped`)
console.log(`${counts.passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** The tests of the antivirus need ClamAV's daemon: without it they are not run, which is a failure and is said. */
async function runUnit(): Promise<{ antivirus: StepResult; vitest: StepResult }> {
  const name = 'antivirus'
  const clamd = provideClamd()
  if (clamd !== undefined) {
    const vitest = await runStep('unit + integration', ['vitest', 'run', ...vitestArgs], {
      CLAMD_PATH: clamd,
    })
    return { antivirus: { name, ok: true }, vitest }
  }
  console.log(
    `✗ ${name} : non exécuté, il faut clamd : installez clamav-daemon ou nommez-le par CLAMD_PATH (not run: clamd is needed).`,
  )
  const without = ['--exclude', '**/antivirus.test.ts']
  const vitest = await runStep('unit + integration', ['vitest', 'run', ...vitestArgs, ...without])
  return { antivirus: { name, ok: false }, vitest }
}

async function runBrowser(): Promise<StepResult> {
  const name = 'end to end + accessibility'
  const chromium = provideChromium()
  if (chromium === undefined) {
    console.log(
      `✗ ${name} : non exécuté, il faut Chromium : installez-le ou nommez-le par CHROMIUM_PATH (not run: Chromium is needed).`,
    )
    return { name, ok: false }
  }
  const playwright = join(root, 'e2e/node_modules/.bin/playwright')
  const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightFile }
  return runStep(name, [playwright, 'test', '--config', 'e2e', '--reporter=list,json'], env)
}

function interrupt(): void {
  stopSteps()
  process.exit(130)
}
