import { afterAll, expect, test, vi } from 'vitest'
import { Client } from 'pg'
import { queueMail, standingTicket } from '../../test/mails.ts'
import { scriptedSmtp } from '../../test/scripted-smtp.ts'
import { startApp } from '../../test/start-app.ts'
import { startJobs } from './start.ts'

const smtp = await scriptedSmtp()
const desk = await startApp({ env: { SMTP_URL: smtp.url } })
afterAll(async () => {
  await desk.close()
  await smtp.close()
})

test('REQ-152 a mail leaves as soon as its act is committed, and what waited leaves at the start', async () => {
  const ticket = await standingTicket(desk)
  await queueMail(desk, ticket, 'taken', { by: 'alex.agent' })
  const stop = await startJobs(desk.deps)
  await vi.waitFor(() => expect(smtp.taken).toHaveLength(1), { timeout: 10_000 })
  const alex = await desk.as('alex.agent')
  const taken = await alex.post(`/tickets/${ticket.reference}/transitions`, { body: { event: 'take' } })
  expect(taken.statusCode).toBe(200)
  // Well before the timetable looks again.
  await vi.waitFor(() => expect(smtp.taken).toHaveLength(2), { timeout: 10_000, interval: 10 })
  await stop()
})

test('stopping lets the mail under way end, and begins no other', async () => {
  for (let number = 0; number < 30; number += 1) {
    await queueMail(desk, await standingTicket(desk), 'taken', { by: 'alex.agent' })
  }
  const before = smtp.taken.length
  const stop = await startJobs(desk.deps)
  await vi.waitFor(() => expect(smtp.taken.length).toBeGreaterThan(before), { timeout: 10_000, interval: 5 })
  await stop()
  const sent = await desk.db.outgoingMail.count({ where: { status: 'sent' } })
  expect(sent).toBe(smtp.taken.length)
  expect(await desk.db.outgoingMail.count({ where: { status: 'queued', leaseUntil: { not: null } } })).toBe(0)
})

test('a killed worker’s jobs are free again at the next start', async () => {
  const owner = new Client({ connectionString: desk.ownerUrl })
  await owner.connect()
  await desk.db.$executeRaw`select graphile_worker.add_job('forget-old', job_key => 'left-behind')`
  await owner.query(
    `update graphile_worker._private_jobs set locked_by = 'worker-of-the-dead', locked_at = now() - interval '1 hour' where key = 'left-behind'`,
  )
  const stop = await startJobs(desk.deps)
  const left = () => owner.query(`select from graphile_worker._private_jobs where key = 'left-behind'`)
  await vi.waitFor(async () => expect((await left()).rows).toEqual([]), { timeout: 10_000 })
  await stop()
  await owner.end()
})
