import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Client } from 'pg'

const main = join(import.meta.dirname, '../apps/api/src/main.ts')

export interface Process {
  readonly origin: string
  readonly pid: number
  /** Resident memory, in MiB. */
  readonly memory: () => number
  /** Seconds of a core that it took so far. */
  readonly cpu: () => number
  readonly stop: () => Promise<void>
  /** `kill -9`. */
  readonly kill: () => Promise<void>
}

/** The variables of an API on this database that nobody limits. */
export const benchEnv = (databaseUrl: string, folder: string): Record<string, string> => ({
  NODE_ENV: 'production',
  LOG_LEVEL: 'warn',
  DATABASE_URL: databaseUrl,
  VAR_DIR: folder,
  PORT: '0',
  PUBLIC_URL: 'http://127.0.0.1',
  OIDC_ISSUER: 'http://127.0.0.1:9',
  OIDC_CLIENT_ID: 'guichet',
  OIDC_CLIENT_SECRET: 'a secret of the bench',
  SECRET_KEYS: 'a key of the bench that is long enough',
  RATE_PERSON: '1000000',
  RATE_ADDRESS: '1000000',
})

/** As `npm start` starts it (apps/local/src/api-process.ts). */
const HEAP = ['--max-semi-space-size=4', '--max-old-space-size=192']

/** Starts the API in a process of its own; resolves once it listens. */
export async function startApi(env: Readonly<Record<string, string>>): Promise<Process> {
  const port = env['PORT'] === '0' ? await freePort() : env['PORT']
  // A browser’s writes come from the desk's own origin, or are refused.
  const own = { ...env, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` }
  return start([...HEAP, main, 'serve'], own, (message) =>
    typeof message === 'object' && message !== null && 'listening' in message
      ? String(message.listening)
      : undefined,
  )
}

function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const taken = createServer().listen(0, '127.0.0.1', () => {
    const address = taken.address()
    taken.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
  })
  return promise
}

/** Runs a program of ours that tells its parent where it listens; `read` finds the address in what it says. */
export function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  read: (message: unknown) => string | undefined,
): Promise<Process> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<Process>()
  child.once('error', reject)
  child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code} before it listened`)))
  child.on('message', (message) => {
    const origin = read(message)
    if (origin !== undefined) resolve(processOf(child, origin))
  })
  return promise
}

function processOf(child: ChildProcess, origin: string): Process {
  const pid = child.pid ?? 0
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const end = (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal)
    return ended
  }
  return {
    origin,
    pid,
    memory: () =>
      Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024,
    cpu: () => ownTicks(statOf(pid)) / TICKS,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

/** Linux counts a process's time in hundredths of a second. */
const TICKS = 100

/** Seconds of a core that the server took so far, with all of its processes, those that ended too. */
export async function postgresCpu(sql: Client): Promise<number> {
  const { rows } = await sql.query<{ pid: number }>('select pg_backend_pid() as pid')
  const postmaster = statOf(rows[0]?.pid ?? 0)[PARENT] ?? ''
  const children = readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : []
    return stat[PARENT] === postmaster ? ownTicks(stat) : []
  })
  const parent = statOf(Number(postmaster))
  const ended = Number(parent[OWN_TIME + 2]) + Number(parent[OWN_TIME + 3])
  return (ownTicks(parent) + ended + children.reduce((sum, one) => sum + one, 0)) / TICKS
}

/** The fields of `/proc/…/stat` after the name, which may hold spaces; none once it is gone. */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

const PARENT = 1
const OWN_TIME = 11

const ownTicks = (stat: readonly string[]): number => Number(stat[OWN_TIME]) + Number(stat[OWN_TIME + 1])
