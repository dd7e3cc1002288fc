import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readlinkSync } from 'node:fs'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { uploadAttachments } from '@guichet/contracts/attachments'
import { LIMITS } from '@guichet/contracts/limits'
import type { TestClient } from '../../../test/client.ts'
import { filePart, multipartOf } from '../../../test/multipart.ts'
import type { Part } from '../../../test/multipart.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { leastTime } from '../../../test/least-time.ts'

const MiB = 1024 * 1024
let desk: TestApp
let camille: TestClient
let port: number

beforeAll(async () => {
  desk = await startApp()
  camille = await desk.as('camille.demandeur')
  port = Number(new URL(await desk.app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(() => desk.close())
beforeEach(async () => {
  const keys = await desk.db.attachment.findMany({ select: { storageKey: true } })
  await desk.db.attachment.deleteMany()
  for (const { storageKey } of keys) await desk.deps.files.remove(storageKey)
})

const upload = (parts: readonly Part[], client = camille) => client.inject(multipartOf(parts))
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const stored = () =>
  readdirSync(desk.env.VAR_DIR, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length

async function expectNothingKept() {
  expect(await desk.db.attachment.count()).toBe(0)
  expect(stored()).toBe(0)
}

describe('what is taken', () => {
  test('REQ-088, REQ-091 one file or several, each with its name, size, true type and SHA-256', async () => {
    const log = Buffer.from('10:30 erreur de connexion')
    const noise = randomBytes(200_000)
    const answer = await upload([
      filePart('journal é.txt', log, 'text/html'),
      filePart('sauvegarde.bin', noise),
    ])
    expect(answer.statusCode).toBe(201)
    expect(uploadAttachments.reply?.parse(answer.json()).items).toMatchObject([
      { name: 'journal é.txt', size: log.length, type: 'text/plain', sha256: sha256(log) },
      { name: 'sauvegarde.bin', size: 200_000, type: 'application/octet-stream', sha256: sha256(noise) },
    ])
    expect(stored()).toBe(2)
  })

  test('AC-70 a file of zero bytes is taken', async () => {
    const answer = await upload([filePart('vide.txt', '')])
    expect(answer.statusCode).toBe(201)
    expect(answer.json().items).toMatchObject([{ name: 'vide.txt', size: 0 }])
  })

  test('AC-65 a name is made clean, and nothing is written by it', async () => {
    const answer = await upload([
      filePart('../../etc/passwd', 'x'),
      filePart('..', 'x'),
      filePart('', 'x'),
      filePart('invoice\u202Egpj.txt', 'x'),
    ])
    expect(answer.json().items.map(({ name }: { name: string }) => name)).toEqual([
      'passwd',
      'document',
      'document',
      'invoicegpj.txt',
    ])
  })

  test('AC-66 what a part says of its type is not believed', async () => {
    const answer = await upload([filePart('x.png', '<script>alert(1)</script>', 'image/png; charset="x\t"')])
    expect(answer.json().items).toMatchObject([{ type: 'application/octet-stream' }])
  })

  test('a browser’s session uploads too', async () => {
    const answer = await upload([filePart('x.txt', 'x')], await desk.signedIn('camille.demandeur'))
    expect(answer.statusCode).toBe(201)
  })
})

describe('what is refused leaves nothing', () => {
  test('AC-77 nobody uploads without saying who they are, nor with a token that only reads', async () => {
    expect((await upload([filePart('x.txt', 'x')], desk.anonymous)).statusCode).toBe(401)
    await expectNothingKept()
  })

  test.each([
    ['gfc-journal.exe', 'anything'],
    ['photo.pdf', Buffer.concat([Buffer.from('MZ\x90\0\x03\0', 'latin1'), Buffer.alloc(200)])],
    ['photo.jpg.scr', 'anything'],
  ])('UX-35 a program: %s', async (name, bytes) => {
    const answer = await upload([filePart('avant.txt', 'x'), filePart(name, bytes)])
    expect(answer.statusCode).toBe(422)
    expect(answer.json().detail).toBe('Les programmes sont refusés. Joignez le journal en .txt ou en .zip.')
    await expectNothingKept()
  })

  test('AC-69 eleven files', async () => {
    const answer = await upload(Array.from({ length: 11 }, (_, i) => filePart(`${i}.txt`, 'x')))
    expect(answer.statusCode).toBe(413)
    expect(answer.json()).toMatchObject({
      code: 'too-many-files',
      detail: 'Envoyez au plus 10 fichiers à la fois.',
    })
    await expectNothingKept()
  })

  test('AC-69 more than 5 GiB in a day', async () => {
    await desk.db.attachment.create({
      data: {
        id: crypto.randomUUID(),
        name: 'x',
        size: BigInt(LIMITS.bytesPerPersonAndDay) - 3n,
        type: 'text/plain',
        sha256: '',
        storageKey: crypto.randomUUID(),
        uploadedById: camille.personId,
        uploadedAt: new Date(),
      },
    })
    expect((await upload([filePart('x.txt', '123')])).statusCode).toBe(201)
    const answer = await upload([filePart('x.txt', '1')])
    expect(answer.json()).toMatchObject({ status: 413, code: 'quota-exceeded' })
    desk.clock.advance({ hours: 25 })
    expect((await upload([filePart('x.txt', '1234')])).statusCode).toBe(201)
    desk.clock.set(new Date())
  })

  test('AC-219 the day’s limit holds for uploads sent all at once', async () => {
    await desk.db.attachment.create({
      data: {
        id: crypto.randomUUID(),
        name: 'x',
        size: BigInt(LIMITS.bytesPerPersonAndDay) - 35n,
        type: 'text/plain',
        sha256: '',
        storageKey: crypto.randomUUID(),
        uploadedById: camille.personId,
        uploadedAt: desk.clock.read(new Date()),
      },
    })
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => upload([filePart('x.txt', '1234567890')])),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      ...Array(3).fill(201),
      ...Array(9).fill(413),
    ])
    expect(await desk.db.attachment.count()).toBe(4)
    expect(stored()).toBe(3)
  })

  const field = (name: string, bytes = 'x'): Part => ({ disposition: `form-data; name="${name}"`, bytes })
  test.each<[string, Part[], number]>([
    ['100,000 fields', Array.from({ length: 100_000 }, (_, i) => field(`f${i}`)), 400],
    ['100,000 empty parts', Array.from({ length: 100_000 }, () => ({ disposition: 'form-data' })), 400],
    ['100,000 files without a byte', Array.from({ length: 100_000 }, () => filePart('', '')), 413],
    ['a field’s name of 100 kB', [field('n'.repeat(100_000))], 400],
    [
      'a file’s field of 100 kB',
      [{ ...filePart('', 'x'), disposition: `form-data; name="${'n'.repeat(100_000)}"; filename="x"` }],
      400,
    ],
    ['a field’s value of 100 kB', [field('file', 'v'.repeat(100_000))], 400],
    ['a field beside the file', [filePart('x.txt', 'x'), field('other')], 400],
    ['a field named __proto__', [field('__proto__')], 400],
    [
      'a file named __proto__',
      [{ disposition: 'form-data; name="__proto__"; filename="x"', bytes: 'x' }],
      400,
    ],
    [
      'a file named constructor',
      [{ disposition: 'form-data; name="constructor"; filename="x"', bytes: 'x' }],
      400,
    ],
    ['no part at all', [], 400],
  ])('AC-71, AC-72 %s', async (_what, parts, status) => {
    const { url, payload: body, ...request } = multipartOf(parts)
    // The processor's time, the least of three: what is heavy is so each time, a machine that was away once.
    const headers = { ...camille.headers, ...request.headers }
    let least = Infinity
    for (let time = 0; time < 3 && least >= 2_000; time += 1) {
      const before = process.cpuUsage()
      const answer = await fetch(`http://127.0.0.1:${port}${url}`, { ...request, body, headers })
      expect(answer.status).toBe(status)
      least = Math.min(least, process.cpuUsage(before).user / 1_000)
    }
    expect(least).toBeLessThan(2_000)
    await expectNothingKept()
  })

  test.each([
    ['no boundary', 'multipart/form-data', 400],
    ['an empty boundary', 'multipart/form-data; boundary=', 400],
    ['another boundary', 'multipart/form-data; boundary=other', 400],
    ['a boundary of 71 characters', `multipart/form-data; boundary=${'b'.repeat(71)}`, 400],
    ['no multipart', 'application/x-www-form-urlencoded', 415],
    ['JSON', 'application/json', 415],
  ])('AC-71 %s', async (_what, type, status) => {
    const request = multipartOf([filePart('x.txt', 'x')])
    const payload = type === 'application/json' ? '{}' : request.payload
    const answer = await camille.inject({ ...request, payload, headers: { 'content-type': type } })
    expect(answer.statusCode).toBe(status)
    await expectNothingKept()
  })

  test('AC-71 a body that ends before its last boundary', async () => {
    const request = multipartOf([filePart('x.txt', 'x'.repeat(1_000))])
    const answer = await camille.inject({ ...request, payload: request.payload.subarray(0, -40) })
    expect(answer.statusCode).toBe(400)
    await expectNothingKept()
  })

  test('AC-67 a declared length beyond every limit is refused before the body is read', async () => {
    const ask = async () =>
      expect(await rawRequest({ length: 600 * MiB, send: Buffer.alloc(0) })).toMatch(/^HTTP\/1\.1 413 /)
    expect(await leastTime(500, ask)).toBeLessThan(500)
    await expectNothingKept()
  })

  test('AC-74 twenty senders who die half-way leave no row, no file and no open file', async () => {
    const request = multipartOf([filePart('x.bin', randomBytes(2 * MiB))])
    const senders = Array.from({ length: 20 }, () => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(head(request.payload.length))
      socket.write(request.payload.subarray(0, MiB))
      return socket
    })
    await expect.poll(stored, { timeout: 5_000 }).toBe(20)
    for (const socket of senders) socket.destroy()
    await expect.poll(stored, { timeout: 5_000 }).toBe(0)
    await expect.poll(filesHeldOpen, { timeout: 5_000 }).toEqual([])
    await expectNothingKept()
  })
})

test('AC-79 the same bytes from two people are two files', async () => {
  const sacha = await desk.as('sacha.etudiant')
  const [first, second] = [
    await upload([filePart('a.txt', 'même')]),
    await upload([filePart('a.txt', 'même')], sacha),
  ]
  expect(first.json().items[0].id).not.toBe(second.json().items[0].id)
  expect(stored()).toBe(2)
})

test('a slow sender keeps nobody waiting', async () => {
  const socket = connect(port, '127.0.0.1')
  socket.write(head(1_000_000))
  const answer = await upload([filePart('x.txt', 'x')])
  expect(answer.statusCode).toBe(201)
  socket.destroy()
})

function filesHeldOpen(): string[] {
  const links = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`)
    } catch {
      return 'closed since'
    }
  })
  return links.filter((target) => target.startsWith(desk.env.VAR_DIR))
}

const head = (length: number) =>
  `POST /api/v1/attachments HTTP/1.1\r\nHost: x\r\nAuthorization: ${camille.headers['authorization']}\r\n` +
  `Content-Type: multipart/form-data; boundary=a-boundary-of-the-tests\r\nContent-Length: ${length}\r\n\r\n`

async function rawRequest({ length, send }: { length: number; send: Buffer }): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(head(length))
  socket.write(send)
  const [chunk] = await socket.take(1).toArray()
  socket.destroy()
  return String(chunk)
}

describe('a file that two drafts name', () => {
  test('is copied: what becomes of the one is nothing to the other', async () => {
    const [file] = (await upload([filePart('écran.txt', 'Erreur 42')])).json().items
    const copied = await camille.post(`/attachments/${file.id}/copies`)
    expect(copied.statusCode).toBe(201)
    const copy = copied.json()
    expect(copy).toMatchObject({ name: 'écran.txt', size: 9, sha256: file.sha256 })
    expect(copy.id).not.toBe(file.id)
    expect((await camille.delete(`/attachments/${file.id}`)).statusCode).toBe(204)
    expect((await camille.get(`/attachments/${copy.id}/content`)).body).toBe('Erreur 42')
  })

  test('AC-69 a copy counts in the day’s share', async () => {
    const [file] = (await upload([filePart('note.txt', '1234')])).json().items
    await desk.db.attachment.updateMany({
      where: { id: file.id },
      data: { size: BigInt(LIMITS.bytesPerPersonAndDay) - 3n },
    })
    expect((await camille.post(`/attachments/${file.id}/copies`)).json()).toMatchObject({
      code: 'quota-exceeded',
    })
    expect(stored()).toBe(1)
  })

  test('nobody copies what another sent, nor what the scanner condemned', async () => {
    const [file] = (await upload([filePart('note.txt', 'x')])).json().items
    for (const login of ['sacha.etudiant', 'ange.admin']) {
      const stranger = await desk.as(login)
      expect((await stranger.post(`/attachments/${file.id}/copies`)).statusCode).toBe(404)
    }
    await desk.db.attachment.updateMany({ where: { id: file.id }, data: { scan: 'infected' } })
    expect((await camille.post(`/attachments/${file.id}/copies`)).statusCode).toBe(410)
    expect(await desk.db.attachment.count()).toBe(1)
  })
})
