import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { diskIsFull, LocalFailure } from './failure.ts'

export interface ApiProcess {
  /** Its exit code, once it ended. */
  ended: Promise<number>
  /** Lets it finish what it answers. */
  stop: () => Promise<void>
  kill: () => void
}

/** Runs the API to its end for one thing: bringing the database up to date, loading the demo desk. */
export async function runApi(
  command: 'migrate' | 'demo',
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<void> {
  const child = spawnApi(command, env, 'pipe')
  let said = ''
  child.stderr?.on('data', (chunk) => (said += String(chunk)))
  const giveUp = () => child.kill('SIGTERM')
  signal.addEventListener('abort', giveUp)
  const code = await codeOf(child)
  signal.removeEventListener('abort', giveUp)
  const full = code === 0 || signal.aborted ? undefined : diskIsFull(said, env['VAR_DIR'] ?? '.')
  if (full !== undefined) throw full
  process.stderr.write(said)
  if (code !== 0) {
    throw new LocalFailure(
      `« ${command} » a échoué : la raison est ci-dessus.`,
      `"${command}" failed, for the reason above`,
    )
  }
}

/** Starts the API and waits until it says that it is ready. */
export async function startApi(
  webUrl: string,
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<ApiProcess> {
  const child = spawnApi('serve', env)
  const ended = codeOf(child)
  while (!(await isReady(webUrl))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new LocalFailure('L’API ne démarre pas : la raison est ci-dessus.', 'the API does not start')
    if (signal.aborted) child.kill('SIGTERM')
    await sleep(100)
  }
  return {
    ended,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
    kill: () => child.kill('SIGKILL'),
  }
}

// In a group of its own, so that Ctrl-C reaches us alone; the channel tells it when we are gone, however we went.
function spawnApi(
  command: string,
  env: Record<string, string>,
  stderr: 'inherit' | 'pipe' = 'inherit',
): ChildProcess {
  return spawn(process.execPath, [...HEAP, '--disable-warning=ExperimentalWarning', apiMain, command], {
    detached: true,
    env: { NODE_ENV: 'development', LOG_LEVEL: 'warn', ...process.env, ...env },
    stdio: ['ignore', 'inherit', stderr, 'ipc'],
  })
}

/** On a large machine V8 lets a heap grow to gigabytes before it looks for what to throw away: a desk needs little. */
const HEAP = ['--max-semi-space-size=4', '--max-old-space-size=192']

const apiMain = join(import.meta.dirname, '../../api/src/main.ts')

function codeOf(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    child.once('error', fail)
    // Not `exit`: what it said last is read by then.
    child.once('close', (code) => done(code ?? 1))
  })
}

async function isReady(webUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${webUrl}/health/ready`, { signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
