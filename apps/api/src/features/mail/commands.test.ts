import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startMailbox } from '@guichet/local/mailbox'
import { afterAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { countingDb } from '../../../test/counting-db.ts'
import { queueMail, standingTicket } from '../../../test/mails.ts'
import { scriptedSmtp } from '../../../test/scripted-smtp.ts'
import { startApp } from '../../../test/start-app.ts'
import { makePerson } from '../../../test/people.ts'
import { openMailer } from '../../mail/smtp.ts'
import { sendDueMails } from './commands.ts'

const desk = await startApp({ env: { PUBLIC_URL: 'https://assistance.valmer.example' } })
afterAll(() => desk.close())
beforeEach(() => desk.db.outgoingMail.deleteMany())

// Long enough for a busy machine; short where a server is meant to say nothing.
const [patient, hurried] = [
  { connect: 50_000, idle: 50_000 },
  { connect: 150, idle: 150 },
]

async function scripted() {
  const smtp = await scriptedSmtp()
  onTestFinished(() => smtp.close())
  return { smtp, send: (timeouts = patient) => sendTo(smtp.url, { timeouts }) }
}

async function sendTo(
  url: string,
  { db = desk.db, timeouts = patient, env = desk.env, settings = desk.deps.settings } = {},
): Promise<void> {
  const mailer = openMailer({
    url,
    from: 'AMIGO <no-reply@valmer.example>',
    host: 'valmer.example',
    timeouts,
  })
  try {
    await sendDueMails({ ...desk.deps, db, env, settings }, mailer)
  } finally {
    mailer.close()
  }
}

const statuses = () => desk.db.outgoingMail.groupBy({ by: ['status'], _count: true })
const mailOf = (id: string) => desk.db.outgoingMail.findUniqueOrThrow({ where: { id } })

describe('what arrives', () => {
  const messages = z.array(
    z.object({
      messageId: z.string(),
      from: z.string(),
      to: z.array(z.string()),
      subject: z.string(),
      text: z.string(),
      html: z.string(),
      headers: z.record(z.string(), z.string()),
    }),
  )

  async function received(send: (smtpUrl: string) => Promise<void>) {
    const dir = mkdtempSync(join(tmpdir(), 'guichet-mailbox-'))
    const mailbox = await startMailbox({ httpPort: 0, smtpPort: 0, dir })
    try {
      await send(mailbox.smtpUrl)
      return messages.parse(await (await fetch(`${mailbox.url}/messages`)).json()).toReversed()
    } finally {
      await mailbox.stop()
      rmSync(dir, { recursive: true })
    }
  }

  test('REQ-151 REQ-154 REQ-155 AC-97 each step’s mail, with standard headers and one thread a ticket', async () => {
    const ticket = await standingTicket(desk)
    const first = await queueMail(desk, ticket, 'taken', { by: 'alex.agent' })
    const second = await queueMail(desk, ticket, 'question', { by: 'alex.agent', body: 'Quelle version ?' })
    const third = await queueMail(desk, ticket, 'resolved', { by: 'alex.agent', body: 'C’est réparé.' })
    const mails = await received(sendTo)
    expect(mails.map((mail) => mail.messageId)).toEqual([first, second, third].map((one) => one.messageId))
    const [taken, question, resolved] = mails
    expect(taken?.subject).toBe(`[${ticket.reference}] Imprimante muette`)
    expect(taken?.to).toEqual(['camille.demandeur@valmer.example'])
    expect(taken?.text).toContain('Alex AGENT a pris le ticket en charge')
    expect(taken?.headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
      'content-language': 'fr',
      'list-id': '<tickets.valmer.example>',
    })
    expect(taken?.headers['precedence']).toBeUndefined()
    expect(taken?.headers['in-reply-to']).toBeUndefined()
    expect(question?.headers['in-reply-to']).toBe(first.messageId)
    expect(resolved?.headers['in-reply-to']).toBe(second.messageId)
    expect(resolved?.headers['references']).toBe(`${first.messageId} ${second.messageId}`)
    expect(resolved?.html).toContain(
      `https://assistance.valmer.example/demandes/${ticket.reference}?choix=approuver`,
    )
    expect(resolved?.text).toContain('personne ne lit cette adresse')
  })

  test('REQ-012 AC-95 links use the configured address, whatever a request said of the host', async () => {
    const ticket = await standingTicket(desk)
    await desk.anonymous.get('/desk', {
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    })
    await queueMail(desk, ticket, 'taken', { by: 'alex.agent' })
    const [mail] = await received(sendTo)
    expect(mail?.html).not.toContain('evil.example')
    expect(mail?.text).toContain(`https://assistance.valmer.example/demandes/${ticket.reference}`)
  })

  test('REQ-160 where the desk is a tab of the intranet, the link of a mail opens the ticket there', async () => {
    const ticket = await standingTicket(desk)
    await queueMail(desk, ticket, 'question', { by: 'alex.agent', body: 'Quel poste ?' })
    const settings = async () => ({
      ...(await desk.deps.settings()),
      'links.baseUrl': 'https://ent.valmer.example/assistance/',
    })
    const [mail] = await received((url) => sendTo(url, { settings }))
    expect(mail?.text).toContain(`https://ent.valmer.example/assistance/demandes/${ticket.reference}`)
    expect(mail?.html).toContain(`href="https://ent.valmer.example/assistance/demandes/${ticket.reference}`)
    expect(`${mail?.text} ${mail?.html}`).not.toContain('https://assistance.valmer.example')
  })

  test('AC-92 AC-98 a title and names with line breaks make no header, the sender is the desk', async () => {
    const ticket = await standingTicket(desk, { title: 'Objet\u2028\u0085%0d%0aBcc: evil@x.example' })
    await desk.db.person.update({
      where: { login: 'camille.demandeur' },
      data: { name: 'Camille\r\nBcc: evil@x.example' },
    })
    await queueMail(desk, ticket, 'taken', { by: 'alex.agent' })
    const [mail] = await received(sendTo)
    await desk.db.person.update({
      where: { login: 'camille.demandeur' },
      data: { name: 'Camille DEMANDEUR' },
    })
    expect(mail?.headers['bcc']).toBeUndefined()
    expect(mail?.to).toEqual(['camille.demandeur@valmer.example'])
    expect(mail?.from).toBe('no-reply@valmer.example')
    expect(mail?.headers['sender']).toBeUndefined()
  })

  test('AC-101 no text of a person makes the desk read one of its files', async () => {
    const ticket = await standingTicket(desk, { title: '/etc/hostname' })
    await queueMail(desk, ticket, 'question', {
      by: 'alex.agent',
      body: '{"path":"/etc/hostname"} file:///etc/hostname',
    })
    const [mail] = await received(sendTo)
    expect(mail?.text).toContain('> {"path":"/etc/hostname"} file:///etc/hostname')
    expect(mail?.headers['content-type']).toContain('multipart/alternative')
  })

  test('a mail is in its reader’s language', async () => {
    const ticket = await standingTicket(desk)
    await desk.db.person.update({ where: { login: 'camille.demandeur' }, data: { language: 'en' } })
    await queueMail(desk, ticket, 'taken', { by: 'alex.agent' })
    const [mail] = await received(sendTo)
    await desk.db.person.update({ where: { login: 'camille.demandeur' }, data: { language: null } })
    expect(mail?.text).toContain('Alex AGENT took charge of the ticket')
    expect(mail?.html).toContain('<html lang="en">')
  })
})

describe('who may still read', () => {
  test('a note for the team never reaches a requester, even when a row says so', async () => {
    const { smtp, send } = await scripted()
    const ticket = await standingTicket(desk)
    const mail = await queueMail(desk, ticket, 'comment_team', {
      by: 'alex.agent',
      body: 'ZZINTERNALZZ',
      audience: 'team',
    })
    await send()
    expect(smtp.taken).toEqual([])
    expect(await mailOf(mail.id)).toMatchObject({
      status: 'dropped',
      lastError: 'the recipient may no longer read this',
    })
  })

  test('somebody who left the team is not written to', async () => {
    const { smtp, send } = await scripted()
    const ticket = await standingTicket(desk)
    const kept = await queueMail(desk, ticket, 'new_ticket', { to: 'noa.agent', by: 'camille.demandeur' })
    const gone = await queueMail(desk, ticket, 'new_ticket', {
      to: 'sacha.etudiant',
      by: 'camille.demandeur',
    })
    await send()
    expect(smtp.taken.map((message) => message.to)).toEqual([['noa.agent@valmer.example']])
    expect([await mailOf(kept.id), await mailOf(gone.id)].map((one) => one.status)).toEqual([
      'sent',
      'dropped',
    ])
  })

  test('AC-93 AC-96 an address that could be two is refused visibly, and a typed address gets twenty mails an hour', async () => {
    const { smtp, send } = await scripted()
    const doubtful = await makePerson(desk.db, 'deux.adresses', { email: 'a@u.example, evil@x.example' })
    const broken = await queueMail(
      desk,
      await standingTicket(desk, { requester: 'deux.adresses' }),
      'taken',
      { by: 'alex.agent', to: doubtful.login },
    )
    await makePerson(desk.db, 'typed.only')
    await desk.db.person.update({ where: { login: 'typed.only' }, data: { emailVerified: false } })
    for (let number = 0; number < 25; number += 1) {
      const ticket = await standingTicket(desk, { requester: 'typed.only' })
      await queueMail(desk, ticket, 'acknowledgement', { to: 'typed.only', by: 'typed.only' })
    }
    await send()
    expect(await mailOf(broken.id)).toMatchObject({
      status: 'failed',
      lastError: 'the address is not a mailbox',
    })
    expect(smtp.taken).toHaveLength(20)
    desk.clock.advance({ hours: 2 })
    await send()
    expect(smtp.taken).toHaveLength(25)
    expect(smtp.taken.every((message) => message.to.length === 1)).toBe(true)
  })
})

test('AC-96 somebody recognised gets so many mails an hour, the others wait, and none is lost', async () => {
  const { smtp } = await scripted()
  const send = () => sendTo(smtp.url, { env: { ...desk.env, RATE_MAILS: 2 } })
  await makePerson(desk.db, 'much.told')
  for (let number = 0; number < 5; number += 1) {
    const ticket = await standingTicket(desk, { requester: 'much.told' })
    await queueMail(desk, ticket, 'acknowledgement', { to: 'much.told', by: 'much.told' })
  }
  for (const sent of [2, 4, 5]) {
    await send()
    expect(smtp.taken).toHaveLength(sent)
    desk.clock.advance({ hours: 2 })
  }
})

describe('AC-103 a server that misbehaves', () => {
  test.each(['421 Later', '450 Busy', '451 Try again', '452 Full'])(
    '%s to RCPT: tried again, not lost',
    async (say) => {
      const { smtp, send } = await scripted()
      const mail = await queueMail(desk, await standingTicket(desk), 'taken', { by: 'alex.agent' })
      smtp.react((moment) => (moment === 'RCPT' ? { say } : null))
      await send()
      expect(await mailOf(mail.id)).toMatchObject({
        status: 'queued',
        attempts: 1,
        lastError: expect.stringContaining(say),
      })
      smtp.react(() => null)
      await send()
      expect(smtp.taken).toEqual([])
      desk.clock.advance({ minutes: 1 })
      await send()
      expect(smtp.taken).toHaveLength(1)
    },
  )

  test.each(['550 No such user', '554 No'])(
    '%s for one recipient: that one fails visibly, others are sent',
    async (say) => {
      const { smtp, send } = await scripted()
      const ticket = await standingTicket(desk)
      const bad = await queueMail(desk, ticket, 'new_ticket', { to: 'noa.agent', by: 'camille.demandeur' })
      const good = await queueMail(desk, ticket, 'new_ticket', { to: 'alex.agent', by: 'camille.demandeur' })
      smtp.react((moment, line) => (moment === 'RCPT' && line.includes('noa') ? { say } : null))
      await send()
      expect(await mailOf(bad.id)).toMatchObject({
        status: 'failed',
        lastError: expect.stringContaining(say),
      })
      expect((await mailOf(good.id)).status).toBe('sent')
    },
  )

  test('AC-100 a mail too large for the server fails visibly, without endless attempts', async () => {
    const { smtp, send } = await scripted()
    const mail = await queueMail(desk, await standingTicket(desk), 'taken', { by: 'alex.agent' })
    smtp.react((moment) => (moment === 'dot' ? { say: '552 Too large' } : null))
    await send()
    expect((await mailOf(mail.id)).status).toBe('failed')
  })

  test.each(['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'dot'] as const)(
    'hangs or drops at %s: tried again',
    async (where) => {
      for (const reaction of ['hang', 'drop', { say: '\u0001 garbage' }] as const) {
        const { smtp, send } = await scripted()
        const mail = await queueMail(desk, await standingTicket(desk), 'taken', { by: 'alex.agent' })
        smtp.react((moment) => (moment === where ? reaction : null))
        await send(reaction === 'drop' ? patient : hurried)
        expect((await mailOf(mail.id)).status).toBe('queued')
        smtp.react(() => null)
        desk.clock.advance({ minutes: 1 })
        await send()
        expect((await mailOf(mail.id)).status).toBe('sent')
      }
    },
  )

  test('a drop after the final dot repeats the same Message-ID, and nothing else', async () => {
    const { smtp, send } = await scripted()
    const mail = await queueMail(desk, await standingTicket(desk), 'taken', { by: 'alex.agent' })
    smtp.react((moment) => (moment === 'dot' ? 'drop' : null))
    await send()
    smtp.react(() => null)
    desk.clock.advance({ minutes: 1 })
    await send()
    expect(smtp.taken).toHaveLength(2)
    for (const { raw } of smtp.taken) expect(raw).toContain(`Message-ID: ${mail.messageId}`)
  })

  test('after five days without success a mail fails visibly', async () => {
    const mail = await queueMail(desk, await standingTicket(desk), 'taken', { by: 'alex.agent' })
    for (let attempt = 0; attempt < 9; attempt += 1) {
      await sendTo('smtp://127.0.0.1:1')
      desk.clock.advance({ hours: 16 })
    }
    expect(await mailOf(mail.id)).toMatchObject({
      status: 'failed',
      lastError: expect.stringContaining('ECONNREFUSED'),
    })
  })
})

describe('AC-102 a server that cannot be trusted gets nothing, and the mail waits', () => {
  test('another machine that offers no STARTTLS, or hides it', async () => {
    const smtp = await scriptedSmtp({ host: '127.0.0.2' })
    onTestFinished(() => smtp.close())
    const mail = await queueMail(desk, await standingTicket(desk), 'taken', { by: 'alex.agent' })
    await sendTo(smtp.url)
    expect(smtp.taken).toEqual([])
    expect(await mailOf(mail.id)).toMatchObject({ status: 'queued', lastError: expect.stringMatching(/TLS/) })
    desk.clock.advance({ minutes: 1 })
    // A campus relay without TLS is a choice that somebody wrote down.
    await sendTo(`${smtp.url}?tls=optional`)
    expect((await mailOf(mail.id)).status).toBe('sent')
  })

  test('smtps to a server that does not speak TLS', async () => {
    const { smtp } = await scripted()
    const mail = await queueMail(desk, await standingTicket(desk), 'taken', { by: 'alex.agent' })
    await sendTo(smtp.url.replace('smtp:', 'smtps:'))
    expect(smtp.taken).toEqual([])
    expect((await mailOf(mail.id)).status).toBe('queued')
  })
})

test('the return path of a mail is empty: no robot answers a robot', async () => {
  const { smtp, send } = await scripted()
  await queueMail(desk, await standingTicket(desk), 'taken', { by: 'alex.agent' })
  await send()
  expect(smtp.taken[0]?.from).toBe('')
})

test('a later mail of a ticket does not overtake an earlier one', async () => {
  const { smtp, send } = await scripted()
  const ticket = await standingTicket(desk)
  const first = await queueMail(desk, ticket, 'taken', { by: 'alex.agent' })
  const second = await queueMail(desk, ticket, 'question', { by: 'alex.agent', body: 'Laquelle ?' })
  smtp.react((moment) => (moment === 'RCPT' ? { say: '450 Busy' } : null))
  await send()
  smtp.react(() => null)
  await send()
  expect(await mailOf(second.id)).toMatchObject({ status: 'queued', attempts: 0 })
  desk.clock.advance({ minutes: 1 })
  await send()
  expect(smtp.taken.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]?.trim())).toEqual([
    first.messageId,
    second.messageId,
  ])
})

test('AC-230 a gray server: 4xx, silences and drops after the final dot lose nothing, repeats keep their Message-ID', async () => {
  const { smtp, send } = await scripted()
  for (let number = 0; number < 60; number += 1) {
    await queueMail(desk, await standingTicket(desk), 'taken', { by: 'alex.agent' })
  }
  let asked = 0
  smtp.react((moment) => {
    asked += 1
    if (moment === 'greeting' && asked % 10 === 0) return 'hang'
    if (moment === 'RCPT' && asked % 3 === 0) return { say: '451 Try again' }
    return moment === 'dot' && asked % 4 === 0 ? 'drop' : null
  })
  for (let round = 0; round < 4; round += 1) {
    await send(hurried)
    desk.clock.advance({ minutes: 20 })
  }
  smtp.react(() => null)
  await send()
  expect(await statuses()).toEqual([{ status: 'sent', _count: 60 }])
  expect(new Set(smtp.taken.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1])).size).toBe(60)
})

test('AC-229 a day without SMTP: nothing lost, sent once, oldest first per ticket, and little asked of the database', async () => {
  const { smtp, send } = await scripted()
  const tickets = await Promise.all(Array.from({ length: 50 }, () => standingTicket(desk)))
  for (const ticket of tickets) {
    await queueMail(desk, ticket, 'taken', { by: 'alex.agent' })
    await queueMail(desk, ticket, 'resolved', { by: 'alex.agent' })
  }
  // The timetable looks every thirty seconds; a day of it is the same look, 2,880 times.
  const statements = countingDb(desk.db)
  const looks = 20
  for (let look = 0; look < looks; look += 1) {
    await sendTo('smtp://127.0.0.1:1', { db: statements.db })
    desk.clock.advance({ seconds: 30 })
  }
  expect(statements.sent() / (looks * 30)).toBeLessThan(1)
  desk.clock.advance({ hours: 24 })
  for (let round = 0; round < 3; round += 1) await send()
  expect(await statuses()).toEqual([{ status: 'sent', _count: 100 }])
  expect(smtp.taken).toHaveLength(100)
  for (const { reference } of tickets) {
    const headings = smtp.taken
      .filter(({ raw }) => raw.includes(`[${reference}]`))
      .map(({ raw }) => raw.includes('In-Reply-To'))
    expect(headings).toEqual([false, true])
  }
})

test('a mail whose reader is marking it read just then leaves as soon as the row is free, not at the next sweep', async () => {
  const { send } = await scripted()
  const mail = await queueMail(desk, await standingTicket(desk), 'taken', { by: 'alex.agent' })
  const [sending] = await desk.db.$transaction(async (tx) => {
    await tx.outgoingMail.update({ where: { id: mail.id }, data: { readAt: new Date() } })
    const leaving = send()
    await sleep(300)
    return [leaving]
  })
  await sending
  expect((await mailOf(mail.id)).status).toBe('sent')
})

test('AC-217 three workers together send each mail once', async () => {
  const { smtp, send } = await scripted()
  for (let number = 0; number < 20; number += 1) {
    const ticket = await standingTicket(desk)
    for (const template of ['taken', 'resolved'] as const)
      await queueMail(desk, ticket, template, { by: 'alex.agent' })
  }
  await Promise.all([send(), send(), send()])
  // A worker may have found the second mail of a ticket still waiting for its first.
  await send()
  expect(await statuses()).toEqual([{ status: 'sent', _count: 40 }])
  expect(new Set(smtp.taken.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1])).size).toBe(40)
  expect(smtp.taken).toHaveLength(40)
})

test('AC-221 a worker killed while it sends loses nothing: the lease ends, the mail leaves again under the same Message-ID', async () => {
  const { smtp, send } = await scripted()
  // Its process lives by the real clock.
  desk.clock.set(new Date())
  const mails = []
  for (let number = 0; number < 12; number += 1) {
    mails.push(await queueMail(desk, await standingTicket(desk), 'taken', { by: 'alex.agent' }))
  }
  smtp.react((moment) => (moment === 'dot' && smtp.taken.length > 3 ? 'hang' : null))
  const worker = spawn(process.execPath, [join(import.meta.dirname, '../../../test/mail-worker.ts')], {
    env: { ...process.env, ...workerEnv(smtp.url) },
    stdio: 'ignore',
  })
  await vi.waitFor(() => expect(smtp.taken.length).toBeGreaterThan(3), { timeout: 15_000, interval: 5 })
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  smtp.react(() => null)
  const before = smtp.taken.length
  await send()
  desk.clock.advance({ seconds: 61 })
  await send()
  expect(await statuses()).toEqual([{ status: 'sent', _count: 12 }])
  const ids = smtp.taken.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]?.trim())
  expect(new Set(ids)).toEqual(new Set(mails.map(({ messageId }) => messageId)))
  // No more repeats than letters in the air when it was killed.
  expect(ids.length - 12).toBeLessThanOrEqual(5)
  expect(smtp.taken.length).toBeGreaterThan(before)
})

const workerEnv = (smtpUrl: string) => ({
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  PUBLIC_URL: desk.env.PUBLIC_URL,
  DATABASE_URL: desk.ownerUrl,
  SMTP_URL: smtpUrl,
  OIDC_ISSUER: desk.env.OIDC_ISSUER,
  OIDC_CLIENT_ID: desk.env.OIDC_CLIENT_ID,
  OIDC_CLIENT_SECRET: desk.env.OIDC_CLIENT_SECRET,
  SECRET_KEYS: desk.env.SECRET_KEYS.join(','),
})
