import { MAIL_TEMPLATES } from '@guichet/domain/mails'
import { afterAll, expect, test } from 'vitest'
import { scriptedSmtp } from '../../../test/scripted-smtp.ts'
import { startApp } from '../../../test/start-app.ts'
import { openMailer } from '../../mail/smtp.ts'
import { loadDemo } from '../../demo/load.ts'
import { mailsToSend } from './queries.ts'
import { presentMail } from './present.ts'
import { standingToBeTold } from './scope.ts'
import { sendDueMails } from './commands.ts'

const desk = await startApp()
const smtp = await scriptedSmtp()
afterAll(async () => {
  await desk.close()
  await smtp.close()
})
await loadDemo(desk.deps)

const writing = async () => ({ settings: await desk.deps.settings(), env: desk.env, now: new Date() })
const allMails = async () => {
  const rows = await desk.db.outgoingMail.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return mailsToSend(
    desk.db,
    rows.map(({ id }) => id),
    new Date(),
  )
}

test('REQ-151 REQ-152 REQ-153 every act of forty stories made its mails, and each can be written', async () => {
  const mails = await allMails()
  const desktop = await writing()
  expect(mails.length).toBeGreaterThan(150)
  expect(new Set(mails.map(({ template }) => template)).size).toBeGreaterThan(18)
  for (const mail of mails) {
    expect(MAIL_TEMPLATES).toContain(mail.template)
    const standing = standingToBeTold(mail)
    if (standing === null) continue
    const letter = presentMail(mail, standing, desktop)
    const text = letter?.text ?? ''
    expect(text).toContain(mail.row.ticket?.reference)
    expect(text, mail.template).not.toMatch(/undefined|null|[{}]|\?\?|, équipe \?/)
    expect(text, mail.template).not.toMatch(/ {2}|le \.| à \.|^L’application a (pris|écrit|répondu)/m)
  }
})

test('no word for the team is ever written to the requester’s side', async () => {
  const notes = await desk.db.journalEntry.findMany({ where: { audience: 'team', body: { not: null } } })
  const desktop = await writing()
  expect(notes.length).toBeGreaterThan(4)
  for (const mail of await allMails()) {
    const standing = standingToBeTold(mail)
    if (standing === null || standing === 'agent' || standing === 'guest') continue
    const letter = presentMail(mail, standing, desktop)
    for (const { body } of notes) {
      expect(letter?.text).not.toContain(body)
      expect(letter?.html).not.toContain(body)
    }
  }
})

test('REQ-156 REQ-161 the requester learns who took charge, the agent learns of the answer', async () => {
  const desktop = await writing()
  const said = (await allMails()).flatMap((mail) => {
    const standing = standingToBeTold(mail)
    return standing === null
      ? []
      : [`${mail.row.person.login}: ${presentMail(mail, standing, desktop)?.text ?? ''}`]
  })
  const one = (login: string, words: string) =>
    said.filter((text) => text.startsWith(`${login}:`) && text.includes(words))
  expect(one('camille.demandeur', 'Alex Agent a pris le ticket en charge').length).toBeGreaterThan(0)
  expect(one('yael.courriel', 'Camille Demandeur a répondu à la question').length).toBe(1)
  expect(one('paul.professeur', 'Yaël Courriel a ajouté Gaël Poste à la liste des invités').length).toBe(1)
})

test('the last mails of the stories leave at the first start', async () => {
  const mailer = openMailer({
    url: smtp.url,
    from: 'AMIGO <no-reply@valmer.example>',
    host: 'valmer.example',
  })
  await sendDueMails(desk.deps, mailer)
  mailer.close()
  expect(smtp.taken.length).toBe(6)
})
