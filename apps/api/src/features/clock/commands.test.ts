import { afterAll, expect, test } from 'vitest'
import type { TransitionInput } from '@guichet/contracts/lifecycle'
import { transitionTicket } from '@guichet/contracts/tickets'
import { startApp } from '../../../test/start-app.ts'
import { loadDemo } from '../../demo/load.ts'
import { readStage } from '../../demo/stage.ts'
import { fileTicket } from '../tickets/filing-commands.ts'
import { runClock } from './commands.ts'

const desk = await startApp()
afterAll(() => desk.close())
await loadDemo(desk.deps)
const stage = await readStage(desk.db)

async function ticketOfCamille(title: string): Promise<string> {
  const categoryId = stage.category('Enseignement et pédagogie')
  const filing = { categoryId, title, description: 'Pour le temps qui passe.' }
  return (await fileTicket(desk.deps, stage.mover('camille.demandeur'), filing)).reference
}

async function fire(login: string, reference: string, body: TransitionInput) {
  return (await desk.as(login)).call(transitionTicket, { params: { reference }, body })
}

const read = (reference: string) => desk.db.ticket.findUniqueOrThrow({ where: { reference } })

test('REQ-199 resolved on 31 January: announced on 28 February, closed fourteen days later, not a minute before', async () => {
  desk.clock.set(new Date('2027-01-31T09:00:00Z'))
  const reference = await ticketOfCamille('Fin de mois')
  await fire('alex.agent', reference, { event: 'take' })
  await fire('alex.agent', reference, { event: 'resolve', text: 'C’est réparé.' })
  desk.clock.set(new Date('2027-02-28T08:58:00Z'))
  await runClock(desk.deps)
  expect((await read(reference)).announcedAt).toBeNull()
  desk.clock.set(new Date('2027-02-28T09:01:00Z'))
  await runClock(desk.deps)
  const announced = await read(reference)
  expect(announced).toMatchObject({ status: 'resolved', announcedAt: expect.any(Date) })
  desk.clock.set(new Date('2027-03-14T08:59:00Z'))
  await runClock(desk.deps)
  expect((await read(reference)).status).toBe('resolved')
  desk.clock.set(new Date('2027-03-14T09:02:00Z'))
  await runClock(desk.deps)
  expect(await read(reference)).toMatchObject({ status: 'closed', closeReason: 'auto' })
  const mails = await desk.db.outgoingMail.findMany({
    where: { ticketId: announced.id, personId: stage.person('camille.demandeur') },
    orderBy: { createdAt: 'asc' },
  })
  expect(mails.map(({ template }) => template).slice(-3)).toEqual([
    'resolved',
    'auto_close_announced',
    'auto_closed',
  ])
})

test('AC-217 three clocks at once, and a clock that jumps: each ticket is announced once, closed once', async () => {
  desk.clock.set(new Date('2027-04-05T09:00:00Z'))
  const references = await Promise.all(['a', 'b', 'c', 'd'].map((title) => ticketOfCamille(title)))
  for (const reference of references) {
    await fire('alex.agent', reference, { event: 'take' })
    await fire('alex.agent', reference, { event: 'resolve', text: 'C’est réparé.' })
  }
  desk.clock.advance({ days: 300 })
  for (let round = 0; round < 2; round += 1) {
    await Promise.all([runClock(desk.deps), runClock(desk.deps), runClock(desk.deps)])
    desk.clock.advance({ days: 15 })
  }
  for (const reference of references) {
    const { id, status } = await read(reference)
    expect(status).toBe('closed')
    const kinds = await desk.db.journalEntry.findMany({
      where: { ticketId: id, channel: 'application', kind: { not: 'deadline' } },
      select: { kind: true },
    })
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['announce_auto_close', 'auto_close'])
  }
})

test('what the requester said last stops the clock, until the desk has answered', async () => {
  const reference = await ticketOfCamille('Encore une chose')
  await fire('alex.agent', reference, { event: 'take' })
  await fire('alex.agent', reference, { event: 'resolve', text: 'C’est réparé.' })
  await fire('camille.demandeur', reference, { event: 'comment', audience: 'public', text: 'Presque.' })
  desk.clock.advance({ days: 60 })
  await runClock(desk.deps)
  expect((await read(reference)).announcedAt).toBeNull()
  await fire('alex.agent', reference, { event: 'comment', audience: 'public', text: 'Et ainsi ?' })
  await runClock(desk.deps)
  expect((await read(reference)).announcedAt).not.toBeNull()
})

test('a parked ticket comes back at its date', async () => {
  const reference = await ticketOfCamille('Plus tard')
  await fire('alex.agent', reference, { event: 'take' })
  const now = desk.deps.clock(new Date())
  const recallAt = new Date(now.getTime() + 3_600_000).toISOString()
  await fire('alex.agent', reference, { event: 'hold', text: 'Une pièce manque.', recallAt })
  await runClock(desk.deps)
  expect((await read(reference)).status).toBe('on_hold')
  desk.clock.advance({ hours: 2 })
  await runClock(desk.deps)
  expect(await read(reference)).toMatchObject({ status: 'assigned', recallAt: null })
})
