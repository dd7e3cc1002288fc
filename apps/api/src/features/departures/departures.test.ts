import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileTicket, listParticipants } from '@guichet/contracts/tickets'
import type { TestClient } from '../../../test/client.ts'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { openEvents } from '../../../test/event-stream.ts'
import { filePart, multipartOf } from '../../../test/multipart.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { newId } from '../../db/id.ts'
import { sendDueMails } from '../mail/commands.ts'
import { openMailer } from '../../mail/smtp.ts'
import { scriptedSmtp } from '../../../test/scripted-smtp.ts'
import { disablePerson, endMembership } from './commands.ts'

let app: TestApp
let desk: Desk
let origin: string

beforeAll(async () => {
  // Callers are remembered as long as they are in production.
  app = await startApp({ env: { RECOGNISED_MS: '1000' } })
  desk = await makeDesk(app)
  origin = await app.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

/** A ticket of Camille's, with a public answer and its file, and an agent's note. */
async function conversation() {
  const { reference } = await desk.file('camille.demandeur')
  await desk.fire('alex.agent', reference, 'take')
  const alex = await desk.as('alex.agent')
  const sent = await alex.inject(multipartOf([filePart('mode d’emploi.txt', 'Suivez la page 3.')]))
  const [file] = sent.json().items
  await desk.fire('alex.agent', reference, 'comment', {
    text: 'Voici comment faire.',
    audience: 'public',
    attachmentIds: [file.id],
  })
  await desk.fire('alex.agent', reference, 'comment', { text: 'ZZINTERNALZZ', audience: 'team' })
  return { reference, fileId: String(file.id) }
}

const statuses = (client: TestClient, paths: readonly string[]) =>
  Promise.all(paths.map(async (path) => (await client.get(path)).statusCode))

const pathsOf = ({ reference, fileId }: { reference: string; fileId: string }) => [
  `/tickets/${reference}`,
  `/tickets/${reference}/journal`,
  `/tickets/${reference}/participants`,
  `/tickets/${reference}/closure-approvals`,
  `/attachments/${fileId}`,
  `/attachments/${fileId}/content`,
]
const everywhere = (status: number) => pathsOf({ reference: '', fileId: '' }).map(() => status)

test('AC-11 a contact who is taken off the ticket reads nothing of it from the next request on', async () => {
  const about = await conversation()
  const sacha = await desk.as('sacha.etudiant')
  await desk.fire('camille.demandeur', about.reference, 'add_contact', { personId: sacha.personId })
  expect(await statuses(sacha, pathsOf(about))).toEqual(everywhere(200))
  const camille = await desk.as('camille.demandeur')
  const participants = await camille.call(listParticipants, { params: { reference: about.reference } })
  const [contact] = participants.items
  await camille.delete(`/tickets/${about.reference}/participants/${contact?.id}`)
  expect(await statuses(sacha, pathsOf(about))).toEqual(everywhere(404))
  const lists = await Promise.all(
    ['/tickets?view=following', '/tickets?view=all', '/me/bookmarks', '/me/history', '/me/notifications'].map(
      (path) => sacha.get(path),
    ),
  )
  for (const list of lists) expect(list.body).not.toContain(about.reference)
  for (const { headers } of lists) expect(headers['cache-control']).toContain('no-store')
})

test('AC-12 an agent who leaves the team reads nothing of its tickets at once, lists and mails included', async () => {
  const about = await conversation()
  const membership = await app.db.membership.findFirstOrThrow({
    where: { person: { login: 'noa.agent' }, teamId: desk.support.id, endedAt: null },
  })
  const noa = await desk.as('noa.agent')
  await desk.fire('noa.agent', about.reference, 'comment', { text: 'Je suis.', audience: 'team' })
  await noa.put(`/tickets/${about.reference}/bookmark`)
  await noa.put(`/me/drafts/${newId()}`, { body: { kind: 'reply', reference: about.reference, text: '…' } })
  expect(await statuses(noa, pathsOf(about))).toEqual(everywhere(200))
  const stream = await openEvents(origin, noa.headers)
  await endMembership(app.deps, membership.id)
  expect(await statuses(noa, pathsOf(about))).toEqual(everywhere(404))
  for (const path of [
    `/tickets?view=team&teamId=${desk.support.id}`,
    '/tickets?view=all&q=bo%C3%AEte',
    '/me/bookmarks',
    '/me/history',
    '/me/notifications',
  ]) {
    expect((await noa.get(path)).body, path).not.toContain(about.reference)
  }
  expect(
    (await desk.fire('noa.agent', about.reference, 'comment', { text: 'x', audience: 'team' })).statusCode,
  ).toBe(404)
  await stream.ended
  expect(stream.text()).not.toContain(about.reference)
  // What was queued for them before is not sent after.
  await desk.fire('camille.demandeur', about.reference, 'comment', { text: 'Merci.', audience: 'public' })
  const smtp = await scriptedSmtp()
  const mailer = openMailer({ url: smtp.url, from: app.env.MAIL_FROM, host: 'desk.test' })
  await sendDueMails(app.deps, mailer)
  expect(smtp.taken.flatMap(({ to }) => to)).not.toContain('noa.agent@valmer.example')
  expect(smtp.taken.flatMap(({ to }) => to)).toContain('alex.agent@valmer.example')
  mailer.close()
  await smtp.close()
})

test('AC-164 a disabled person is refused everything within five seconds: session, token, stream, draft, upload', async () => {
  const { id: categoryId } = desk.mailbox
  const session = await app.signedIn('lou.reseau')
  const token = await app.as('lou.reseau')
  const acts = (client: TestClient) =>
    Promise.all([
      client.get('/me'),
      client.get('/tickets?view=team'),
      client.get('/events'),
      client.put(`/me/drafts/${newId()}`, { body: { kind: 'ticket', title: 'x' } }),
      client.post('/tickets', { body: { categoryId, title: 'x', description: 'y' } }),
      client.inject(multipartOf([filePart('x.txt', 'x')])),
    ])
  expect((await session.get('/me')).statusCode).toBe(200)
  expect((await token.call(fileTicket, { body: { categoryId, title: 'x', description: 'y' } })).status).toBe(
    'dispatched',
  )
  const streams = await Promise.all([openEvents(origin, session.headers), openEvents(origin, token.headers)])
  const since = performance.now()
  await disablePerson(app.deps, session.personId)
  for (const client of [session, token]) {
    expect((await acts(client)).map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(401))
  }
  await Promise.all(streams.map(({ ended }) => ended))
  expect(performance.now() - since).toBeLessThan(5_000)
})
