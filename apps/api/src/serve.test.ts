import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, get, request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { cloneDatabase } from '../test/clone-database.ts'
import { filePart, multipartOf } from '../test/multipart.ts'
import { giveToken, personNamed } from '../test/people.ts'
import { serving } from '../test/serving.ts'
import { tcpProxy } from '../test/tcp-proxy.ts'
import { openDb } from './db/client.ts'

const varDir = mkdtempSync(join(tmpdir(), 'guichet-serve-'))
const { url, drop } = await cloneDatabase()
afterAll(async () => {
  await drop()
  rmSync(varDir, { recursive: true })
})

const startServing = (more: Record<string, string> = {}) =>
  serving({ DATABASE_URL: url, VAR_DIR: varDir, ...more })

// A machine may be busy; a desk that is never ready fails.
const ready = (origin: string) =>
  vi.waitFor(async () => expect((await fetch(`${origin}/health/ready`)).status).toBe(200), {
    timeout: 20_000,
    interval: 200,
  })

const stop: readonly [string, (child: ChildProcess) => void][] = [
  ['SIGTERM', (child) => void child.kill('SIGTERM')],
  ['SIGINT', (child) => void child.kill('SIGINT')],
  ['the end of its parent', (child) => child.disconnect()],
]

test.each(stop)('%s closes the desk with grace', async (_, end) => {
  const { child, ended, origin } = await startServing()
  await ready(origin)
  end(child)
  expect(await ended).toBe(0)
})

test('connections that were never used, lie idle or sent half a request keep no process from closing', async () => {
  const { child, ended, origin, metrics } = await startServing()
  const port = Number(new URL(origin).port)
  const quiet = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]
  quiet.push(connect(Number(new URL(metrics).port), '127.0.0.1'))
  for (const socket of quiet) socket.on('error', () => {})
  quiet[1]?.write('GET /api/v1/desk HTTP/1.1\r\nHost: x\r\n')
  quiet[2]?.write('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n')
  await once(quiet[2] ?? child, 'data')
  const asked = performance.now()
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(performance.now() - asked).toBeLessThan(5_000)
})

test(
  'AC-236 SIGTERM under load: what is under way ends, nothing fails but what comes after the close',
  { timeout: 60_000 },
  async () => {
    const db = openDb({ url, poolSize: 2 })
    const { id: personId } = await personNamed(db, 'camille.demandeur')
    const authorization = `Bearer ${await giveToken({ db, clock: (now) => now }, personId)}`
    const { child, ended, origin } = await startServing({ RATE_PERSON: '100000', RATE_ADDRESS: '100000' })
    const stream = await fetch(`${origin}/api/v1/events`, { headers: { authorization } })
    const upload = slowUpload(origin, authorization)
    await vi.waitFor(() => expect(upload.sent()).toBeGreaterThan(0), { timeout: 10_000 })
    const load = keepAsking(`${origin}/api/v1/me`, authorization, 16)
    await vi.waitFor(() => expect(load.answers.length).toBeGreaterThan(300), { timeout: 10_000 })
    child.kill('SIGTERM')
    upload.finish()
    expect(await upload.status).toBe(201)
    expect(await ended).toBe(0)
    await load.stopped
    expect(load.answers.filter((status) => status !== 200)).toEqual([])
    // Whoever knocked once the door was shut was not let in; nobody who was in was put out.
    expect(
      load.failures.filter((failure) => !/^new connection: ECONN(REFUSED|RESET)$/.test(failure)),
    ).toEqual([])
    await expect(stream.text()).resolves.toContain('retry:')
    expect(await db.attachment.count()).toBe(1)
    await db.$disconnect()
  },
)

test.each(['is not read', 'has no reader any more'])('AC-225 a log that %s stops nothing', async (how) => {
  const { child, ended, origin } = await startServing({ RATE_ADDRESS: '100000' })
  if (how === 'has no reader any more') child.stdout?.destroy()
  // Some 300 bytes a line, far beyond what a pipe holds.
  for (let round = 0; round < 60; round += 1) {
    const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(`${origin}/health/live`)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
  }
  child.kill('SIGTERM')
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

test('AC-153 AC-223 AC-237 it starts without its database and its provider, and is ready once the first is there', async () => {
  const proxy = await tcpProxy(url)
  await proxy.cut()
  const { child, ended, origin } = await startServing({ DATABASE_URL: proxy.url })
  expect((await fetch(`${origin}/health/live`)).status).toBe(200)
  expect((await fetch(`${origin}/health/ready`)).status).toBe(503)
  const refused = await fetch(`${origin}/auth/sign-in`)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
  await proxy.restore()
  await ready(origin)
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

/** So many clients that keep their connections and ask again and again, until their connection is refused. */
function keepAsking(address: string, authorization: string, clients: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const answers: number[] = []
  const failures: string[] = []
  const ask = () =>
    new Promise<boolean>((resolve) => {
      const asked = get(address, { agent, headers: { authorization } }, (answer) => {
        answers.push(answer.statusCode ?? 0)
        answer.resume().on('close', () => {
          if (!answer.complete) failures.push('an answer was cut')
          resolve(answer.complete)
        })
      })
      asked.on('error', (error: NodeJS.ErrnoException) => {
        failures.push(`${asked.reusedSocket ? 'connection in use' : 'new connection'}: ${error.code}`)
        resolve(false)
      })
    })
  const askOn = async () => {
    while (await ask());
  }
  return { answers, failures, stopped: Promise.all(Array.from({ length: clients }, askOn)) }
}

/** A file of 20 MiB whose second half waits for a word. */
function slowUpload(origin: string, authorization: string) {
  const { url: path, headers, payload } = multipartOf([filePart('x.bin', Buffer.alloc(20 * 1024 * 1024))])
  const half = payload.length / 2
  const asked = request(`${origin}${path}`, {
    method: 'POST',
    headers: { ...headers, authorization, 'content-length': payload.length },
  })
  let sent = 0
  asked.write(payload.subarray(0, half), () => {
    sent = half
  })
  const status = once(asked, 'response').then(([answer]: IncomingMessage[]) => {
    answer?.resume()
    return answer?.statusCode
  })
  return {
    sent: () => sent,
    status,
    finish: () => setTimeout(() => asked.end(payload.subarray(half)), 1_500),
  }
}
