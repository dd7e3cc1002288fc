import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installWithApt } from './apt.ts'

const e2e = join(import.meta.dirname, '../e2e')
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A Chromium to test with: the machine's, Playwright's, or one installed now; undefined when none can be had. */
export function provideChromium(): string | undefined {
  const found = findChromium() ?? installWithPlaywright()
  if (found !== undefined) return found
  installWithApt('Chromium', 'chromium')
  return findChromium()
}

function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH']
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...(named === undefined ? [] : [named]), ...installed, ...elsewhere, ...playwrightOwn()].find(
    (path) => path !== '' && existsSync(path),
  )
}

function playwrightOwn(): string[] {
  const source = "console.log(require('@playwright/test').chromium.executablePath())"
  const asked = spawnSync(process.execPath, ['--eval', source], { cwd: e2e })
  return [asked.stdout.toString().trim()]
}

function installWithPlaywright(): string | undefined {
  console.log('Chromium : téléchargement par Playwright… (downloading)')
  // Its success shows in what is then found.
  const args = ['install', 'chromium']
  spawnSync(join(e2e, 'node_modules/.bin/playwright'), args, { cwd: e2e, stdio: 'ignore', timeout: 300_000 })
  return findChromium()
}
