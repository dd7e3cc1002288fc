import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { installWithApt } from './apt.ts'

const e2e = join(import.meta.dirname, '../e2e')
// Chromium without its windows, as Playwright itself prefers it: a page costs it a third less.
const shell = 'chromium-headless-shell'
const names = [shell, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A Chromium to test with: the machine's, Playwright's, or one installed now; undefined when none can be had. */
export function provideChromium(): string | undefined {
  const found = findChromium()
  if (found !== undefined && [process.env['CHROMIUM_PATH'], shellIn(found)].includes(found)) return found
  installWithApt('Chromium', shellOfSameVersion())
  return findChromium() ?? installWithPlaywright()
}

const shellIn = (path: string) => join(dirname(path), shell)

// A Chromium that is there would otherwise be replaced by the newest.
function shellOfSameVersion(): string {
  const asked = spawnSync('dpkg-query', ['--show', '--showformat=${Version}', 'chromium'])
  const version = asked.status === 0 ? asked.stdout.toString() : ''
  return version === '' ? shell : `${shell}=${version}`
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
