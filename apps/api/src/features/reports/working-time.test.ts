import { afterAll, expect, test } from 'vitest'
import { addCalendar, putTargets } from '@guichet/contracts/service'
import { getReport, WORKED_KEYS, WORKED_STEPS, type ReportName } from '@guichet/contracts/reports'
import { workingBetween, type Hours } from '@guichet/domain/working-time'
import { makeReportsDesk, type Made } from '../../../test/reports-desk.ts'
import { OFFICE_HOURS } from '../../../test/service.ts'
import { startApp } from '../../../test/start-app.ts'
import { measureDelays } from '../tickets/measure-commands.ts'

// Each delay is held to a count that anybody can read: ticket by ticket, with the domain's working time.
const timeZone = 'Europe/Paris'
const app = await startApp({ env: { DESK_TIMEZONE: timeZone } })
afterAll(() => app.close())
const { desk, made } = await makeReportsDesk(app, new Date(), 240)
const ange = await desk.as('ange.admin')
// One team has hours, the other works around the clock; one category promises less than the rest.
await ange.call(addCalendar, { body: { ...OFFICE_HOURS, teamIds: [desk.support.id] } })
const any = { categoryId: null, priority: null, takeMinutes: 240, resolveMinutes: 2_400 }
const wifi = { categoryId: desk.wifi.id, priority: null, takeMinutes: null, resolveMinutes: 9_000 }
await ange.call(putTargets, { body: { items: [any, wifi] } })
await measureDelays(app.deps)

const DAY = 86_400_000
const wall = new Intl.DateTimeFormat('en-CA', { timeZone })
const year = { from: wall.format(new Date(Date.now() - 454 * DAY)), to: wall.format(new Date()) }
const robin = await desk.id('robin.responsable')
const read = async (name: ReportName, login = 'robin.responsable') =>
  (await desk.as(login)).call(getReport, { params: { name }, query: { ...year, time: 'worked' } })

const hoursOf = ({ teamId }: Made): Hours =>
  teamId === desk.support.id
    ? { timeZone, week: OFFICE_HOURS.week, holidays: OFFICE_HOURS.holidays, closures: [] }
    : null
const worked = (ticket: Made, until: Date) =>
  Math.round(workingBetween(hoursOf(ticket), ticket.createdAt, until) / 1_000)
/** What a lead counts: what they read as a member, not what they filed. */
const counted = made.filter(
  ({ requesterId, createdAt }) => requesterId !== robin && wall.format(createdAt) >= year.from,
)
const percentile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const place = part * (sorted.length - 1)
  const [low = 0, high = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return Math.round(low + (high - low) * (place - Math.floor(place)))
}

test.each([
  ['time-to-take', (t: Made) => t.takenAt, (t: Made) => (t.categoryId === desk.wifi.id ? null : 240)],
  [
    'time-to-resolve',
    (t: Made) => (t.closeReason === 'duplicate' ? null : t.resolvedAt),
    (t: Made) => (t.categoryId === desk.wifi.id ? 9_000 : 2_400),
  ],
] as const)(
  '%s in working hours: median, ninth tenth, spread, and who kept the promise',
  async (name, end, promise) => {
    const took = counted.flatMap((ticket) => {
      const until = end(ticket)
      const minutes = promise(ticket)
      return until === null
        ? []
        : [{ seconds: worked(ticket, until), target: minutes === null ? null : minutes * 60 }]
    })
    const seconds = took.map((one) => one.seconds)
    const targets = took.flatMap(({ target }) => (target === null ? [] : [target]))
    const kept = took.filter((one) => one.target !== null && one.seconds <= one.target)
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.length).toBeLessThan(targets.length)
    const { rows, summary } = await read(name)
    expect(summary).toEqual(
      [
        ['count', 'count', took.length],
        ['median', 'worked', percentile(seconds, 0.5)],
        ['p90', 'worked', percentile(seconds, 0.9)],
        ['promised', 'count', targets.length],
        ['kept', 'count', kept.length],
        ['targetLeast', 'worked', Math.min(...targets)],
        ['targetMost', 'worked', Math.max(...targets)],
      ].map(([key, measure, value]) => ({ key, measure, value })),
    )
    const bounds = [-Infinity, ...WORKED_STEPS, Infinity]
    expect(rows.map(({ key, values }) => [key, values[0]])).toEqual(
      WORKED_KEYS.map((key, n) => [
        key,
        seconds.filter((s) => s >= (bounds[n] ?? 0) && s < (bounds[n + 1] ?? 0)).length,
      ]),
    )
  },
)

test('the slowest are those that took most working time', async () => {
  const took = counted
    .filter(({ closeReason }) => closeReason !== 'duplicate')
    .flatMap((ticket) => (ticket.resolvedAt === null ? [] : [worked(ticket, ticket.resolvedAt)]))
    .toSorted((a, b) => b - a)
  const { rows } = await read('slowest')
  expect(rows.map(({ values }) => values[1])).toEqual(took.slice(0, 20))
})

test('the median of a breakdown is in working hours too', async () => {
  const { rows, columns } = await read('breakdown')
  expect(columns.at(-1)).toEqual({ key: 'median', measure: 'worked' })
  const seconds = counted
    .filter(({ teamId, closeReason }) => teamId === desk.support.id && closeReason !== 'duplicate')
    .flatMap((ticket) => (ticket.resolvedAt === null ? [] : [worked(ticket, ticket.resolvedAt)]))
  expect(seconds.length).toBeGreaterThan(0)
  const { rows: under } = await (
    await desk.as('robin.responsable')
  ).call(getReport, {
    params: { name: 'breakdown' },
    query: { ...year, time: 'worked', by: 'team' },
  })
  expect(rows.length).toBeGreaterThan(0)
  expect(under.find(({ key }) => key === desk.support.id)?.values.at(-1)).toBe(percentile(seconds, 0.5))
})

test('what an erased ticket left keeps its delays', async () => {
  const before = await read('time-to-resolve', 'ange.admin')
  const closed = made.filter(({ status }) => status === 'closed').slice(0, 5)
  const figures = await app.db.ticketFigures.findMany({
    where: {
      ticketId: {
        in: (
          await app.db.ticket.findMany({
            where: { reference: { in: closed.map(({ reference }) => reference) } },
          })
        ).map(({ id }) => id),
      },
    },
  })
  expect(figures).toHaveLength(5)
  expect(
    figures.every(({ resolvedSeconds, takenSeconds }) => resolvedSeconds !== null && takenSeconds !== null),
  ).toBe(true)
  expect(before.summary.find(({ key }) => key === 'count')?.value).toBeGreaterThan(0)
})
