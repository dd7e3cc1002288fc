import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Attachment } from '@guichet/contracts/attachments'
import { uploadAttachments } from '@guichet/contracts/attachments'
import { newId } from '../../db/id.ts'
import type { TestClient } from '../../../test/client.ts'
import { filePart, multipartOf } from '../../../test/multipart.ts'
import { giveToken, makeEstablishment } from '../../../test/people.ts'
import { plantTicket, twoTeams } from '../../../test/plant-ticket.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { sweepUnused } from './jobs.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let desk: TestApp
let camille: TestClient
let teams: Awaited<ReturnType<typeof twoTeams>>

beforeAll(async () => {
  desk = await startApp()
  camille = await desk.as('camille.demandeur')
  teams = await twoTeams(desk.db)
})
afterAll(() => desk.close())

async function upload(name: string, bytes: Buffer | string, client = camille): Promise<Attachment> {
  const answer = await client.inject(multipartOf([filePart(name, bytes)]))
  const [file] = uploadAttachments.reply?.parse(answer.json()).items ?? []
  if (file === undefined) throw new Error(answer.body)
  return file
}

async function keyOf({ id }: Attachment): Promise<string> {
  return (await desk.db.attachment.findUniqueOrThrow({ where: { id } })).storageKey
}
const pathOf = (key: string) => join(desk.env.VAR_DIR, key.slice(-2), key)
const content = (client: TestClient, { id }: Attachment, headers: Record<string, string> = {}, query = '') =>
  client.get(`/attachments/${id}/content${query}`, { headers })

describe('AC-63 a file is given back as a download that no browser runs', () => {
  test.each([
    ['x.html', '<!doctype html><script>alert(1)</script>', 'application/octet-stream'],
    ['x.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'application/octet-stream'],
    ['x.xml', '<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><x/>', 'application/octet-stream'],
    ['x.pdf', '%PDF-1.7\n<< /S /JavaScript >>', 'application/pdf'],
    ['sans extension', 'un texte', 'text/plain; charset=utf-8'],
  ])('%s', async (name, bytes, type) => {
    const answer = await content(camille, await upload(name, bytes))
    expect(answer.body).toBe(bytes)
    expect(answer.headers).toMatchObject({
      'content-type': type,
      'content-disposition': expect.stringMatching(/^attachment; filename=".*"; filename\*=UTF-8''/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': expect.stringContaining('no-store'),
    })
  })

  test('AC-64 only a true picture or PDF is shown in place, sandboxed too', async () => {
    const shown = await content(camille, await upload('p.png', png), {}, '?inline=1')
    expect(shown.rawPayload).toEqual(png)
    expect(shown.headers['content-disposition']).toMatch(/^inline; /)
    expect(shown.headers['content-security-policy']).toMatch(/^sandbox/)
    const claimed = await content(
      camille,
      await upload('p.png', '<script>alert(1)</script>'),
      {},
      '?inline=1',
    )
    expect(claimed.headers['content-disposition']).toMatch(/^attachment; /)
  })
})

describe('AC-80 ranges', () => {
  test.each([
    ['bytes=0-', 206, 'bytes 0-99/100', 100],
    ['bytes=-1', 206, 'bytes 99-99/100', 1],
    ['bytes=10-19', 206, 'bytes 10-19/100', 10],
    ['bytes=9999999999-', 416, 'bytes */100', null],
    ['bytes=z', 416, 'bytes */100', null],
    [`bytes=${'0-0,'.repeat(1_000)}1-1`, 200, undefined, 100],
  ])('%s', async (range, status, said, length) => {
    const bytes = randomBytes(100)
    const answer = await content(camille, await upload('r.bin', bytes), { range })
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-range']).toBe(said)
    if (length !== null) expect(answer.rawPayload).toHaveLength(length)
  })

  test('a condition that no longer holds gives the whole', async () => {
    const file = await upload('r.bin', randomBytes(100))
    const answer = await content(camille, file, { range: 'bytes=0-1', 'if-range': '"other"' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers.etag).toBe(`"${file.sha256}"`)
    expect(
      (await content(camille, file, { range: 'bytes=0-1', 'if-range': `"${file.sha256}"` })).statusCode,
    ).toBe(206)
  })
})

describe('who reads a file', () => {
  const statuses = async (file: Attachment, logins: readonly string[]) =>
    Object.fromEntries(
      await Promise.all(
        logins.map(async (login) => {
          const client = await desk.as(login)
          const [meta, whole] = [await client.get(`/attachments/${file.id}`), await content(client, file)]
          expect(meta.statusCode).toBe(whole.statusCode)
          return [login, meta.statusCode]
        }),
      ),
    )
  const everybody = [
    'camille.demandeur',
    'sacha.etudiant',
    'dominique.chef',
    'alex.agent',
    'lou.reseau',
    'ange.admin',
    'jo.invite',
  ]

  async function ticketWithFiles() {
    const school = await makeEstablishment(desk.db, newId(), { heads: ['dominique.chef'] })
    const ticket = await plantTicket(desk.db, {
      requester: 'camille.demandeur',
      teamId: teams.applications.id,
      guests: ['jo.invite'],
      onBehalfOf: school.id,
    })
    const attach = async (audience: 'public' | 'team') => {
      const file = await upload(`${audience}.txt`, 'x')
      const entry = await desk.db.journalEntry.create({
        data: {
          id: newId(),
          ticketId: ticket.id,
          at: new Date(),
          fromRequester: false,
          audience,
          kind: 'comment',
          channel: 'portal',
        },
      })
      await desk.db.attachment.update({
        where: { id: file.id },
        data: { ticketId: ticket.id, entryId: entry.id, audience },
      })
      return file
    }
    return { ticket, shown: await attach('public'), hidden: await attach('team') }
  }

  test('AC-5, AC-77 while unused: the uploader alone', async () => {
    const file = await upload('x.txt', 'x')
    expect(await statuses(file, everybody)).toEqual({
      ...Object.fromEntries(everybody.map((login) => [login, 404])),
      'camille.demandeur': 200,
    })
    expect((await content(desk.anonymous, file)).statusCode).toBe(401)
  })

  test('AC-5, AC-38 then whoever may read the ticket; a team’s file never reaches a requester, even its uploader', async () => {
    const { shown, hidden } = await ticketWithFiles()
    const readers = {
      'camille.demandeur': 200,
      'sacha.etudiant': 404,
      'dominique.chef': 200,
      'alex.agent': 200,
      'lou.reseau': 404,
      'ange.admin': 404,
      'jo.invite': 200,
    }
    expect(await statuses(shown, everybody)).toEqual(readers)
    expect(await statuses(hidden, everybody)).toEqual({
      ...readers,
      'camille.demandeur': 404,
      'dominique.chef': 404,
    })
  })

  test('a token that may not read notes does not read their files', async () => {
    const { shown, hidden } = await ticketWithFiles()
    const { personId } = await desk.as('alex.agent')
    const headers = { authorization: `Bearer ${await giveToken(desk.deps, personId, ['tickets:read'])}` }
    expect((await desk.anonymous.get(`/attachments/${shown.id}`, { headers })).statusCode).toBe(200)
    expect((await desk.anonymous.get(`/attachments/${hidden.id}`, { headers })).statusCode).toBe(404)
  })

  test('a former team reads the files sent until the transfer, none after', async () => {
    const { ticket, shown, hidden } = await ticketWithFiles()
    const leftAt = new Date()
    await desk.db.ticketTenure.updateMany({
      where: { ticketId: ticket.id },
      data: { endedAt: leftAt, leftAs: {} },
    })
    await desk.db.ticket.update({ where: { id: ticket.id }, data: { teamId: teams.network.id } })
    const later = await upload('plus-tard.txt', 'x')
    const entry = await desk.db.journalEntry.create({
      data: {
        id: newId(),
        ticketId: ticket.id,
        at: new Date(leftAt.getTime() + 1_000),
        fromRequester: true,
        audience: 'public',
        kind: 'comment',
        channel: 'portal',
      },
    })
    await desk.db.attachment.update({
      where: { id: later.id },
      data: { ticketId: ticket.id, entryId: entry.id, audience: 'public' },
    })
    const agents = ['alex.agent', 'lou.reseau']
    expect(await statuses(shown, agents)).toEqual({ 'alex.agent': 200, 'lou.reseau': 200 })
    expect(await statuses(hidden, agents)).toEqual({ 'alex.agent': 200, 'lou.reseau': 200 })
    expect(await statuses(later, agents)).toEqual({ 'alex.agent': 404, 'lou.reseau': 200 })
  })

  test('AC-6, AC-78 a file that is not one’s own to see answers as one that does not exist', async () => {
    const { hidden } = await ticketWithFiles()
    const paths = [hidden.id, newId(), 'x', '..%2F..%2Fetc%2Fpasswd', "'", hidden.id.toUpperCase()]
    const answers = await Promise.all(paths.map((id) => camille.get(`/attachments/${id}/content`)))
    const bodies = answers.map((answer) => Object.assign(answer.json(), { requestId: '' }))
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
    expect(bodies[0]).toMatchObject({ status: 404, code: 'not-found' })
  })
})

describe('taking back', () => {
  test('AC-78 only one’s own, while unused', async () => {
    const file = await upload('x.txt', 'x')
    const key = await keyOf(file)
    expect((await (await desk.as('sacha.etudiant')).delete(`/attachments/${file.id}`)).statusCode).toBe(404)
    expect((await camille.delete(`/attachments/${file.id}`)).statusCode).toBe(204)
    expect((await camille.get(`/attachments/${file.id}`)).statusCode).toBe(404)
    await expect(desk.deps.files.read(key)).rejects.toMatchObject({ kind: 'missing' })
    expect((await camille.delete(`/attachments/${file.id}`)).statusCode).toBe(404)
  })

  test('a file that a ticket uses stays', async () => {
    const file = await upload('x.txt', 'x')
    const ticket = await plantTicket(desk.db, {
      requester: 'camille.demandeur',
      teamId: teams.applications.id,
    })
    await desk.db.attachment.update({
      where: { id: file.id },
      data: { ticketId: ticket.id, audience: 'public' },
    })
    expect((await camille.delete(`/attachments/${file.id}`)).json()).toMatchObject({
      status: 409,
      code: 'attachment-in-use',
    })
    expect((await content(camille, file)).body).toBe('x')
  })
})

describe('what lies in the store is not what was put there', () => {
  test('AC-82 a link is not followed, and to its reader the file does not exist', async () => {
    const file = await upload('x.txt', 'secret')
    const path = pathOf(await keyOf(file))
    rmSync(path)
    symlinkSync('/etc/passwd', path)
    expect((await content(camille, file)).statusCode).toBe(404)
  })

  test.each([
    ['gone', (path: string) => rmSync(path)],
    ['cut short', (path: string) => truncateSync(path, 3)],
  ])('%s: a failure of ours, never half a file', async (_what, damage) => {
    const file = await upload('x.txt', 'un contenu')
    damage(pathOf(await keyOf(file)))
    expect((await content(camille, file)).statusCode).toBe(500)
  })

  test('other bytes of the same length never arrive whole', async () => {
    const file = await upload('x.txt', 'un contenu')
    writeFileSync(pathOf(await keyOf(file)), 'UN CONTENU')
    const [outcome] = await Promise.allSettled([content(camille, file)])
    expect(outcome.status === 'fulfilled' && outcome.value.body).not.toContain('UN CONTENU')
  })
})

describe('AC-69, AC-228 the sweeper', () => {
  test('takes unused uploads and stray files a day later, rows first, and nothing that a draft or a ticket names', async () => {
    const [unused, drafted, used] = [
      await upload('a.txt', 'a'),
      await upload('b.txt', 'b'),
      await upload('c.txt', 'c'),
    ]
    const foreign = await upload('d.txt', 'd', await desk.as('sacha.etudiant'))
    const ticket = await plantTicket(desk.db, {
      requester: 'camille.demandeur',
      teamId: teams.applications.id,
    })
    await desk.db.attachment.update({
      where: { id: used.id },
      data: { ticketId: ticket.id, audience: 'public' },
    })
    await desk.db.draft.create({
      data: {
        personId: camille.personId,
        id: newId(),
        content: { kind: 'ticket', attachmentIds: [drafted.id, foreign.id] },
        updatedAt: new Date(),
      },
    })
    const stray = crypto.randomUUID()
    await desk.deps.files.put(stray, Readable.from(['x']), 10)

    expect(await sweepUnused(desk.deps)).toEqual({ uploads: 0, strays: 0 })
    desk.clock.advance({ hours: 25 })
    const swept = await sweepUnused(desk.deps)
    expect(swept.strays).toBeGreaterThanOrEqual(1)
    const left = await desk.db.attachment.findMany({
      where: { id: { in: [unused.id, drafted.id, used.id, foreign.id] } },
    })
    expect(left.map(({ id }) => id).toSorted()).toEqual([drafted.id, used.id].toSorted())
    for (const { storageKey } of left) expect(await desk.deps.files.size(storageKey)).toBe(1)
    await expect(desk.deps.files.size(stray)).rejects.toMatchObject({ kind: 'missing' })
    expect(await sweepUnused(desk.deps)).toEqual({ uploads: 0, strays: 0 })
    desk.clock.set(new Date())
  })

  test('no file without a row, no row without a file', async () => {
    desk.clock.advance({ hours: 25 })
    await sweepUnused(desk.deps)
    desk.clock.set(new Date())
    const rows = await desk.db.attachment.findMany({ select: { storageKey: true } })
    const files = readdirSync(desk.env.VAR_DIR, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const known = new Set(rows.map(({ storageKey }) => storageKey))
    expect(files.filter(({ name }) => !known.has(name))).toEqual([])
  })
})
