import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'

export interface Serving {
  child: ChildProcess
  /** Its exit code; null when a signal ended it. */
  ended: Promise<number | null>
  origin: string
  /** The address of its figures. */
  metrics: string
  /** What it wrote to its standard error. */
  said: () => string
}

/** The desk as production runs it, in a process of its own; `more` names its DATABASE_URL and VAR_DIR. */
export async function serving(more: Readonly<Record<string, string>>): Promise<Serving> {
  const [port, metrics] = [await freePort(), await freePort()]
  const child = fork(join(import.meta.dirname, '../src/main.ts'), ['serve'], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      METRICS_PORT: String(metrics),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'guichet',
      OIDC_CLIENT_SECRET: 'x',
      SECRET_KEYS: 'a key of the tests that is long enough',
      ROLE: 'http',
      // What is proved here must hold on a busy machine too.
      PRESSURE_MS: '60000',
      ...more,
    },
  })
  let said = ''
  child.stderr?.on('data', (chunk) => (said += String(chunk)))
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  await Promise.race([new Promise((done) => child.once('message', done)), ended])
  return {
    child,
    ended,
    origin: `http://127.0.0.1:${port}`,
    metrics: `http://127.0.0.1:${metrics}/metrics`,
    said: () => said,
  }
}

/** A port of the loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === 'object' && address !== null ? address.port : 0
}
