import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LIMITS } from '@guichet/contracts/limits'
import { getMe, listNotifications, patchMe, type Me } from '@guichet/contracts/me'
import { startMailbox } from '@guichet/local/mailbox'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { countingDb } from '../../../test/counting-db.ts'
import { makeDesk } from '../../../test/desk.ts'
import { scriptedSmtp } from '../../../test/scripted-smtp.ts'
import { startApp } from '../../../test/start-app.ts'
import { newId } from '../../db/id.ts'
import { openMailer } from '../../mail/smtp.ts'
import { readMessageId } from '../../mail/message-id.ts'
import { endMembership } from '../departures/commands.ts'
import { sendDueMails } from './commands.ts'
import { gatherDigests } from './digest-commands.ts'

const app = await startApp({ env: { PUBLIC_URL: 'https://assistance.valmer.example' } })
const { db, clock, deps } = app
clock.set(new Date('2026-11-23T10:00:00+01:00'))
const desk = await makeDesk(app)
const dir = mkdtempSync(join(tmpdir(), 'guichet-mailbox-'))
const mailbox = await startMailbox({ httpPort: 0, smtpPort: 0, dir })
afterAll(async () => {
  await mailbox.stop()
  await app.close()
})

const messages = z.array(
  z.object({
    messageId: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
)

async function sendTo(url: string, sending = deps): Promise<void> {
  const mailer = openMailer({ url, from: 'AMIGO <no-reply@valmer.example>', host: 'valmer.example' })
  await sendDueMails(sending, mailer)
  mailer.close()
}

/** What has arrived for somebody, oldest first; digests alone when asked. */
async function arrived(login: string, which: 'all' | 'digests' = 'digests') {
  await sendTo(mailbox.smtpUrl)
  const all = messages.parse(await (await fetch(`${mailbox.url}/messages`)).json()).toReversed()
  return all.filter(
    ({ to, subject }) =>
      to.some((address) => address.startsWith(login)) &&
      (which === 'all' || subject.startsWith('Votre récapitulatif')),
  )
}

const wish = async (login: string, preferences: Partial<Me['preferences']>) =>
  (await desk.as(login)).call(patchMe, { body: { preferences } })
const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
const wall = (time: string) => new Date(`${time}+01:00`)

test('news waits for the hour chosen and comes in one mail; what asks something of its reader has left at once', async () => {
  await wish('sacha.etudiant', { mails: 'digest' })
  const { reference } = await desk.file('sacha.etudiant', { title: 'Wifi coupé' })
  const other = (await desk.file('sacha.etudiant', { title: 'Clé perdue' })).reference
  await desk.fire('alex.agent', reference, 'take')
  await desk.fire('noa.agent', other, 'take')
  await desk.fire('alex.agent', reference, 'comment', { audience: 'public', text: 'Je regarde la borne.' })
  await desk.fire('alex.agent', reference, 'comment', { audience: 'team', text: 'ZZINTERNALZZ' })
  await desk.fire('sacha.etudiant', reference, 'comment', { text: 'Merci beaucoup.' })
  await desk.fire('alex.agent', reference, 'request_info', { text: 'Quelle salle ?' })
  const atOnce = (await arrived('sacha.etudiant', 'all')).map(({ text }) => flat(text))
  expect(atOnce).toHaveLength(3)
  expect(atOnce[0]).toContain('Les nouvelles vous viendront dans votre récapitulatif')
  expect(atOnce[2]).toContain('Quelle salle ?')

  expect(await gatherDigests(deps)).toBe(0)
  clock.set(wall('2026-11-24T06:59:00'))
  expect(await gatherDigests(deps)).toBe(0)
  clock.set(wall('2026-11-24T07:00:20'))
  expect(await gatherDigests(deps)).toBe(1)
  const [digest, ...more] = await arrived('sacha.etudiant')
  expect(more).toEqual([])
  const text = flat(digest?.text ?? '')
  expect(flat(digest?.subject ?? '')).toBe('Votre récapitulatif du mardi 24 novembre à 7 h')
  expect(text).toContain(`${reference}, Wifi coupé`)
  expect(text).toContain(`${other}, Clé perdue`)
  expect(text).toContain(`https://assistance.valmer.example/demandes/${reference}`)
  expect(text).toMatch(/lundi 23 novembre à 10 h( 0\d)? : Alex AGENT a pris le ticket en charge/)
  expect(text).toContain('> Je regarde la borne.')
  expect(text).toContain('vous avez choisi un récapitulatif, à 7 h')
  expect(digest?.html).toContain(`href="https://assistance.valmer.example/demandes/${other}"`)
  for (const hidden of ['ZZINTERNALZZ', 'Merci beaucoup', 'Quelle salle']) {
    expect(text).not.toContain(hidden)
    expect(digest?.html).not.toContain(hidden)
  }
  expect(digest?.headers).toMatchObject({
    'auto-submitted': 'auto-generated',
    'x-auto-response-suppress': 'All',
    'content-language': 'fr',
    'list-id': '<tickets.valmer.example>',
  })
  expect(readMessageId(digest?.messageId ?? '', { secretKeys: app.env.SECRET_KEYS })).toBeNull()

  // Nothing twice, nothing without news; the next one follows the first.
  clock.set(wall('2026-11-25T07:00:20'))
  expect(await gatherDigests(deps)).toBe(0)
  await desk.fire('noa.agent', other, 'comment', { audience: 'public', text: 'Elle est retrouvée.' })
  clock.set(wall('2026-11-26T09:00:00'))
  expect(await gatherDigests(deps)).toBe(1)
  const [, second] = await arrived('sacha.etudiant')
  expect(second?.headers['in-reply-to']).toBe(digest?.messageId)
  expect(flat(second?.text ?? '')).not.toContain('Wifi coupé')
  await wish('sacha.etudiant', { mails: 'each' })
})

test('an agent’s digest tells of the team’s tickets, on the desk’s pages and with its notes, and never of their own acts', async () => {
  clock.set(wall('2026-11-30T10:00:00'))
  await wish('noa.agent', { mails: 'digest', digestHours: [13, 8], language: 'en' })
  expect((await (await desk.as('noa.agent')).call(getMe)).preferences.digestHours).toEqual([8, 13])
  const { reference } = await desk.file('camille.demandeur', { title: 'Export vide' })
  await desk.fire('noa.agent', reference, 'take')
  await desk.fire('noa.agent', reference, 'comment', { audience: 'team', text: 'Mine, said aloud.' })
  await desk.fire('alex.agent', reference, 'comment', { audience: 'team', text: 'Vu en septembre.' })
  clock.set(wall('2026-11-30T13:00:05'))
  expect(await gatherDigests(deps)).toBe(1)
  const all = messages.parse(await (await fetch(`${mailbox.url}/messages`)).json())
  expect(all.filter(({ subject }) => subject.startsWith('Your digest'))).toEqual([])
  await sendTo(mailbox.smtpUrl)
  const digest = messages
    .parse(await (await fetch(`${mailbox.url}/messages`)).json())
    .find(({ subject }) => subject.startsWith('Your digest of Monday 30\u00a0November at 13:00'))
  expect(digest?.text).toContain(`https://assistance.valmer.example/bureau/tickets/${reference}`)
  expect(digest?.text).toContain('> Vu en septembre.')
  expect(digest?.text).toContain('at 08:00 and 13:00')
  expect(digest?.text).not.toContain('Mine, said aloud.')
  await wish('noa.agent', { mails: 'each', language: null })
})

test('workers that gather together, or again after a crash, make each digest once; a silent server repeats it under one id', async () => {
  clock.set(wall('2026-12-07T10:00:00'))
  for (const login of ['sacha.etudiant', 'camille.demandeur']) {
    await wish(login, { mails: 'digest' })
    const { reference } = await desk.file(login)
    await desk.fire('alex.agent', reference, 'take')
  }
  clock.set(wall('2026-12-08T07:00:00'))
  const made = await Promise.all([1, 2, 3, 4].map(() => gatherDigests(deps)))
  expect(made.reduce((sum, count) => sum + count, 0)).toBe(2)
  expect(await gatherDigests(deps)).toBe(0)

  const smtp = await scriptedSmtp()
  let drops = 2
  smtp.react((moment) => (moment === 'dot' && drops-- > 0 ? 'drop' : null))
  for (let round = 0; round < 4; round += 1) {
    await sendTo(smtp.url)
    clock.advance({ minutes: 20 })
  }
  await smtp.close()
  const sent = smtp.taken.map(({ raw }) => /^Message-ID:\s+(\S+)/m.exec(raw)?.[1])
  const digests = await db.outgoingMail.findMany({
    where: { template: 'digest' },
    orderBy: { id: 'desc' },
    take: 2,
  })
  expect(digests.map(({ status }) => status)).toEqual(['sent', 'sent'])
  const copies = digests.map(({ messageId }) => sent.filter((id) => id === messageId).length)
  expect(Math.min(...copies)).toBeGreaterThan(0)
  expect(copies.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2 + 2)
  for (const login of ['sacha.etudiant', 'camille.demandeur']) await wish(login, { mails: 'each' })
})

/** Something new for somebody who wants a digest. */
async function waiting(personId: string, ticketId?: string) {
  const id = newId()
  const now = clock.read(new Date())
  return db.outgoingMail.create({
    data: {
      id,
      actId: newId(),
      personId,
      template: 'taken',
      messageId: `<${id}@desk.test>`,
      status: 'digest',
      createdAt: now,
      notBefore: now,
      ...(ticketId !== undefined && { ticketId }),
    },
  })
}

test('a change of mind while news waits: to each step, it comes at once and gathered; to what asks, the portal has it', async () => {
  clock.set(wall('2027-01-11T10:00:00'))
  await wish('camille.demandeur', { mails: 'digest', digestHours: [7] })
  const before = (await arrived('camille.demandeur')).length
  const { reference } = await desk.file('camille.demandeur', { title: 'Trois étapes' })
  await desk.fire('alex.agent', reference, 'take')
  await wish('camille.demandeur', { mails: 'each' })
  clock.advance({ seconds: 30 })
  expect(await gatherDigests(deps)).toBe(1)
  const [last] = (await arrived('camille.demandeur')).slice(before)
  expect(flat(last?.text ?? '')).toContain('Les prochaines vous seront écrites à chaque étape.')

  await wish('camille.demandeur', { mails: 'digest' })
  await desk.fire('alex.agent', reference, 'comment', { audience: 'public', text: 'Presque fini.' })
  await wish('camille.demandeur', { mails: 'asked' })
  clock.set(wall('2027-01-12T08:00:00'))
  expect(await gatherDigests(deps)).toBe(0)
  await wish('camille.demandeur', { mails: 'digest' })
  clock.set(wall('2027-01-13T08:00:00'))
  expect(await gatherDigests(deps)).toBe(0)
  const { items } = await (await desk.as('camille.demandeur')).call(listNotifications)
  expect(items[0]).toMatchObject({ reference, template: 'comment_public' })

  // Another hour, chosen while something waits, is the one that counts.
  await desk.fire('alex.agent', reference, 'comment', { audience: 'public', text: 'Fini.' })
  await wish('camille.demandeur', { digestHours: [18] })
  clock.set(wall('2027-01-13T17:59:00'))
  expect(await gatherDigests(deps)).toBe(0)
  clock.set(wall('2027-01-13T18:00:00'))
  expect(await gatherDigests(deps)).toBe(1)
  expect((await arrived('camille.demandeur')).slice(before)).toHaveLength(2)
  await wish('camille.demandeur', { mails: 'each', digestHours: [7] })
})

test('AC-12 nothing to whoever has left, lost their address or their rights; of a digest, what they may still read', async () => {
  clock.set(wall('2027-02-08T10:00:00'))
  for (const login of ['lou.reseau', 'robin.responsable', 'sacha.etudiant'])
    await wish(login, { mails: 'digest' })
  await desk.file('camille.demandeur', { categoryId: desk.wifi.id, title: 'Borne muette' })
  await desk.file('camille.demandeur', { title: 'Boîte à trier' })
  const { reference } = await desk.file('sacha.etudiant')
  await desk.fire('alex.agent', reference, 'take')
  const before = (await arrived('sacha.etudiant')).length
  const membershipOf = async (login: string, teamId: string) =>
    db.membership.findFirstOrThrow({ where: { personId: await desk.id(login), teamId, endedAt: null } })
  const sacha = { where: { login: 'sacha.etudiant' } }
  await db.person.update({ ...sacha, data: { email: null } })

  clock.set(wall('2027-02-09T07:00:00'))
  expect(await gatherDigests(deps)).toBe(2)
  await endMembership(deps, (await membershipOf('lou.reseau', desk.network.id)).id)
  await endMembership(deps, (await membershipOf('robin.responsable', desk.network.id)).id)
  expect(await arrived('lou.reseau')).toEqual([])
  const [digest] = await arrived('robin.responsable')
  expect(digest?.text).toContain('Boîte à trier')
  expect(`${digest?.text} ${digest?.html}`).not.toContain('Borne muette')
  expect(await arrived('sacha.etudiant')).toHaveLength(before)

  await desk.file('camille.demandeur', { title: 'Encore une' })
  await db.person.update({ where: { login: 'robin.responsable' }, data: { disabledAt: new Date() } })
  clock.set(wall('2027-02-10T07:00:00'))
  expect(await gatherDigests(deps)).toBe(0)
})

test('many digests of much news cost the database as few statements as one of little, and none is too long to read', async () => {
  clock.set(wall('2027-03-08T10:00:00'))
  const cost = async (people: readonly string[], news: number) => {
    for (const login of people) {
      await wish(login, { mails: 'digest' })
      const { id } = await desk.file(login)
      for (let number = 0; number < news; number += 1) await waiting(await desk.id(login), id)
    }
    await db.outgoingMail.updateMany({ where: { status: 'queued' }, data: { status: 'dropped' } })
    clock.advance({ days: 1 })
    const counted = countingDb(db)
    expect(await gatherDigests({ ...deps, db: counted.db })).toBe(people.length)
    await sendTo(mailbox.smtpUrl, { ...deps, db: counted.db })
    // Each mail is marked as sent on its own.
    return counted.sent() - people.length
  }
  const people = ['yael.courriel', 'gael.poste', 'paul.professeur', 'anne.sophie']
  const one = await cost(['ange.admin'], 1)
  expect(await cost(people, 6)).toBe(one)

  await cost(['ange.admin'], LIMITS.digestNews + 5)
  const digest = (await arrived('ange.admin')).at(-1)
  expect(flat(digest?.text ?? '')).toContain('5 autres nouvelles sont dans vos notifications.')
  expect(flat(digest?.text ?? '')).toContain(`${LIMITS.digestNews + 5} nouvelles`)
})

test('one hour or two, each of the day and once', async () => {
  const camille = await desk.as('camille.demandeur')
  for (const digestHours of [[], [24], [-1], [7.5], [7, 7], [6, 12, 18], ['7'], 7]) {
    const answer = await camille.patch('/me', { body: { preferences: { digestHours } } })
    expect([digestHours, answer.statusCode]).toEqual([digestHours, 422])
  }
})

test('through both changes of hour, news at every hour makes one digest a day', async () => {
  const personId = await desk.id('dominique.chef')
  for (const hour of [2, 7]) {
    await db.person.update({ where: { id: personId }, data: { mailWish: 'digest', digestHours: [hour] } })
    for (const [from, days] of [
      ['2027-03-27T00:30:00+01:00', 3],
      ['2027-10-30T00:30:00+02:00', 3],
    ] as const) {
      await db.outgoingMail.deleteMany({ where: { personId, digestId: { not: null } } })
      await db.outgoingMail.deleteMany({ where: { personId } })
      clock.set(new Date(from))
      const made: number[] = []
      // A day more or less an hour: the third ends before the hour of the fourth.
      for (let step = 0; step < days * 24; step += 1) {
        await waiting(personId)
        clock.advance({ hours: 1 })
        made.push(await gatherDigests(deps))
      }
      expect([hour, from, made.reduce((sum, count) => sum + count, 0)]).toEqual([hour, from, days])
    }
  }
})
