import { listTeams } from '@guichet/contracts/people'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { makePerson } from '../../../test/people.ts'
import { scriptedSmtp } from '../../../test/scripted-smtp.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { openMailer } from '../../mail/smtp.ts'
import { sendDueMails } from '../mail/commands.ts'

let app: TestApp
let desk: Desk
let smtp: Awaited<ReturnType<typeof scriptedSmtp>>
const address = 'sam-applications@valmer.example'

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
  smtp = await scriptedSmtp()
})
afterAll(async () => {
  await app.close()
  await smtp.close()
})

const choose = async (login: string, body: Readonly<Record<string, unknown>>, teamId = desk.support.id) =>
  (await desk.as(login)).patch(`/teams/${teamId}`, { body })
/** The templates that the mailbox was sent about a ticket, in order. */
const sentAbout = async (reference: string) =>
  (
    await app.db.outgoingMail.findMany({
      where: { teamId: desk.support.id, ticket: { reference } },
      orderBy: { id: 'asc' },
    })
  ).map(({ template }) => template)

describe('the mailbox of a team', () => {
  test('is chosen by its leads and administrators, and read by them alone', async () => {
    const mailbox = { mailbox: address, mailboxLevel: 'creation', mailboxLanguage: 'en' }
    expect((await choose('alex.agent', mailbox)).statusCode).toBe(403)
    expect((await choose('lou.reseau', mailbox)).statusCode).toBe(404)
    expect((await choose('robin.responsable', mailbox)).statusCode).toBe(204)
    const seen = async (login: string) =>
      (await (await desk.as(login)).call(listTeams, {})).items.find(({ id }) => id === desk.support.id)
        ?.mailbox
    expect(await seen('robin.responsable')).toEqual({ address, level: 'creation', language: 'en' })
    expect(await seen('alex.agent')).toBeNull()
  })

  test('AC-92 AC-93 is one address, and not the desk’s own', async () => {
    for (const wrong of [
      'a@u.example, evil@x.example',
      '"evil@x victim"@u.example',
      '<a@u.example>, b',
      'g:evil@x;',
      'a@u.example\nRCPT TO:<e@x>',
      'a@u.example\r\nBcc: e@x.example',
      'a@u.example%0d%0aBcc: e@x.example',
      `${'a'.repeat(400)}@u.example`,
      '',
      ['a@u.example'],
    ]) {
      expect([wrong, (await choose('robin.responsable', { mailbox: wrong })).statusCode]).toEqual([
        wrong,
        422,
      ])
    }
    const own = /<(.*)>/.exec(app.env.MAIL_FROM)?.[1]?.toUpperCase() ?? app.env.MAIL_FROM
    const answer = await choose('robin.responsable', { mailbox: own })
    expect(answer.statusCode).toBe(422)
    expect((await choose('robin.responsable', { mailboxLevel: 'mine' })).statusCode).toBe(422)
  })

  test('is told what comes to the team, each step, or nothing, once an act', async () => {
    const filed = await desk.file('camille.demandeur')
    await desk.fire('alex.agent', filed.reference, 'take')
    expect(await sentAbout(filed.reference)).toEqual(['new_ticket'])
    await choose('robin.responsable', { mailboxLevel: 'everything' })
    await desk.fire('alex.agent', filed.reference, 'set_priority', { priority: 1 })
    await desk.fire('alex.agent', filed.reference, 'release')
    expect(await sentAbout(filed.reference)).toEqual(['new_ticket', 'followed', 'released'])
    await choose('robin.responsable', { mailboxLevel: 'nothing' })
    const { reference } = await desk.file('camille.demandeur')
    expect(await sentAbout(reference)).toEqual([])
    await choose('robin.responsable', { mailboxLevel: 'creation' })
  })

  test('AC-28 is not told twice what somebody of that address is told, nor their own act, nor what a requester may not read', async () => {
    await makePerson(app.db, 'boite.service', { email: address })
    const own = await desk.file('boite.service')
    expect(await sentAbout(own.reference)).toEqual([])
    await app.db.person.update({ where: { login: 'noa.agent' }, data: { email: address } })
    await app.db.person.update({ where: { login: 'boite.service' }, data: { email: null } })
    const { reference } = await desk.file('camille.demandeur')
    expect(await sentAbout(reference)).toEqual([])
    await app.db.person.update({ where: { login: 'noa.agent' }, data: { email: 'noa.agent@valmer.example' } })
  })

  test('is written to in its language, in one thread, and no more once it is given up', async () => {
    await app.db.outgoingMail.updateMany({ data: { status: 'dropped' } })
    const { reference } = await desk.file('camille.demandeur')
    const mailer = openMailer({
      url: smtp.url,
      from: 'Guichet <no-reply@valmer.example>',
      host: 'valmer.example',
    })
    const send = () => sendDueMails(app.deps, mailer)
    await send()
    const toMailbox = () => smtp.taken.filter((one) => JSON.stringify(one).includes(address))
    expect(toMailbox()).toHaveLength(1)
    expect(JSON.stringify(toMailbox()[0])).toContain('New ticket')
    await choose('robin.responsable', { mailboxLevel: 'everything' })
    app.clock.advance({ minutes: 1 })
    await desk.fire('alex.agent', reference, 'take')
    await choose('robin.responsable', { mailbox: null })
    app.clock.advance({ minutes: 1 })
    await send()
    mailer.close()
    expect(toMailbox()).toHaveLength(1)
    const last = await app.db.outgoingMail.findFirstOrThrow({
      where: { teamId: desk.support.id },
      orderBy: { id: 'desc' },
    })
    expect(last).toMatchObject({ template: 'followed', status: 'dropped' })
  })
})
