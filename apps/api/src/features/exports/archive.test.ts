import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ticketExport } from '@guichet/contracts/exports'
import { newId } from '../../db/id.ts'
import { putAnswer } from '../../../test/answer-rows.ts'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { readZip } from '../../../test/read-zip.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'

const [owner, agent, contact] = ['camille.demandeur', 'alex.agent', 'maelle.guerin'] as const
let app: TestApp
let desk: Desk

beforeAll(async () => {
  app = await startApp({ env: { RATE_EXPORTS: '1000' } })
  await app.db.setting.create({ data: { key: 'removal.mode', value: 'hide' } })
  desk = await makeDesk(app)
})
afterAll(() => app.close())

const download = async (login: string) => (await app.signedIn(login)).get('/me/export')
const archive = async (login: string) => readZip((await download(login)).rawPayload)
type Files = Awaited<ReturnType<typeof archive>>
const json = <Schema extends z.ZodType>(files: Files, name: string, schema: Schema) =>
  schema.parse(JSON.parse(files.get(name)?.toString() ?? 'null'))
const fileList = z.array(z.looseObject({ id: z.string(), name: z.string(), path: z.string().nullable() }))

/** A file as it was sent, in the store and in its row. */
async function send(login: string, name: string, bytes: Buffer, row: object = {}) {
  const storageKey = newId()
  const { size, sha256 } = await app.deps.files.put(storageKey, Readable.from([bytes]), bytes.length + 1)
  return app.db.attachment.create({
    data: {
      id: newId(),
      name,
      type: 'text/plain',
      size: BigInt(size),
      sha256,
      storageKey,
      uploadedById: await desk.id(login),
      uploadedAt: new Date(),
      ...row,
    },
  })
}

test('AC-32 one’s whole data: what one filed, follows, wrote, sent, keeps and was told, and never a team’s note', async () => {
  const filed = await desk.file(owner, { title: 'Paie : « écran » figé' })
  const hidden = await desk.file(owner, { title: 'Retirée de mes listes' })
  await desk.fire(owner, hidden.reference, 'cancel')
  const followed = await desk.file('sacha.etudiant', {
    title: 'Suivie',
    contacts: [{ personId: await desk.id(owner) }],
  })
  const others = await desk.file('sacha.etudiant', { title: 'ZZOTHERSZZ' })
  await desk.fire(agent, filed.reference, 'take')
  await desk.fire(agent, filed.reference, 'comment', { text: 'ZZINTERNALZZ', audience: 'team' })
  await desk.fire(owner, filed.reference, 'comment', { text: 'Depuis lundi.', audience: 'public' })
  const sent = await send(owner, 'capture.txt', Buffer.from('à l’écran'), {
    ticketId: filed.id,
    audience: 'public',
  })
  const team = await send(agent, 'ZZINTERNALZZ.txt', Buffer.from('ZZINTERNALZZ'), {
    ticketId: filed.id,
    audience: 'team',
  })
  const client = await desk.as(owner)
  await client.put(`/me/drafts/${newId()}`, { body: { kind: 'ticket', text: 'Brouillon en cours' } })
  await client.put(`/tickets/${filed.reference}/bookmark`)
  await client.put(`/tickets/${filed.reference}/reading`)
  const answerId = await putAnswer(app.db)
  await client.post(`/answers/${answerId}/feedback`, { body: { helpful: false, comment: 'Trop court.' } })

  const files = await archive(owner)
  const references = [filed, hidden, followed].map(({ reference }) => reference).toSorted()
  const told = [...files.keys()].filter((name) => name.startsWith('tickets/'))
  expect(told.toSorted()).toEqual(references.map((reference) => `tickets/${reference}.json`))
  const { ticket, journal } = json(files, `tickets/${filed.reference}.json`, ticketExport)
  expect(ticket).toMatchObject({ title: 'Paie : « écran » figé', standing: 'owner' })
  expect(journal.map(({ body }) => body)).toContain('Depuis lundi.')
  expect(json(files, `tickets/${followed.reference}.json`, ticketExport).ticket.standing).toBe('contact')

  expect(json(files, 'files.json', fileList)).toEqual([
    expect.objectContaining({ id: sent.id, ticket: filed.reference, path: `files/${sent.id}/capture.txt` }),
  ])
  expect(files.get(`files/${sent.id}/capture.txt`)?.toString()).toBe('à l’écran')
  expect(json(files, 'profile.json', z.looseObject({}))).toMatchObject({
    login: owner,
    establishments: [{ establishment: { code: '0149001A' } }],
  })
  const said = (name: string) => files.get(name)?.toString()
  expect(said('drafts.json')).toContain('Brouillon en cours')
  expect(said('answers.json')).toContain('Trop court.')
  expect(said('bookmarks.json')).toContain(filed.reference)
  expect(said('history.json')).toContain(filed.reference)
  expect(said('notifications.json')).toContain(hidden.reference)
  expect(said('LISEZ-MOI.txt')).toMatch(/60 minutes sans activité[\s\S]*30 jours après/u)

  const everything = [...files].flatMap(([name, bytes]) => [name, bytes.toString()]).join('\n')
  expect(everything).not.toMatch(/ZZINTERNALZZ|ZZOTHERSZZ/u)
  // An agent’s own archive holds no note either, though they wrote it and may read it at the desk.
  const agents = await archive(agent)
  expect([...agents].flatMap(([name, bytes]) => [name, bytes.toString()]).join('\n')).not.toContain(
    'ZZINTERNALZZ',
  )
  expect(agents.has(`files/${team.id}/ZZINTERNALZZ.txt`)).toBe(false)
  expect(others.title).toBe('ZZOTHERSZZ')
})

test('AC-11 a contact who was taken off exports nothing of the ticket, not even what they sent there', async () => {
  const { id, reference } = await desk.file(owner, { contacts: [{ personId: await desk.id(contact) }] })
  await send(contact, 'plan.txt', Buffer.from('x'), { ticketId: id, audience: 'public' })
  expect((await archive(contact)).has(`tickets/${reference}.json`)).toBe(true)
  const { participants } = await desk.see(owner, reference)
  const taken = participants.find(({ person }) => person.login === contact)
  await (await desk.as(owner)).delete(`/tickets/${reference}/participants/${taken?.id ?? ''}`)
  const files = await archive(contact)
  expect([...files.keys()].filter((name) => /^(?:tickets|files)\//u.test(name))).toEqual([])
  expect([...files].map(([, bytes]) => bytes.toString()).join()).not.toContain(reference)
})

test('AC-65 AC-91 whatever a file was called, it unpacks in its own folder, on any system, under the desk’s own name', async () => {
  const names = [
    '../../etc/passwd',
    'C:\\Windows\\win.ini',
    '/etc/shadow',
    'CON.txt',
    'nul',
    '.bashrc',
    '-rf',
    'a<b>:"|?*.txt',
    'photo\u202Egpj.exe',
    'deux\r\nlignes.txt',
    `${'é'.repeat(190)}.docx`,
    'même nom.txt',
    'même nom.txt',
  ]
  const login = 'noa.agent'
  for (const name of names) await send(login, name, Buffer.from(name))
  const reply = await download(login)
  expect(reply.headers).toMatchObject({ 'content-type': 'application/zip', 'cache-control': 'no-store' })
  expect(reply.headers['content-disposition']).toContain('filename="mes-donnees.zip"')
  const files = await readZip(reply.rawPayload)
  const list = json(files, 'files.json', fileList)
  expect(list.map(({ name }) => name)).toEqual(names)
  for (const { id, name, path } of list) {
    expect(files.get(path ?? '')?.toString()).toBe(name)
    expect(path).toMatch(new RegExp(`^files/${id}/[^/\\\\<>:"|?*\\p{Cc}\\p{Cf}]{1,100}$`, 'u'))
    expect(path?.split('/').at(-1)).not.toMatch(/^(?:con|nul|\.|-)/iu)
  }
})

test('a file that the scanner holds, or that the disk lost, is told and keeps nothing from its person', async () => {
  const login = 'lou.reseau'
  const lost = await send(login, 'perdu.txt', Buffer.from('x'))
  await app.deps.files.remove(lost.storageKey)
  await send(login, 'retenu.txt', Buffer.from('x'), { scan: 'pending' })
  const good = await send(login, 'bon.txt', Buffer.from('y'))
  const files = await archive(login)
  expect(json(files, 'files.json', fileList).map(({ name, path }) => [name, path])).toEqual([
    ['perdu.txt', null],
    ['retenu.txt', null],
    ['bon.txt', `files/${good.id}/bon.txt`],
  ])
})

test('AC-191 it is for its person alone, signed in, and a few times an hour', async () => {
  const few = await startApp({ env: { RATE_EXPORTS: '2' } })
  expect((await few.anonymous.get('/me/export')).statusCode).toBe(401)
  expect((await (await few.as(owner)).get('/me/export')).statusCode).toBe(403)
  const [one, other] = [await few.signedIn(owner), await few.signedIn(contact)]
  for (let n = 0; n < 2; n++) expect((await one.get('/me/export')).statusCode).toBe(200)
  const refused = await one.get('/me/export')
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_000)
  expect([(await one.get('/me')).statusCode, (await other.get('/me/export')).statusCode]).toEqual([200, 200])
  await few.close()
})

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Bytes of buffers that somebody still holds: what waits to be collected is no matter of the archive's. */
function held(): number {
  // What the first finds dead is given back beside it, and counted until the second.
  collect()
  collect()
  return process.memoryUsage().arrayBuffers
}

test(
  'the archive is written while it is sent, and whoever leaves ends the reading',
  { timeout: 60_000 },
  async () => {
    const MiB = 1024 * 1024
    const login = 'robin.responsable'
    const piece = randomBytes(32 * MiB)
    for (let n = 0; n < 6; n++) await send(login, `gros-${n}.bin`, piece)
    const { headers } = await app.signedIn(login)
    const origin = await app.app.listen({ host: '127.0.0.1', port: 0 })
    const opened = vi.spyOn(app.deps.files, 'read')
    const ask = async (signal?: AbortSignal) => {
      const { body } = await fetch(`${origin}/api/v1/me/export`, { headers, ...(signal && { signal }) })
      return body ?? new ReadableStream<Uint8Array>()
    }
    const before = held()
    const hash = createHash('sha256')
    let [size, most, looked] = [0, 0, 0]
    for await (const chunk of await ask()) {
      size += chunk.length
      hash.update(chunk)
      if (size - looked < 16 * MiB) continue
      looked = size
      most = Math.max(most, held() - before)
    }
    expect(size).toBeGreaterThan(6 * piece.length)
    expect(looked).toBeGreaterThan(5 * piece.length)
    expect(most).toBeLessThan(piece.length / 4)

    opened.mockClear()
    const leaving = new AbortController()
    for await (const chunk of await ask(leaving.signal)) {
      expect(chunk.length).toBeGreaterThan(0)
      if (opened.mock.calls.length > 0) break
    }
    leaving.abort()
    const isLetGo = () => {
      const [first] = opened.mock.settledResults
      return first?.type === 'fulfilled' && first.value.destroyed
    }
    await expect.poll(isLetGo, { timeout: 10_000 }).toBe(true)
    expect(opened.mock.calls.length).toBeLessThan(6)
    opened.mockRestore()
  },
)

test('nothing that names a person is forgotten: each column is in the archive, or has its reason not to be', async () => {
  const rows = await app.db.$queryRaw<{ place: string }[]>`
    select distinct c.relname || '.' || a.attname as place
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
    where k.contype = 'f' and k.confrelid = 'person'::regclass
    union select table_name || '.' || column_name from information_schema.columns
    where table_schema = 'public' and column_name ~ '(person|author|actor|requester|agent|_by)_ids?$'
    order by 1`
  expect(rows.map(({ place }) => place)).toEqual(Object.keys(PLACES).toSorted())
  const person = await app.db.$queryRaw<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_name = 'person' and table_schema = 'public'`
  const profile = Object.keys(json(await archive(owner), 'profile.json', z.looseObject({})))
  const columnOf = (key: string) => key.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
  expect(profile.map(columnOf)).toEqual(expect.arrayContaining(person.map(({ name }) => name)))
})

const TICKETS = 'tickets: those that one filed or follows, as one may read them'
const AS_AGENT = 'work at the desk: it belongs to the tickets of others, and to the answers'
const PLACES: Readonly<Record<string, string>> = {
  'absence.person_id': 'profile.json',
  'absence.substitute_id': 'profile.json, of whoever is away',
  'answer.author_id': AS_AGENT,
  'answer_opinion.person_id': 'answers.json',
  'answer_reading.person_id': 'answers.json',
  'answer_revision.author_id': AS_AGENT,
  'api_token.person_id': 'access.json',
  'attachment.uploaded_by_id': 'files.json',
  'audit_entry.actor_id': 'no act of a person is written there yet',
  'bookmark.person_id': 'bookmarks.json',
  'child_act.person_id': 'who acted on an incident, until it has reached its children: gone in seconds',
  'closure_approval.decided_by_id': TICKETS,
  'closure_approval.requested_by_id': TICKETS,
  'draft.person_id': 'drafts.json',
  'held_entry.person_id': 'drafts.json',
  'establishment_person.person_id': 'profile.json',
  'idempotency_key.person_id': 'kept thirty days, says nothing but that something was sent',
  'journal_entry.author_id': TICKETS,
  'live_event.person_ids': 'kept a day: who was told that something moved',
  'membership.person_id': 'profile.json',
  'outgoing_mail.person_id': 'notifications.json',
  'participant.added_by_id': TICKETS,
  'participant.person_id': TICKETS,
  'person_identity.person_id': 'profile.json',
  'ticket_presence.person_id': 'whose page was open lately: gone in seconds',
  'session.person_id': 'access.json',
  'ticket.agent_id': AS_AGENT,
  'ticket.filed_by_id': AS_AGENT,
  'ticket.requester_id': TICKETS,
  'ticket_reading.person_id': 'history.json',
  'ticket_view.owner_id': AS_AGENT,
  'ticket_watch.person_id': AS_AGENT,
  'agent_tool.owner_id': AS_AGENT,
  'undoable_act.person_id': 'what could be taken back for ten seconds: gone within a day',
  'upload.person_id': 'uploads.json',
}
