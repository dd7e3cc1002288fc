// Checks the types of every package, two at a time. Output and exit code are those of the compiler.
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const projects = globSync(
  ['{apps,packages}/*/tsconfig.json', '{e2e,bench,scripts}/tsconfig.json', 'tsconfig.json'],
  { cwd: root },
)
const waiting = projects.toSorted()
let failed = 0

await Promise.all([checkNext(), checkNext()])
console.log(`${projects.length} packages, ${failed} with errors`)
process.exitCode = failed === 0 ? 0 : 1

async function checkNext(): Promise<void> {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
    if ((await check(project)) !== 0) failed += 1
  }
}

function check(project: string): Promise<number> {
  const child = spawn('tsc', ['--project', project, '--pretty', 'false'], { cwd: root, stdio: 'inherit' })
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code) => done(code ?? 1))
  })
}
