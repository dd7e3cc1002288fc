import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '../../test/clone-database.ts'
import type { ClonedDatabase } from '../../test/clone-database.ts'
import { filePart, multipartOf } from '../../test/multipart.ts'
import { giveToken, personNamed } from '../../test/people.ts'
import { serving } from '../../test/serving.ts'
import type { Serving } from '../../test/serving.ts'
import { openDb } from '../db/client.ts'
import type { Db } from '../db/client.ts'
import { leastTime } from '../../test/least-time.ts'

const SECONDS = 2
const varDir = mkdtempSync(join(tmpdir(), 'guichet-slow-'))
let database: ClonedDatabase
let db: Db
let desk: Serving
let port: number
let authorization: string

beforeAll(async () => {
  database = await cloneDatabase()
  db = openDb({ url: database.url, poolSize: 1 })
  const { id } = await personNamed(db, 'camille.demandeur')
  authorization = `Bearer ${await giveToken({ db, clock: (now) => now }, id)}`
  desk = await serving({
    DATABASE_URL: database.url,
    VAR_DIR: varDir,
    SLOW_BODY_SECONDS: String(SECONDS),
    RATE_PERSON: '100000',
  })
  port = Number(new URL(desk.origin).port)
})
afterAll(async () => {
  desk.child.kill('SIGKILL')
  await desk.ended
  await db.$disconnect()
  await database.drop()
  rmSync(varDir, { recursive: true })
})

const upload = multipartOf([filePart('x.bin', Buffer.alloc(100_000))])
const head = (path: string, type: string, length: string) =>
  `POST /api/v1/${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n` +
  `Content-Type: ${type}\r\n${length}\r\n\r\n`
const uploadHead = () =>
  head('attachments', upload.headers['content-type'], `Content-Length: ${upload.payload.length}`)

/** Opens a line, says its head, then a byte a second, until it is cut. */
function drip(start: string, more: Buffer): { opened: Promise<void>; cut: Promise<void> } {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  let sent = 0
  const timer = setInterval(() => socket.write(more.subarray(sent, (sent += 1))), 1_000)
  const opened = new Promise<void>((done) => socket.write(start, () => done()))
  const cut = new Promise<void>((done) => {
    socket.on('close', () => {
      clearInterval(timer)
      done()
    })
  })
  socket.resume()
  return { opened, cut }
}

/** Of so many requests one after the other, the time that 99 in 100 stay below. */
async function slowest(requests: number): Promise<number> {
  const ask = async () => {
    const answer = await fetch(`${desk.origin}/api/v1/me`, { headers: { authorization } })
    expect(answer.status).toBe(200)
    await answer.text()
  }
  const times: number[] = []
  for (let n = 0; n < requests; n += 1) times.push(await leastTime(500, ask))
  return times.toSorted((a, b) => a - b)[Math.floor(requests * 0.99) - 1] ?? Infinity
}

test('AC-73 two hundred senders of a byte a second are cut in time, leave nothing, and keep nobody waiting', async () => {
  const alone = await slowest(100)
  const file = upload.payload
  const json = Buffer.from(`{"title":"${'x'.repeat(1_000)}"}`)
  const senders = Array.from({ length: 200 }, (_, n) => {
    if (n % 4 === 0) return drip(head('tickets', 'application/json', 'Content-Length: 1012'), json)
    if (n % 4 === 1) return drip(head('tickets', 'application/json', 'Transfer-Encoding: chunked'), json)
    // One that begins as a true upload does, one that says nothing at all.
    const begun = n % 4 === 2 ? file.subarray(0, 2_000).toString('latin1') : ''
    return drip(uploadHead() + begun, file)
  })
  await Promise.all(senders.map(({ opened }) => opened))
  const since = performance.now()
  expect(await slowest(100)).toBeLessThan(500 + alone)
  await Promise.all(senders.map(({ cut }) => cut))
  expect(performance.now() - since).toBeLessThan(12_000)
  expect([await db.attachment.count(), await db.ticket.count()]).toEqual([0, 0])
  const kept = () =>
    readdirSync(varDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
  await expect.poll(kept, { timeout: 5_000 }).toBe(0)
})

test('AC-73 who sends slowly, but sends, is heard to the end', async () => {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text))
  socket.write(uploadHead())
  const step = Math.ceil(upload.payload.length / 20)
  for (let from = 0; from < upload.payload.length; from += step) {
    socket.write(upload.payload.subarray(from, from + step))
    await sleep(SECONDS * 100)
  }
  await expect.poll(() => answer, { timeout: 5_000 }).toMatch(/^HTTP\/1\.1 201 /)
  socket.destroy()
  expect(await db.attachment.count()).toBe(1)
})
