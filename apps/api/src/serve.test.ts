import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { cloneDatabase } from '../test/clone-database.ts'
import { tcpProxy } from '../test/tcp-proxy.ts'

const varDir = mkdtempSync(join(tmpdir(), 'guichet-serve-'))
const { url, drop } = await cloneDatabase()
afterAll(async () => {
  await drop()
  rmSync(varDir, { recursive: true })
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function startServing(more: Record<string, string> = {}) {
  const [port, metrics] = [await freePort(), await freePort()]
  const child = fork(join(import.meta.dirname, 'main.ts'), ['serve'], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      METRICS_PORT: String(metrics),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: url,
      VAR_DIR: varDir,
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'guichet',
      OIDC_CLIENT_SECRET: 'x',
      SECRET_KEYS: 'a key of the tests that is long enough',
      ROLE: 'http',
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

const stop: readonly [string, (child: ChildProcess) => void][] = [
  ['SIGTERM', (child) => void child.kill('SIGTERM')],
  ['SIGINT', (child) => void child.kill('SIGINT')],
  ['the end of its parent', (child) => child.disconnect()],
]

test.each(stop)('%s closes the desk with grace', async (_, end) => {
  const { child, ended, origin } = await startServing()
  expect((await fetch(`${origin}/health/ready`)).status).toBe(200)
  end(child)
  expect(await ended).toBe(0)
})

test('AC-250 metrics are on a port of their own, not on the desk’s', async () => {
  const { child, ended, origin, metrics } = await startServing()
  await fetch(`${origin}/api/v1/desk`)
  const text = await (await fetch(metrics)).text()
  expect(text).toContain(
    'guichet_http_request_seconds_count{method="GET",route="/api/v1/desk",status="200"} 1',
  )
  expect((await fetch(`${origin}/metrics`)).status).toBe(404)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('AC-153 AC-223 it starts without its database and its provider, and is ready once the first is there', async () => {
  const proxy = await tcpProxy(url)
  await proxy.cut()
  const { child, ended, origin } = await startServing({ DATABASE_URL: proxy.url })
  expect((await fetch(`${origin}/health/live`)).status).toBe(200)
  expect((await fetch(`${origin}/health/ready`)).status).toBe(503)
  const refused = await fetch(`${origin}/auth/sign-in`)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
  await proxy.restore()
  expect((await fetch(`${origin}/health/ready`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  await proxy.cut()
})

test('AC-251 a wrong environment stops the start with one line for each name', async () => {
  const { ended, said } = await startServing({ SECRET_KEYS: 'short', PORT: 'eighty' })
  expect(await ended).toBe(1)
  expect(said()).toMatch(/^PORT: .*$/m)
  expect(said()).toMatch(/^SECRET_KEYS: .*$/m)
  expect(said()).not.toContain('short')
})
