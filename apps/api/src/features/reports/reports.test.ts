import { afterAll, expect, test } from 'vitest'
import { FINAL, OPEN, STATUSES } from '@guichet/contracts/lifecycle'
import {
  AGE_KEYS,
  BREAKDOWNS,
  DELAY_KEYS,
  DELAY_STEPS,
  getReport,
  type Breakdown,
  type Report,
  type ReportName,
} from '@guichet/contracts/reports'
import { startApp } from '../../../test/start-app.ts'
import { makeReportsDesk, type Made } from '../../../test/reports-desk.ts'

// Each figure is held to a count that anybody can read: over all rows, one by one, with the calendar of the runtime.
const zone = 'Europe/Paris'
const app = await startApp({ env: { DESK_TIMEZONE: zone } })
afterAll(() => app.close())
const { desk, made, print } = await makeReportsDesk(app, new Date())
const lead = 'robin.responsable'
const leadId = await desk.id(lead)

type Query = Readonly<Record<string, string>>
const read = async (name: ReportName, query: Query = {}, login = lead): Promise<Report> =>
  (await desk.as(login)).call(getReport, { params: { name }, query })

const DAY = 86_400_000
const wall = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
const dayOf = (instant: Date): string => wall.format(instant)
const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10)
const today = dayOf(new Date())
/** Fifteen months: two changes of hour, of each kind. */
const year = { from: addDays(today, -454), to: today }
const spring = { from: '2026-03-27', to: '2026-03-31' }

/** What a lead counts: what they read as a member, not what they filed. */
const counted = made.filter(({ requesterId }) => requesterId !== leadId)
const isIn =
  ({ from, to }: { from: string; to: string }) =>
  (instant: Date | null): instant is Date =>
    instant !== null && dayOf(instant) >= from && dayOf(instant) <= to
const tally = (keys: readonly string[]): Map<string, number> => {
  const found = new Map<string, number>()
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1)
  return found
}
const isOpen = ({ status }: Made): boolean => OPEN.some((open) => open === status)
const isLate = ({ status, dueAt }: Made): boolean =>
  (status === 'dispatched' || status === 'assigned') && dueAt !== null && dueAt <= new Date()

/** As `percentile_cont`: between the two that stand around. */
function percentile(values: readonly number[], part: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const place = part * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  if (low === undefined || high === undefined) return null
  return Math.round(low + (high - low) * (place - Math.floor(place)))
}

const stepStart = (step: string, day: string): string => {
  if (step === 'month') return `${day.slice(0, 7)}-01`
  const weekDay = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
  return step === 'week' ? addDays(day, -weekDay) : day
}

test.each(['day', 'week', 'month'] as const)(
  'tickets created and closed by %s, those of a year counted one by one',
  async (step) => {
    const { rows, summary } = await read('created-and-closed', { ...year, step })
    const per = (of: (ticket: Made) => Date | null) =>
      tally(
        counted
          .map(of)
          .filter(isIn(year))
          .map((at) => stepStart(step, dayOf(at))),
      )
    const [created, closed] = [per((t) => t.createdAt), per((t) => t.finalAt)]
    const starts = new Set<string>()
    for (let day = year.from; day <= year.to; day = addDays(day, 1)) starts.add(stepStart(step, day))
    expect(rows.map(({ key, values }) => [key, values])).toEqual(
      [...starts].map((start) => [
        start < year.from ? year.from : start,
        [created.get(start) ?? 0, closed.get(start) ?? 0],
      ]),
    )
    expect(summary.map(({ value }) => value)).toEqual(
      [[...created.values()], [...closed.values()]].map((all) => all.reduce((a, b) => a + b, 0)),
    )
  },
)

test('a day of a change of hour has 23 or 25 hours, and every ticket of it', async () => {
  const { rows } = await read('created-and-closed', { ...spring, step: 'day' })
  const hours = rows.map(({ since = '', until = '' }) => (Date.parse(until) - Date.parse(since)) / 3_600_000)
  expect(hours).toEqual([24, 24, 23, 24, 24])
  const autumn = await read('created-and-closed', { from: '2026-10-25', to: '2026-10-25', step: 'day' })
  expect(autumn.since).toBe('2026-10-24T22:00:00.000Z')
  expect(autumn.until).toBe('2026-10-25T23:00:00.000Z')
})

test('tickets by hour and day of the week are those of a clock on the desk’s wall', async () => {
  const { rows } = await read('calendar', year)
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    hourCycle: 'h23',
    weekday: 'short',
  })
  const found = tally(
    counted
      .filter(({ createdAt }) => isIn(year)(createdAt))
      .map(({ createdAt }) => {
        const parts = Object.fromEntries(
          clock.formatToParts(createdAt).map(({ type, value }) => [type, value]),
        )
        return `${parts['weekday']} ${Number(parts['hour'])}`
      }),
  )
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  expect(rows.map(({ values }) => values)).toEqual(
    days.map((day) => Array.from({ length: 24 }, (_, hour) => found.get(`${day} ${hour}`) ?? 0)),
  )
})

test.each([
  ['time-to-take', (t: Made) => t.takenAt, () => true],
  ['time-to-resolve', (t: Made) => t.resolvedAt, (t: Made) => t.closeReason !== 'duplicate'],
] as const)('%s: median, ninth tenth and distribution', async (name, end, holds) => {
  const { rows, summary } = await read(name, year)
  const took = counted
    .filter((t) => isIn(year)(end(t)) && holds(t))
    .map((t) => ((end(t)?.getTime() ?? 0) - t.createdAt.getTime()) / 1_000)
  expect(summary.slice(0, 3).map(({ value }) => value)).toEqual([
    took.length,
    percentile(took, 0.5),
    percentile(took, 0.9),
  ])
  const bounds = [-Infinity, ...DELAY_STEPS, Infinity]
  expect(rows.map(({ key, values }) => [key, values[0]])).toEqual(
    DELAY_KEYS.map((key, n) => [
      key,
      took.filter((s) => s >= (bounds[n] ?? 0) && s < (bounds[n + 1] ?? 0)).length,
    ]),
  )
})

test('the slowest are those that took longest, the longest first', async () => {
  const { rows } = await read('slowest', year)
  const took = counted
    .filter((t) => isIn(year)(t.resolvedAt) && t.closeReason !== 'duplicate')
    .map((t) => Math.round(((t.resolvedAt?.getTime() ?? 0) - t.createdAt.getTime()) / 1_000))
    .toSorted((a, b) => b - a)
  expect(rows.map(({ values }) => values[1])).toEqual(took.slice(0, 20))
  expect(made.find(({ reference }) => reference === rows[0]?.key)?.title).toBe(rows[0]?.label)
})

test('what is open stands under its age in days of the desk', async () => {
  const { rows } = await read('ageing')
  const age = ({ createdAt }: Made) => Math.round((Date.parse(today) - Date.parse(dayOf(createdAt))) / DAY)
  const bounds = [-1, 0, 2, 7, 30, Infinity]
  const open = counted.filter(isOpen)
  expect(rows.map(({ key, values }) => [key, values])).toEqual(
    AGE_KEYS.map((key, n) => {
      const those = open.filter((t) => age(t) > (bounds[n] ?? 0) && age(t) <= (bounds[n + 1] ?? 0))
      return [
        key,
        [those.length, those.filter(({ agentId }) => agentId === null).length, those.filter(isLate).length],
      ]
    }),
  )
})

test('REQ-175 load: what each agent holds and ended, in alphabetical order, members with nothing too', async () => {
  const { rows } = await read('load', year)
  const of = (held: readonly Made[], ended: readonly Made[]) => [
    held.length,
    held.filter(({ status }) => status === 'pending_requester').length,
    held.filter(({ status }) => status === 'on_hold').length,
    held.filter(isLate).length,
    ended.length,
  ]
  const ended = counted.filter(({ finalAt }) => isIn(year)(finalAt))
  const expected = await Promise.all(
    ['alex.agent', 'lou.reseau', 'noa.agent', lead].map(async (login) => {
      const id = await desk.id(login)
      return [
        id,
        of(
          counted.filter((t) => isOpen(t) && t.agentId === id),
          ended.filter(({ agentId }) => agentId === id),
        ),
      ] as const
    }),
  )
  const free = counted.filter((t) => isOpen(t) && t.agentId === null)
  expect(rows.map(({ key, values }) => [key, values])).toEqual([
    ...expected.map(([id, values]) => [id, values]),
    ['none', [...of(free, []).slice(0, 4), null]],
  ])
  const teams = await read('load', { ...year, per: 'team' })
  expect(teams.rows.map(({ key, values }) => [key, values])).toEqual(
    [desk.support.id, desk.network.id].map((id) => [
      id,
      of(
        counted.filter((t) => isOpen(t) && t.teamId === id),
        ended.filter(({ teamId }) => teamId === id),
      ),
    ]),
  )
})

test('states: where tickets stand, and which ends they came to', async () => {
  const { rows } = await read('statuses', year)
  const isFinal = ({ status }: Made) => FINAL.some((final) => final === status)
  const stand = counted.filter((t) => !isFinal(t) || isIn(year)(t.finalAt))
  expect(rows.map(({ key, values }) => [key, values[0]])).toEqual(
    STATUSES.map((status) => [status, stand.filter((t) => t.status === status).length]),
  )
})

const partsOf: Record<Breakdown, (ticket: Made) => readonly (string | null)[]> = {
  team: ({ teamId }) => [teamId],
  category: ({ categoryId }) => [categoryId === desk.wifi.id ? categoryId : desk.service.id],
  product: ({ productId }) => [productId],
  establishment: ({ establishmentId }) => [establishmentId],
  audience: ({ audiences }) => audiences,
  origin: ({ origin }) => [origin],
}

test.each(BREAKDOWNS)('breakdown by %s: created, before, closed and the median delay', async (by) => {
  const period = { from: addDays(today, -100), to: addDays(today, -10) }
  const before = { from: addDays(today, -191), to: addDays(today, -101) }
  const { rows } = await read('breakdown', { ...period, by })
  const keys = new Set(counted.flatMap((t) => partsOf[by](t).map((key) => key ?? 'none')))
  const expected = [...keys].flatMap((key) => {
    const those = counted.filter((t) => partsOf[by](t).some((part) => (part ?? 'none') === key))
    const solved = those
      .filter((t) => isIn(period)(t.resolvedAt) && t.closeReason !== 'duplicate')
      .map((t) => ((t.resolvedAt?.getTime() ?? 0) - t.createdAt.getTime()) / 1_000)
    const values = [
      those.filter((t) => isIn(period)(t.createdAt)).length,
      those.filter((t) => isIn(before)(t.createdAt)).length,
      those.filter((t) => isIn(period)(t.finalAt)).length,
      percentile(solved, 0.5),
    ]
    return values.some((value) => value !== null && value > 0) ? [[key, values] as const] : []
  })
  expect(new Map(rows.map(({ key, values }) => [key, values]))).toEqual(new Map(expected))
})

test('a category is broken down into those under it, beside its own', async () => {
  const { rows } = await read('breakdown', { ...year, by: 'category', categoryId: desk.mailbox.id })
  const of = (id: string) => counted.filter((t) => t.categoryId === id && isIn(year)(t.createdAt)).length
  expect(new Map(rows.map(({ key, values }) => [key, values[0]]))).toEqual(
    new Map([desk.mailbox.id, print.id].map((id) => [id, of(id)])),
  )
})

test('solutions, refusals and reopenings are counted where they happened', async () => {
  const { rows, summary } = await read('reopened', { ...year, step: 'month' })
  const per = (kind: string) =>
    tally(
      counted
        .flatMap(({ acts }) => acts)
        .filter((act) => act.kind === kind && isIn(year)(act.at))
        .map(({ at }) => dayOf(at).slice(0, 7)),
    )
  const kinds = ['resolve', 'refuse_closure', 'reopen'].map(per)
  expect(rows.map(({ key, values }) => [key.slice(0, 7), values])).toEqual(
    rows.map(({ key }) => [key.slice(0, 7), kinds.map((months) => months.get(key.slice(0, 7)) ?? 0)]),
  )
  expect(summary.map(({ value }) => value)).toEqual(
    kinds.map((months) => [...months.values()].reduce((a, b) => a + b, 0)),
  )
})

test('satisfaction: each mark, how many gave one, and their average', async () => {
  const { rows, summary } = await read('satisfaction', year)
  const accepted = counted
    .flatMap(({ acts }) => acts)
    .filter(({ kind, at }) => kind === 'approve_closure' && isIn(year)(at))
  const marks = accepted.flatMap(({ satisfaction }) => (satisfaction === null ? [] : [satisfaction]))
  expect(rows.map(({ key, values }) => [key, values[0]])).toEqual(
    [5, 4, 3, 2, 1].map((mark) => [String(mark), marks.filter((one) => one === mark).length]),
  )
  const average = Math.round((marks.reduce((a, b) => a + b, 0) / marks.length) * 100) / 100
  expect(summary.map(({ value }) => value)).toEqual([accepted.length, marks.length, average])
})

test.each<[Query, (ticket: Made) => boolean]>([
  [{ teamId: desk.network.id }, ({ teamId }) => teamId === desk.network.id],
  [{ categoryId: desk.service.id }, ({ categoryId }) => categoryId !== desk.wifi.id],
  [{ origin: 'phone' }, ({ origin }) => origin === 'phone'],
  [{ audience: 'student' }, ({ audiences }) => audiences.includes('student')],
  [
    { establishmentId: desk.school.id, origin: 'portal' },
    (t) => t.establishmentId === desk.school.id && t.origin === 'portal',
  ],
])('filters narrow every figure alike: %j', async (query, holds) => {
  const { summary } = await read('created-and-closed', { ...year, ...query })
  const those = counted.filter(holds)
  expect(summary.map(({ value }) => value)).toEqual([
    those.filter((t) => isIn(year)(t.createdAt)).length,
    those.filter((t) => isIn(year)(t.finalAt)).length,
  ])
})

test('an administrator counts the whole desk, a lead what they do not stand in themselves', async () => {
  const all = await read('created-and-closed', year, 'ange.admin')
  expect(all.summary[0]?.value).toBe(made.filter((t) => isIn(year)(t.createdAt)).length)
  expect(made.length).toBeGreaterThan(counted.length)
})
