import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makePerson } from '../../test/people.ts'
import { plantTicket, twoTeams } from '../../test/plant-ticket.ts'
import { startApp } from '../../test/start-app.ts'
import { newId } from '../db/id.ts'
import { sweepUnused } from '../features/attachments/jobs.ts'
import { queueName } from './queues.ts'
import { forgetOld } from './retention.ts'
import { SCHEDULE } from './schedule.ts'
import { startJobs } from './start.ts'

const desk = await startApp()
const { db } = desk
let personId: string
let ticket: { id: string; reference: string; teamId: string }
afterAll(() => desk.close())
beforeAll(async () => {
  personId = (await makePerson(db, 'camille.demandeur')).id
  const { applications } = await twoTeams(db)
  ticket = await plantTicket(db, { requester: 'camille.demandeur', teamId: applications.id })
})

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const ago = (ms: number) => new Date(Date.now() - ms)

const session = (seen: Date, endsAt: Date) =>
  db.session.create({
    data: {
      id: newId(),
      hash: randomUUID(),
      personId,
      issuer: 'https://identity.test',
      subject: 'one',
      createdAt: ago(11 * hour),
      lastSeenAt: seen,
      endsAt,
    },
  })

interface Kept {
  what: string
  age: number
  make: (at: Date) => Promise<unknown>
  left: () => Promise<number>
}

/** Each has one row a little younger than its age, which stays, and one a little older, which goes. */
const kept: readonly Kept[] = [
  {
    what: 'a draft, thirty days',
    age: 30 * day,
    make: (updatedAt) => db.draft.create({ data: { id: newId(), personId, content: {}, updatedAt } }),
    left: () => db.draft.count(),
  },
  {
    what: 'live news, a day',
    age: day,
    make: (at) =>
      db.liveEvent.create({
        data: {
          id: newId(),
          at,
          type: 'ticket.changed',
          ticketId: ticket.id,
          reference: ticket.reference,
          audience: 'public',
          teamId: ticket.teamId,
          personIds: [],
        },
      }),
    left: () => db.liveEvent.count(),
  },
  {
    what: 'the key of a retried request, thirty days',
    age: 30 * day,
    make: (createdAt) =>
      db.idempotencyKey.create({
        data: {
          personId,
          operation: 'fileTicket',
          key: randomUUID(),
          bodyHash: '',
          resultId: ticket.id,
          status: 201,
          createdAt,
        },
      }),
    left: () => db.idempotencyKey.count(),
  },
  {
    what: 'who has a page open, an hour',
    age: hour,
    make: async (at) => {
      const other = await makePerson(db, `agent.${randomUUID()}`)
      await db.ticketPresence.create({
        data: { ticketId: ticket.id, personId: other.id, state: 'looking', at },
      })
    },
    left: () => db.ticketPresence.count(),
  },
  {
    what: 'a session without an act of its person, an hour',
    age: hour,
    make: (seen) => session(seen, ago(-hour)),
    left: () => db.session.count(),
  },
  {
    what: 'a session in use, to its end',
    age: 0,
    make: (endsAt) => session(ago(0), endsAt),
    left: () => db.session.count(),
  },
  {
    what: 'an attempt to sign in, an hour',
    age: hour,
    make: (createdAt) =>
      db.signInAttempt.create({
        data: { hash: randomUUID(), state: 's', nonce: 'n', verifier: 'v', returnTo: '/', createdAt },
      }),
    left: () => db.signInAttempt.count(),
  },
]

test.each(kept)('$what: kept until then, forgotten after, once', async ({ age, make, left }) => {
  await db.session.deleteMany()
  await make(ago(age - minute))
  await make(ago(age + minute))
  // Two at once do no harm, nor does a third.
  await Promise.all([forgetOld(desk.deps), forgetOld(desk.deps)])
  expect(await left()).toBe(1)
  await forgetOld(desk.deps)
  expect(await left()).toBe(1)
})

test('an upload that nothing used, twenty-four hours: three sweepers at once take it once', async () => {
  const upload = async (uploadedAt: Date) => {
    const storageKey = randomUUID()
    const { size, sha256 } = await desk.deps.files.put(storageKey, Readable.from(['x']), 10)
    const file = { id: newId(), name: 'x.txt', type: 'text/plain', size, sha256, storageKey }
    await db.attachment.create({ data: { ...file, uploadedById: personId, uploadedAt } })
    return storageKey
  }
  const [young, old] = [await upload(ago(day - minute)), await upload(ago(day + minute))]
  const swept = await Promise.all([1, 2, 3].map(() => sweepUnused(desk.deps)))
  expect(swept.reduce((sum, { uploads }) => sum + uploads, 0)).toBe(1)
  expect(await desk.deps.files.size(young)).toBe(1)
  await expect(desk.deps.files.size(old)).rejects.toMatchObject({ kind: 'missing' })
  expect((await sweepUnused(desk.deps)).uploads).toBe(0)
})

test('every queue that nobody’s act feeds is in the timetable, and the timetable runs', async () => {
  const fedByActs = new Set(['move-deadlines'])
  const others = queueName.options.filter((name) => !fedByActs.has(name))
  expect(SCHEDULE.map(({ task }) => task).toSorted()).toEqual(others.toSorted())
  for (const { make } of kept) await make(ago(31 * day))
  const stop = await startJobs(desk.deps)
  const present = async () =>
    Promise.all([db.draft.count(), db.signInAttempt.count(), db.idempotencyKey.count()])
  await vi.waitFor(async () => expect(await present()).toEqual([1, 1, 1]), { timeout: 10_000 })
  await stop()
})
