import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openDb } from '../src/db/client.ts'
import { cloneDatabase } from './clone-database.ts'
import { giveToken, personNamed } from './people.ts'
import { serving } from './serving.ts'
import type { Serving } from './serving.ts'
import { idOf, MiB, noise, pieceHeaders, sendByTus, tusHeaders } from './tus.ts'

const varDir = mkdtempSync(join(tmpdir(), 'guichet-uploads-'))
const { url: DATABASE_URL, drop } = await cloneDatabase()
const db = openDb({ url: DATABASE_URL })
const begun: Serving[] = []
let headers: { authorization: string }

beforeAll(async () => {
  const { id } = await personNamed(db, 'camille.demandeur')
  headers = { authorization: `Bearer ${await giveToken({ db, clock: (now) => now }, id)}` }
})
afterAll(async () => {
  for (const { child } of begun) child.kill('SIGKILL')
  await Promise.all(begun.map(({ ended }) => ended))
  await db.$disconnect()
  await drop()
  rmSync(varDir, { recursive: true })
})

async function start(): Promise<Serving> {
  const desk = await serving({ DATABASE_URL, VAR_DIR: varDir })
  begun.push(desk)
  return desk
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function contentOf({ origin }: Serving, id: string): Promise<string> {
  const file = await fetch(`${origin}/api/v1/attachments/${id}/content`, { headers })
  return sha256(await file.bytes())
}

test('UX-34 begun with one process and gone on with another, a file arrives as it was', async () => {
  const [one, other] = await Promise.all([start(), start()])
  const bytes = noise(9 * MiB)
  const begunAt = await sendByTus({ origin: one.origin, headers, bytes, until: 4 * MiB })
  const id = idOf(begunAt)
  await sendByTus({ origin: other.origin, headers, bytes, url: `${other.origin}/api/v1/uploads/${id}` })
  expect(await contentOf(one, id)).toBe(sha256(bytes))
}, 90_000)

test('UX-34 killed in the midst of a piece, the desk goes on from what it had made durable', async () => {
  const first = await start()
  const bytes = noise(12 * MiB)
  const announced = await fetch(`${first.origin}/api/v1/uploads`, {
    method: 'POST',
    headers: { ...headers, ...tusHeaders, 'upload-length': String(bytes.length) },
  })
  const id = idOf(announced.headers.get('location') ?? '')
  // Ten megabytes of one piece come, and then nothing more for a while.
  const slowly = new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array(bytes.subarray(0, 10 * MiB))),
  })
  const piece = fetch(`${first.origin}/api/v1/uploads/${id}`, {
    method: 'PATCH',
    headers: { ...headers, ...pieceHeaders(0) },
    body: slowly,
    duplex: 'half',
  }).catch(() => 'cut')
  const received = async () => Number((await db.upload.findUniqueOrThrow({ where: { id } })).received)
  await vi.waitFor(async () => expect(await received()).toBeGreaterThanOrEqual(8 * MiB), { timeout: 30_000 })
  first.child.kill('SIGKILL')
  expect(await piece).toBe('cut')
  await first.ended
  const again = await start()
  // The dead process's lock runs out by itself; the client waits and asks again.
  await sendByTus({ origin: again.origin, headers, bytes, url: `${again.origin}/api/v1/uploads/${id}` })
  expect(await contentOf(again, id)).toBe(sha256(bytes))
}, 90_000)
