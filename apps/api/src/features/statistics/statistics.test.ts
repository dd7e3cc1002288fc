import { afterAll, beforeAll, expect, test } from 'vitest'
import { LIMITS } from '@guichet/contracts/limits'
import { getStatistics } from '@guichet/contracts/statistics'
import type { Statistics } from '@guichet/contracts/statistics'
import { makeCategory, makeDesk } from '../../../test/desk.ts'
import { startApp } from '../../../test/start-app.ts'
import { putTicket } from '../../../test/ticket-rows.ts'
import { countDays } from './commands.ts'

const zone = 'Europe/Paris'
const app = await startApp({ env: { GUICHET_PRESET: 'ul-helpdesk', DESK_TIMEZONE: zone } })
afterAll(() => app.close())
const { db } = app
const desk = await makeDesk(app)
const campus = await makeCategory(db, 'Vie étudiante', { teamId: desk.support.id, audiences: ['student'] })
const day = 86_400_000
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
const dayOf = (instant: Date): string => calendar.format(instant)
const monthOf = (instant: Date): string => dayOf(instant).slice(0, 7)
const read = async (login: string): Promise<Statistics> => (await desk.as(login)).call(getStatistics)

interface Made {
  owner: string
  service: string
  createdAt: Date
  finalAt: Date | null
}
const made: Made[] = []

/** Fifteen months of tickets, at any hour of any day, summer time and winter time. */
async function fill(): Promise<void> {
  const places = [
    { category: desk.wifi, service: desk.wifi.id },
    { category: campus, service: campus.id },
  ]
  for (let n = 0; n < 360; n++) {
    const { category, service } = places[n % 5] ?? { category: desk.mailbox, service: desk.service.id }
    const login = n % 7 === 0 ? 'camille.demandeur' : 'sacha.etudiant'
    const createdAt = new Date(Date.now() - ((n * 7_919) % 455) * day - ((n * 104_729) % 1_440) * 60_000)
    const finalAt = n % 4 === 0 ? null : new Date(createdAt.getTime() + ((n * 31) % 40) * day * 0.7)
    const ends = finalAt !== null && finalAt.getTime() < Date.now() ? finalAt : null
    const { id } = await putTicket(db, {
      requesterId: await desk.id(login),
      teamId: desk.support.id,
      categoryId: category.id,
      // Far from the numbers that filing gives.
      number: 10_000 + n,
      reference: `n°${10_000 + n}`,
      createdAt,
    })
    if (ends !== null) {
      const ended = { status: 'closed', closeReason: 'accepted', resolvedAt: ends, finalAt: ends } as const
      await db.ticket.update({ where: { id }, data: ended })
    }
    made.push({ owner: login, service, createdAt, finalAt: ends })
  }
}

let until: string
beforeAll(async () => {
  await fill()
  await countDays(app.deps)
  until = (await read('camille.demandeur')).until ?? ''
})

const within = (first: string, last: string) => (instant: Date | null) =>
  instant !== null && dayOf(instant) >= first && dayOf(instant) <= last
const count = (rows: readonly Made[], holds: (instant: Date | null) => boolean) => ({
  filed: rows.filter(({ createdAt }) => holds(createdAt)).length,
  ended: rows.filter(({ finalAt }) => holds(finalAt)).length,
})

test('REQ-215 the desk’s months and services are those that one counts ticket by ticket, by hand', async () => {
  // An hour into today at the latest, the days that are over are counted.
  expect([dayOf(new Date(Date.now() - day)), dayOf(new Date(Date.now() - 2 * day))]).toContain(until)
  const { months, services } = await read('sacha.etudiant')
  expect(months).toHaveLength(LIMITS.statisticsMonths)
  expect(months.at(-1)?.month).toBe(monthOf(new Date()))
  for (const { month, desk: figures } of months)
    expect(figures, month).toEqual(
      count(made, within(`${month}-01`, month === until.slice(0, 7) ? until : `${month}-31`)),
    )
  const first = dayOf(new Date(Date.parse(`${until}T12:00:00Z`) - (LIMITS.usualDelayDays - 1) * day))
  const of = (id: string) =>
    count(
      made.filter(({ service }) => service === id),
      within(first, until),
    )
  expect(services.map(({ service, filed, ended }) => [service.label, { filed, ended }])).toEqual([
    ['Applications', of(desk.service.id)],
    ['Vie étudiante', of(campus.id)],
    ['Wifi', of(desk.wifi.id)],
  ])
})

test('REQ-215 one’s own months and states are one’s own tickets’, today’s too', async () => {
  const filed = await desk.file('camille.demandeur')
  await desk.fire('alex.agent', filed.reference, 'take')
  await desk.fire('alex.agent', filed.reference, 'resolve', { text: 'Fait.' })
  const now = { owner: 'camille.demandeur', service: desk.service.id, createdAt: new Date(), finalAt: null }
  const mine = [...made.filter(({ owner }) => owner === 'camille.demandeur'), now]
  const { own, months } = await read('camille.demandeur')
  const closed = mine.filter(({ finalAt }) => finalAt !== null).length
  expect(own).toEqual({ open: mine.length - closed - 1, resolved: 1, closed })
  for (const { month, own: figures } of months)
    expect(figures, month).toEqual(count(mine, within(`${month}-01`, `${month}-31`)))
})

test('a service’s usual delay is the median of what it solved in ninety days, once enough were', async () => {
  const { services } = await read('sacha.etudiant')
  const isRecent = within(dayOf(new Date(Date.parse(`${until}T12:00:00Z`) - 89 * day)), until)
  for (const { service, usualSeconds } of services) {
    const solved = made
      .filter((row) => row.service === service.id && isRecent(row.finalAt))
      .map(({ createdAt, finalAt }) => ((finalAt?.getTime() ?? 0) - createdAt.getTime()) / 1_000)
      .toSorted((a, b) => a - b)
    const middle =
      ((solved[Math.ceil(solved.length / 2) - 1] ?? 0) + (solved[Math.floor(solved.length / 2)] ?? 0)) / 2
    expect(usualSeconds, service.label).toBe(
      solved.length < LIMITS.usualDelayTickets ? null : Math.round(middle),
    )
  }
  expect(services.some(({ usualSeconds }) => usualSeconds !== null)).toBe(true)
})

test('a service that one may not file in is not told', async () => {
  const labels = async (login: string) => (await read(login)).services.map(({ service }) => service.label)
  expect(await labels('camille.demandeur')).toEqual(['Applications', 'Wifi'])
  expect(await labels('alex.agent')).toContain('Vie étudiante')
})

test('a day is written once, whatever comes after and whoever counts', async () => {
  const before = await db.deskDay.findMany({ orderBy: [{ day: 'asc' }, { serviceId: 'asc' }] })
  const counted = await Promise.all([countDays(app.deps), countDays(app.deps)])
  expect(counted).toEqual([0, 0])
  expect(await db.deskDay.findMany({ orderBy: [{ day: 'asc' }, { serviceId: 'asc' }] })).toEqual(before)
  // Days that nobody counted are, the next time: all services of each, those without a ticket too.
  const [newest] = before.slice(-1)
  await db.deskDay.deleteMany({ where: { day: { gte: new Date((newest?.day.getTime() ?? 0) - 2 * day) } } })
  expect(await countDays(app.deps)).toBe(3)
  expect((await db.deskDay.findMany()).length).toBe(before.length)
})

test('AC-1 where the desk keeps its figures to itself, there is no such thing, for leads neither', async () => {
  const closed = await startApp({ env: { GUICHET_PRESET: 'caen-amigo' } })
  for (const login of ['camille.demandeur', 'robin.responsable'])
    expect((await (await closed.as(login)).get('/statistics')).statusCode).toBe(404)
  expect((await closed.anonymous.get('/statistics')).statusCode).toBe(401)
  expect(await countDays(closed.deps)).toBe(0)
  await closed.close()
})
