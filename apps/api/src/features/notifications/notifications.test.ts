import { afterAll, expect, test } from 'vitest'
import { countNotifications, listNotifications } from '@guichet/contracts/me'
import { LIMITS } from '@guichet/contracts/limits'
import { newId } from '../../db/id.ts'
import { makeDesk } from '../../../test/desk.ts'
import { startApp } from '../../../test/start-app.ts'

const app = await startApp()
afterAll(() => app.close())
const desk = await makeDesk(app)
const [owner, agent] = ['camille.demandeur', 'alex.agent'] as const

const told = async (login: string) => (await (await desk.as(login)).call(listNotifications)).items
const unread = async (login: string) => (await (await desk.as(login)).call(countNotifications)).unread
const readUntil = async (login: string, until: string) =>
  (await desk.as(login)).put('/me/notifications/reading', { body: { until } })

test('REQ-120 REQ-121 what is written to somebody is new until they read its ticket, or say that all was read', async () => {
  const first = (await desk.file(owner)).reference
  const second = (await desk.file(owner)).reference
  for (const reference of [first, second]) await desk.fire(agent, reference, 'take')
  const all = await told(owner)
  expect(await unread(owner)).toBe(all.length)

  await (await desk.as(owner)).put(`/tickets/${first}/reading`)
  const left = await told(owner)
  expect(left.filter(({ readAt }) => readAt !== null).map(({ reference }) => reference)).toEqual(
    all.filter(({ reference }) => reference === first).map(({ reference }) => reference),
  )
  expect(await unread(owner)).toBe(all.filter(({ reference }) => reference === second).length)

  // What comes between the look and the press stays new.
  await desk.fire(agent, second, 'comment', { text: 'Bonjour', audience: 'public' })
  expect((await readUntil(owner, all[0]?.id ?? '')).statusCode).toBe(204)
  expect(await unread(owner)).toBe(1)
  expect((await told(owner)).map(({ readAt }) => readAt === null).indexOf(true)).toBe(0)
})

test('REQ-120 whoever wants only the mails that ask something is told the rest by the portal alone', async () => {
  const sacha = await desk.as('sacha.etudiant')
  await sacha.patch('/me', { body: { preferences: { mails: 'asked' } } })
  const { reference, id: ticketId } = await desk.file('sacha.etudiant')
  await desk.fire(agent, reference, 'take')
  await desk.fire(agent, reference, 'request_info', { text: 'Quelle salle ?' })
  const personId = await desk.id('sacha.etudiant')
  const written = await app.db.outgoingMail.findMany({
    where: { ticketId, personId },
    orderBy: { id: 'asc' },
  })
  expect(written.map(({ template, mailed }) => [template, mailed])).toEqual([
    ['acknowledgement', false],
    ['taken', false],
    ['question', true],
  ])
  expect((await told('sacha.etudiant')).filter((one) => one.reference === reference)).toHaveLength(3)
  await sacha.patch('/me', { body: { preferences: { mails: 'each' } } })
})

test('AC-13 what one may no longer read is neither listed nor counted, and nobody reads for another', async () => {
  const before = await unread(agent)
  const { reference } = await desk.file(owner)
  expect(await unread(agent)).toBe(Number(before) + 1)
  const [mine] = await told(owner)
  await readUntil(owner, mine?.id ?? '')
  expect(await unread(agent)).toBe(Number(before) + 1)
  await app.db.membership.deleteMany({ where: { personId: await desk.id(agent) } })
  expect([await unread(agent), (await told(agent)).map((one) => one.reference).includes(reference)]).toEqual([
    0,
    false,
  ])
})

test('many are counted up to a floor', async () => {
  const { id: ticketId } = await desk.file('sacha.etudiant')
  const personId = await desk.id('sacha.etudiant')
  const now = new Date()
  await app.db.outgoingMail.createMany({
    data: Array.from({ length: LIMITS.unreadNotifications + 1 }, () => ({
      id: newId(),
      actId: newId(),
      personId,
      ticketId,
      template: 'taken',
      messageId: `<${newId()}@desk.test>`,
      status: 'sent' as const,
      createdAt: now,
      notBefore: now,
    })),
  })
  expect(await unread('sacha.etudiant')).toEqual({ atLeast: LIMITS.unreadNotifications })
})
