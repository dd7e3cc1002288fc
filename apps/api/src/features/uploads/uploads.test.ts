import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { LIMITS } from '@guichet/contracts/limits'
import type { TestClient } from '../../../test/client.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import {
  idOf,
  metadataOf,
  MiB,
  noise,
  pieceHeaders,
  sendAndVanish,
  sendByTus,
  tusHeaders,
} from '../../../test/tus.ts'
import { sweepUnused } from '../attachments/jobs.ts'
import { sweepUploads } from './jobs.ts'

let desk: TestApp
let camille: TestClient
let origin: string
beforeAll(async () => {
  desk = await startApp()
  camille = await desk.as('camille.demandeur')
  origin = await desk.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => desk.close())
beforeEach(async () => {
  await desk.db.attachment.deleteMany()
  await desk.db.upload.deleteMany()
  for await (const { key } of desk.deps.files.list()) await desk.deps.files.remove(key)
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const stored = () =>
  readdirSync(desk.env.VAR_DIR, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length

const announce = (length: number | string, name = 'capture.bin', client = camille) =>
  client.post('/uploads', {
    headers: { ...tusHeaders, 'upload-length': String(length), 'upload-metadata': metadataOf(name) },
  })
const opened = async (length: number, name?: string) =>
  idOf(String((await announce(length, name)).headers['location']))
const piece = (id: string, from: number, bytes: Buffer, client = camille) =>
  client.inject({
    method: 'PATCH',
    url: `/api/v1/uploads/${id}`,
    headers: pieceHeaders(from),
    payload: bytes,
  })
const head = (id: string, client = camille) =>
  client.inject({ method: 'HEAD', url: `/api/v1/uploads/${id}`, headers: tusHeaders })
const offsetOf = async (id: string) => Number((await head(id)).headers['upload-offset'])

const patience = { timeout: 20_000, interval: 100 }
/** What Node had read and not handed over when a line broke: some hundred bytes mostly, a socket's buffer at most. */
const notPromised = 64 * 1024

describe('what is cut goes on', () => {
  test('UX-34 given up at 4 MB and taken up again, a file of 20 MB arrives as it was', async () => {
    const bytes = noise(20 * MiB)
    const { headers } = camille
    const url = await sendByTus({ origin, headers, bytes, until: 4 * MiB })
    expect(await offsetOf(idOf(url))).toBeGreaterThanOrEqual(4 * MiB)
    expect(await offsetOf(idOf(url))).toBeLessThan(20 * MiB)
    expect(await sendByTus({ origin, headers, bytes, url })).toBe(url)
    const file = await camille.get(`/attachments/${idOf(url)}/content`)
    expect(sha256(file.rawPayload)).toBe(sha256(bytes))
    expect(stored()).toBe(1)
    expect(await desk.db.upload.count()).toBe(0)
  })

  test('AC-74 what came before the line broke is kept, and it goes on from the very byte that it says', async () => {
    const bytes = noise(10 * MiB)
    const id = await opened(bytes.length)
    const sent = 9 * MiB + 17
    await sendAndVanish(`${origin}/api/v1/uploads/${id}`, camille.headers, {
      from: 0,
      bytes: bytes.subarray(0, sent),
      announced: bytes.length,
    })
    await vi.waitFor(async () => expect(await offsetOf(id)).toBeGreaterThan(9 * MiB - notPromised), patience)
    await vi.waitFor(async () => {
      const from = await offsetOf(id)
      expect(from).toBeLessThanOrEqual(sent)
      expect((await piece(id, from, bytes.subarray(from))).statusCode).toBe(204)
    }, patience)
    expect((await camille.get(`/attachments/${id}`)).json()).toMatchObject({
      name: 'capture.bin',
      size: bytes.length,
      sha256: sha256(bytes),
    })
  })

  test('a file that arrived says so, whoever missed the answer', async () => {
    const id = await opened(3)
    const last = await piece(id, 0, Buffer.from('abc'))
    expect(last.headers).toMatchObject({ 'upload-offset': '3', 'tus-resumable': '1.0.0' })
    expect(await offsetOf(id)).toBe(3)
    expect((await piece(id, 3, Buffer.alloc(0))).statusCode).toBe(204)
    expect((await camille.get(`/attachments/${id}`)).json()).toMatchObject({ type: 'text/plain' })
  })

  test('AC-70 an empty file is whole as soon as it is announced', async () => {
    const id = await opened(0, 'vide.txt')
    expect((await camille.get(`/attachments/${id}`)).json()).toMatchObject({ name: 'vide.txt', size: 0 })
  })
})

describe('one writer at a time', () => {
  test('while one request writes, another is told to wait; let go, it may', async () => {
    const id = await opened(2 * MiB)
    const first = request(`${origin}/api/v1/uploads/${id}`, {
      method: 'PATCH',
      headers: { ...camille.headers, ...pieceHeaders(0), 'content-length': 2 * MiB },
    })
    first.on('error', () => {})
    const written = new Promise<void>((done) => first.write(noise(MiB), () => done()))
    await vi.waitFor(async () =>
      expect(await desk.db.upload.count({ where: { NOT: { writer: null } } })).toBe(1),
    )
    const other = await piece(id, 0, noise(10))
    expect(other.statusCode).toBe(423)
    expect(other.json()).toMatchObject({ code: 'locked' })
    // What is still to be written goes with who writes it.
    await written
    first.destroy()
    await vi.waitFor(async () => {
      const from = await offsetOf(id)
      expect(from).toBeGreaterThan(MiB - notPromised)
      expect((await piece(id, from, noise(10))).headers['upload-offset']).toBe(String(from + 10))
    }, patience)
  })

  test('a writer that died holds it for ten seconds, no longer', async () => {
    const id = await opened(10)
    const dead = { writer: crypto.randomUUID(), writerUntil: new Date(Date.now() + 10_000) }
    await desk.db.upload.update({ where: { id }, data: dead })
    expect((await piece(id, 0, noise(10))).statusCode).toBe(423)
    await desk.db.$executeRaw`update upload set writer_until = now() - interval '1 second'`
    expect((await piece(id, 0, noise(10))).statusCode).toBe(204)
  })

  test('a writer who lost the lock meanwhile writes nothing', async () => {
    const id = await opened(2 * MiB)
    const slow = request(`${origin}/api/v1/uploads/${id}`, {
      method: 'PATCH',
      headers: { ...camille.headers, ...pieceHeaders(0), 'content-length': 2 * MiB },
    })
    slow.write(noise(MiB))
    await vi.waitFor(async () =>
      expect(await desk.db.upload.count({ where: { NOT: { writer: null } } })).toBe(1),
    )
    await desk.db.upload.update({ where: { id }, data: { writer: null, writerUntil: null } })
    const bytes = noise(2 * MiB)
    expect((await piece(id, 0, bytes)).statusCode).toBe(204)
    slow.end(noise(MiB))
    const [answer] = await once(slow, 'response')
    expect(answer.statusCode).toBe(409)
    answer.resume()
    expect((await camille.get(`/attachments/${id}`)).json()).toMatchObject({ sha256: sha256(bytes) })
    await vi.waitFor(() => expect(stored()).toBe(1))
  })
})

describe('what is refused', () => {
  test('AC-77 somebody else’s upload is as unknown as one that never was', async () => {
    const id = await opened(10)
    const sacha = await desk.as('sacha.etudiant')
    for (const unknown of [id, crypto.randomUUID(), 'nonsense']) {
      expect((await head(unknown, sacha)).statusCode).toBe(404)
      expect((await piece(unknown, 0, noise(10), sacha)).statusCode).toBe(404)
      const given = await sacha.delete(`/uploads/${unknown}`, { headers: tusHeaders })
      expect(given.statusCode).toBe(404)
    }
    expect((await head(id, desk.anonymous)).statusCode).toBe(401)
    expect((await announce(10, 'x.txt', desk.anonymous)).statusCode).toBe(401)
    expect(await offsetOf(id)).toBe(0)
  })

  test('AC-67 one byte more than is allowed, before a byte is sent', async () => {
    expect((await announce(LIMITS.fileBytes)).statusCode).toBe(201)
    const refused = await announce(LIMITS.fileBytes + 1)
    expect(refused.statusCode).toBe(413)
    expect(refused.json().detail).toBe('Le fichier dépasse la taille permise\u00a0: 128,00\u00a0Mo au plus.')
    expect(stored()).toBe(0)
  })

  test('AC-69 a day’s share counts what is announced; so many at once, no more', async () => {
    const data = {
      personId: camille.personId,
      name: 'x',
      startedAt: new Date(),
      expiresAt: new Date(Date.now() + 60_000),
    }
    await desk.db.upload.create({
      data: { ...data, id: crypto.randomUUID(), length: LIMITS.bytesPerPersonAndDay - 10 },
    })
    expect((await announce(11)).json()).toMatchObject({ code: 'quota-exceeded' })
    await desk.db.upload.deleteMany()
    const many = Array.from({ length: LIMITS.openUploads }, () => ({
      ...data,
      id: crypto.randomUUID(),
      length: 1,
    }))
    await desk.db.upload.createMany({ data: many })
    expect((await announce(1)).json()).toMatchObject({ code: 'too-many-files' })
  })

  test('more bytes than were announced, said or not', async () => {
    const id = await opened(10)
    const said = await piece(id, 0, noise(11))
    expect(said.json()).toMatchObject({ code: 'too-large' })
    const unsaid = request(`${origin}/api/v1/uploads/${id}`, {
      method: 'PATCH',
      headers: { ...camille.headers, ...pieceHeaders(0), 'transfer-encoding': 'chunked' },
    })
    unsaid.end(noise(MiB))
    const [answer] = await once(unsaid, 'response')
    expect(answer.statusCode).toBe(413)
    answer.resume()
    expect(await offsetOf(id)).toBe(0)
    expect(stored()).toBe(0)
    expect(await desk.db.attachment.count()).toBe(0)
  })

  test('fewer bytes than were announced are no file', async () => {
    const id = await opened(10)
    expect((await piece(id, 0, noise(9))).statusCode).toBe(204)
    expect((await camille.get(`/attachments/${id}`)).statusCode).toBe(404)
  })

  test('the wrong place, and where the right one is', async () => {
    const id = await opened(10)
    const refused = await piece(id, 5, noise(5))
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({
      code: 'offset-mismatch',
      detail: 'Le fichier reprend à l’octet 0.',
    })
  })

  test('UX-35 a program, by its name before its bytes, by its bytes when they are there', async () => {
    expect((await announce(10, 'setup.exe')).statusCode).toBe(422)
    const id = await opened(204, 'photo.pdf')
    const refused = await piece(id, 0, Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(200)]))
    expect(refused.statusCode).toBe(422)
    expect(refused.json().detail).toContain('Les programmes sont refusés.')
    expect((await head(id)).statusCode).toBe(404)
    expect(stored()).toBe(0)
  })

  test('what is not tus, or not this version of it', async () => {
    const id = await opened(10)
    const old = await camille.post('/uploads', {
      headers: { 'tus-resumable': '0.2.0', 'upload-length': '1' },
    })
    expect(old.statusCode).toBe(412)
    expect(old.headers['tus-version']).toBe('1.0.0')
    expect((await announce('-1')).statusCode).toBe(400)
    expect((await announce('1e3')).statusCode).toBe(400)
    const headers = { ...tusHeaders, 'upload-length': '1', 'upload-metadata': 'filename pas-du-base64 !' }
    expect((await camille.post('/uploads', { headers })).statusCode).toBe(400)
    const json = await camille.patch(`/uploads/${id}`, { body: {}, headers: tusHeaders })
    expect(json.statusCode).toBe(415)
  })
})

describe('what is given up', () => {
  test('by its person: nothing is left of it', async () => {
    const id = await opened(10)
    await piece(id, 0, noise(5))
    expect(stored()).toBe(1)
    expect((await camille.delete(`/uploads/${id}`, { headers: tusHeaders })).statusCode).toBe(204)
    expect((await head(id)).statusCode).toBe(404)
    expect(stored()).toBe(0)
    const whole = await opened(0)
    expect((await camille.delete(`/uploads/${whole}`, { headers: tusHeaders })).statusCode).toBe(204)
    expect(await desk.db.attachment.count()).toBe(0)
  })

  test('by nobody going on for a day: expired, it answers as none, and is swept', async () => {
    const id = await opened(10)
    await piece(id, 0, noise(5))
    const until = new Date(String((await head(id)).headers['upload-expires'])).getTime()
    expect(until - Date.now()).toBeGreaterThan(23 * 3_600_000)
    desk.clock.advance({ hours: 25 })
    const late = await desk.as('camille.demandeur')
    expect((await head(id, late)).statusCode).toBe(404)
    expect((await piece(id, 5, noise(5), late)).statusCode).toBe(404)
    expect(await sweepUploads(desk.deps)).toBe(1)
    expect(stored()).toBe(0)
    desk.clock.advance({ hours: -25 })
  })

  test('what a sweep finds on the disk is not taken from an upload that goes on', async () => {
    const id = await opened(10)
    await piece(id, 0, noise(5))
    await desk.db.upload.update({
      where: { id },
      data: { expiresAt: new Date(Date.now() + 100 * 3_600_000) },
    })
    desk.clock.advance({ hours: 25 })
    expect(await sweepUnused(desk.deps)).toEqual({ uploads: 0, strays: 0 })
    desk.clock.advance({ hours: -25 })
    expect(stored()).toBe(1)
  })
})
