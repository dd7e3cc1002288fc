// Everything between a bare clone and a running command. Runs on any Node from 20 on, with nothing installed;
// the command itself then runs on the workspace's Node 24.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprint, isDone, markDone } from './stamp.mjs'
import { runStep, SetupFailure } from './step.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules/.bin')

/** What each command runs, and whether the web must be built for it. */
const targets = {
  start: { run: ['node', 'apps/local/src/main.ts'], web: true },
  test: { run: ['node', 'scripts/test.ts'], web: false },
  bench: { run: ['node', 'bench/main.ts'], web: true },
  types: { run: ['node', 'scripts/types.ts'], web: false },
  lint: { run: ['oxlint', '--type-aware'], web: false },
  format: { run: ['oxfmt', '.'], web: false },
  'format:check': { run: ['oxfmt', '--check', '.'], web: false },
  shape: { run: ['node', 'scripts/check-shape.ts'], web: false },
  migration: {
    run: ['node', '--disable-warning=ExperimentalWarning', 'scripts/new-migration.ts'],
    web: false,
  },
  web: { run: undefined, web: true },
}

try {
  process.exitCode = await main(process.argv[2] ?? 'start', process.argv.slice(3))
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function main(name, args) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new SetupFailure(
      `Node ${process.version} est trop ancien : il faut Node 20 ou plus (Node 20 or later is needed).`,
    )
  }
  const target = targets[name]
  if (target === undefined)
    throw new SetupFailure(
      `Commande inconnue (unknown command) : ${name}. ${Object.keys(targets).join(', ')}`,
    )
  process.chdir(root)
  await install()
  process.env.PATH = `${bin}${delimiter}${process.env.PATH}`
  // Compiled once for all the processes of a start, of a test, and for those of the next.
  process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/node')
  await generateClient()
  if (target.web) await buildWeb()
  return target.run === undefined ? 0 : runTarget(target.run, args)
}

async function install() {
  const print =
    fingerprint(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']) + process.platform + process.arch
  const stamp = 'node_modules/.guichet-installed'
  if (isDone(stamp, print) && existsSync(bin)) return
  const args = ['--yes', 'pnpm@12', 'install', '--frozen-lockfile', '--prefer-offline']
  // CI: never a question when there is something to replace.
  const env = { ...process.env, CI: 'true' }
  await runStep('Installation', 'npx', args, { env, shell: process.platform === 'win32' })
  markDone(stamp, print)
}

async function generateClient() {
  const print = fingerprint(['prisma/schema', 'pnpm-lock.yaml'])
  const generated = 'apps/api/src/db/generated'
  if (isDone(join(generated, '.stamp'), print)) return
  await runStep('Client de la base', join(bin, 'node'), ['scripts/prisma-generate.mjs'])
  markDone(join(generated, '.stamp'), print)
}

async function buildWeb() {
  const print = fingerprint(['apps/web', 'packages', 'tsconfig.base.json', 'pnpm-lock.yaml'])
  const stamp = 'apps/web/dist/.stamp'
  if (isDone(stamp, print)) return
  await runStep('Construction du portail', join(root, 'apps/web/node_modules/.bin/vite'), ['build'], {
    cwd: 'apps/web',
  })
  markDone(stamp, print)
}

/** Runs the command in our place: its terminal, its signals, its exit code. */
function runTarget([command, ...args], more) {
  // The channel ends with us, however we end: a desk left alone stops itself.
  const child = spawn(join(bin, command), [...args, ...more], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // npm passes a signal to its shell, which may end without passing it on.
  const starter = process.ppid
  setInterval(() => process.ppid !== starter && child.kill('SIGTERM'), 500).unref()
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]))
  })
}
