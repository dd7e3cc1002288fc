import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ENDPOINTS } from '@guichet/contracts/endpoints'
import { listJournal } from '@guichet/contracts/journal'
import { LIMITS } from '@guichet/contracts/limits'
import { written } from '../../../test/act.ts'
import { makeCategory, makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { scriptedSmtp } from '../../../test/scripted-smtp.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { openMailer } from '../../mail/smtp.ts'
import { sendDueMails } from '../mail/commands.ts'
import { leastTime } from '../../../test/least-time.ts'

const unknown = '018f0000-0000-7000-8000-000000000000'
const [owner, agent, stranger] = ['camille.demandeur', 'alex.agent', 'sacha.etudiant'] as const
let app: TestApp
let desk: Desk
let reference: string
let noteId: string
/** An answer without what differs from one request to the next. */
const told = ({ statusCode, body }: { statusCode: number; body: string }) =>
  `${statusCode} ${body.replace(/"requestId":"[^"]*"/, '')}`

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
  reference = (await desk.file(owner, { title: 'Paie de Camille' })).reference
  await desk.fire(agent, reference, 'take')
  await desk.fire(agent, reference, 'comment', { text: 'ZZINTERNALZZ @camille.demandeur', audience: 'team' })
  const { items } = await (await desk.as(agent)).call(listJournal, { params: { reference } })
  noteId = items.find(({ audience }) => audience === 'team')?.id ?? ''
})
afterAll(() => app.close())

test('AC-4 AC-33 an entry has no address of its own: nobody reads, edits, publishes or hides one, under any ticket', async () => {
  const own = (await desk.file(stranger)).reference
  for (const login of [owner, agent, stranger]) {
    const client = await desk.as(login)
    for (const at of [reference, own]) {
      const path = `/tickets/${at}/journal/${noteId}`
      expect((await client.get(path)).statusCode).toBe(404)
      expect((await client.patch(path, { body: { audience: 'public' } })).statusCode).toBe(404)
      expect((await client.delete(path)).statusCode).toBe(404)
    }
  }
  const journal = await (await desk.as(owner)).get(`/tickets/${reference}/journal`)
  expect(journal.headers['cache-control']).toContain('no-store')
})

test('AC-8 no ticket is linked to one that its filer may not read, and nothing of it is told', async () => {
  const sacha = await desk.as(stranger)
  const body = { categoryId: desk.mailbox.id, title: 'x', description: 'y' }
  for (const field of ['links', 'parent', 'duplicateOf']) {
    const refused = await sacha.post('/tickets', { body: { ...body, [field]: reference } })
    expect([refused.statusCode, refused.body.includes('Paie')]).toEqual([422, false])
  }
  const mine = (await desk.file(stranger, { categoryId: desk.wifi.id })).reference
  await desk.fire('lou.reseau', mine, 'take')
  const named = (other: string) => desk.fire('lou.reseau', mine, 'close_as_duplicate', { duplicateOf: other })
  expect(told(await named(reference)).replaceAll(reference, '')).toBe(
    told(await named('R-999999')).replaceAll('R-999999', ''),
  )
})

test('AC-20 a topic for others is told like one that does not exist', async () => {
  const { id } = await makeCategory(app.db, 'Paie des agents', {
    teamId: desk.support.id,
    audiences: ['payroll'],
  })
  const sacha = await desk.as(stranger)
  expect((await sacha.get('/catalogue')).body).not.toContain('Paie des agents')
  const file = (categoryId: string) =>
    sacha.post('/tickets', { body: { categoryId, title: 'x', description: 'y' } })
  expect(told(await file(id))).toBe(told(await file(unknown)))
})

test('AC-28 AC-37 a note that names the requester is mailed to the desk alone, each mail to one person', async () => {
  await desk.fire(agent, reference, 'invite', { personId: await desk.id('lou.reseau') })
  const act = await written(app.db, reference, () =>
    desk.fire(agent, reference, 'comment', { text: '@camille.demandeur ZZINTERNALZZ', audience: 'team' }),
  )
  expect(act.mails).toEqual(['comment_team → lou.reseau'])
  const smtp = await scriptedSmtp()
  const mailer = openMailer({ url: smtp.url, from: app.env.MAIL_FROM, host: 'desk.test' })
  await sendDueMails(app.deps, mailer)
  expect(smtp.taken.length).toBeGreaterThan(3)
  for (const { to, raw } of smtp.taken) {
    expect(to).toHaveLength(1)
    expect(raw).not.toMatch(/^(?:cc|bcc):/im)
    expect(raw.match(/^to:.*@.*$/gim)).toHaveLength(1)
    if (to[0]?.startsWith('camille')) expect(raw).not.toContain('ZZINTERNALZZ')
  }
  mailer.close()
  await smtp.close()
})

test('AC-34 an entry says for whom it is, exactly: nothing is public by accident', async () => {
  const alex = await desk.as(agent)
  const before = await app.db.journalEntry.count()
  for (const audience of ['PUBLIC ', 'Public', '', null, ['public'], { not: 'team' }, undefined]) {
    const refused = await alex.post(`/tickets/${reference}/journal`, { body: { body: 'x', audience } })
    expect(refused.statusCode, JSON.stringify(audience)).toBe(422)
  }
  expect(await app.db.journalEntry.count()).toBe(before)
})

test('AC-40 what names a note answers its requester as what names nothing', async () => {
  const camille = await desk.as(owner)
  const asked = (id: string) =>
    Promise.all([
      camille.delete(`/tickets/${reference}/participants/${id}`),
      camille.get(`/attachments/${id}`),
      camille.post(`/tickets/${reference}/journal`, {
        body: { body: 'x', audience: 'public', inReplyTo: id },
      }),
      camille.post(`/tickets/${reference}/journal`, { body: { audience: 'public', attachmentIds: [id] } }),
      camille.get(`/tickets/${reference}/journal?cursor=${id}`),
    ])
  expect((await asked(noteId)).map(told)).toEqual((await asked(unknown)).map(told))
})

test('AC-44 those who share a ticket are not given each other’s address or telephone', async () => {
  const about = (await desk.file(owner, { callbackPhone: '02 61 91 00 00', availability: 'Le matin' }))
    .reference
  await desk.fire(owner, about, 'add_contact', { personId: await desk.id(stranger) })
  const sacha = await desk.as(stranger)
  for (const path of ['', '/journal', '/participants']) {
    const { statusCode, body } = await sacha.get(`/tickets/${about}${path}`)
    expect(statusCode).toBe(200)
    expect(body).not.toMatch(/@valmer\.example|02 61 91|Le matin/)
  }
})

const NASTY = [
  '"><img src=x onerror="window.__x=1">',
  '<svg/onload=alert(1)>',
  "{{constructor.constructor('alert(1)')()}}",
  '${7*7} {{7*7}} <%=7*7%> #{7*7} %s%n',
  '{{user.passwordHash}} {name} {env.X}',
  '[x](javascript:alert(1)) java\u2028script:',
  'http://x/"onmouseover=alert(1)//',
  '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
  '👩‍👩‍👧 e\u0301 \u05d0\u202e\u2066x\u2069 İß \ufeff',
]

test.each(NASTY)(
  'AC-45 AC-46 AC-48 AC-52 AC-56 AC-57 AC-60 AC-198 « %s » comes back as it was typed, and is text in mails',
  async (typed) => {
    const ticket = await desk.file(owner, { title: typed, description: `${typed}\n\n${typed}` })
    expect(ticket.title).toBe(typed.normalize('NFC'))
    await desk.fire(agent, ticket.reference, 'take')
    await desk.fire(agent, ticket.reference, 'request_info', { text: typed })
    const answer = await (await desk.as(owner)).get(`/tickets/${ticket.reference}/journal`)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    const bodies = answer.json().items.map(({ body }: { body: string | null }) => body)
    expect(bodies).toContain(typed.normalize('NFC'))
    const found = await (await desk.as(owner)).get(`/tickets?q=${encodeURIComponent(ticket.reference)}`)
    expect(found.json().items[0]?.title).toBe(typed.normalize('NFC'))
    const [mail] = await app.db.outgoingMail.findMany({
      where: { template: 'question', ticket: { reference: ticket.reference } },
    })
    expect(mail?.status).toBe('queued')
    const smtp = await scriptedSmtp()
    const mailer = openMailer({ url: smtp.url, from: app.env.MAIL_FROM, host: 'desk.test' })
    await sendDueMails(app.deps, mailer)
    const html = smtp.taken.map(({ raw }) => htmlOf(raw)).join('\n')
    expect(html).toContain('<html')
    expect(html).not.toMatch(/<img|<svg|<script|onerror="|href="(?:javascript|data|http:\/\/x)/i)
    expect(html).not.toMatch(/\b49\b/)
    mailer.close()
    await smtp.close()
  },
)

test('AC-172 reading writes nothing: every GET and HEAD leaves each row as it was', async () => {
  const robin = await desk.as('robin.responsable')
  await robin.get('/me')
  const paths = ENDPOINTS.filter(({ method, name }) => method === 'GET' && name !== 'streamEvents').map(
    ({ path }) => path.replace(':reference', reference).replace(':id', unknown),
  )
  const before = await hashOfRows()
  for (const path of paths) {
    expect((await robin.get(path)).statusCode).toBeLessThan(500)
    await robin.inject({ method: 'HEAD', url: `/api/v1${path}` })
  }
  expect(await hashOfRows()).toEqual(before)
})

test('AC-186 the journal, the participants and an edit refuse whom the event they spell refuses, and no other', async () => {
  const { reference: about } = await desk.file(owner)
  for (const login of [owner, agent, stranger, 'lou.reseau', 'ange.admin']) {
    const client = await desk.as(login)
    const fired = async (event: string, input: object) =>
      (await desk.fire(login, about, event, { ...input })).statusCode
    const pairs: [string, number, number][] = [
      [
        'note',
        await fired('comment', { text: 'x', audience: 'team' }),
        (await client.post(`/tickets/${about}/journal`, { body: { body: 'x', audience: 'team' } }))
          .statusCode,
      ],
      [
        'priority',
        await fired('set_priority', { priority: 4 }),
        (await client.patch(`/tickets/${about}`, { body: { priority: 5 } })).statusCode,
      ],
      [
        'invite',
        await fired('invite', { personId: unknown }),
        (
          await client.post(`/tickets/${about}/participants`, {
            body: { role: 'guest_agent', personId: unknown },
          })
        ).statusCode,
      ],
    ]
    for (const [what, event, route] of pairs) {
      // Made by its own route, a thing is 201; fired, 200.
      expect([login, what, route === 201 ? 200 : route]).toEqual([login, what, event])
    }
  }
})

test('AC-190 adding a contact answers alike for an address that is known and one that is not', async () => {
  const { reference: about } = await desk.file(owner)
  const camille = await desk.as(owner)
  const add = (email: string) =>
    camille.post(`/tickets/${about}/participants`, { body: { role: 'contact', email } })
  const [known, strange] = [await add('sacha.etudiant@valmer.example'), await add('nobody@valmer.example')]
  expect(strange.statusCode).toBe(known.statusCode)
  expect(Object.keys(strange.json())).toEqual(Object.keys(known.json()))
})

test.each([
  '2026-02-30T10:00:00Z',
  '2027-13-01T10:00:00Z',
  '+999999-01-01T00:00:00Z',
  'infinity',
  '2027-01-01T24:00:00Z',
  '2027-01-01T10:00:00',
  '2027-06-30T23:59:60Z',
  '0000-00-00T00:00:00Z',
  '2027-03-29',
  1_800_000_000,
])('AC-200 « %s » is no instant, and is refused', async (recallAt) => {
  const refused = await desk.fire(agent, reference, 'hold', { text: 'x', recallAt })
  expect([refused.statusCode, refused.json().errors?.[0]?.pointer]).toEqual([422, '/recallAt'])
})

test('AC-200 both hours of a change of time are exact instants', async () => {
  for (const [sent, kept] of [
    ['2099-10-25T02:30:00+02:00', '2099-10-25T00:30:00.000Z'],
    ['2099-10-25T02:30:00+01:00', '2099-10-25T01:30:00.000Z'],
  ] as const) {
    const { reference: about } = await desk.file(owner)
    await desk.fire(agent, about, 'take')
    await desk.fire(agent, about, 'hold', { text: 'x', recallAt: sent })
    expect(new Date((await desk.see(agent, about)).recallAt ?? '').toISOString()).toBe(kept)
  }
})

test('AC-203 the longest text is kept whole, one character more is refused, a mebibyte is too large', async () => {
  const camille = await desk.as(owner)
  const file = (description: string) =>
    camille.post('/tickets', { body: { categoryId: desk.mailbox.id, title: 'Long', description } })
  const word = 'a'.repeat(LIMITS.text)
  const kept = await file(word)
  expect([kept.statusCode, kept.json().description?.length]).toEqual([201, LIMITS.text])
  expect((await file('ligne\n'.repeat(LIMITS.text / 6))).statusCode).toBe(201)
  expect((await file(`${word}a`)).statusCode).toBe(422)
  expect((await file('a'.repeat(LIMITS.bodyBytes))).statusCode).toBe(413)
  const read = async () =>
    expect((await camille.get(`/tickets/${kept.json().reference}`)).statusCode).toBe(200)
  expect(await leastTime(2_000, read)).toBeLessThan(2_000)
})

function htmlOf(raw: string): string {
  const part = raw.split(/\r\n--/).find((one) => /content-type: text\/html/i.test(one)) ?? ''
  const body = part.slice(part.indexOf('\r\n\r\n') + 4)
  if (/content-transfer-encoding: base64/i.test(part)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

async function hashOfRows(): Promise<Record<string, string>> {
  const client = new Client({ connectionString: app.ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const hashes: Record<string, string> = {}
  for (const { name } of rows) {
    const answer = await client.query<{ hash: string }>(
      `select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as hash from ${name} t`,
    )
    hashes[name] = answer.rows[0]?.hash ?? ''
  }
  await client.end()
  return hashes
}
