import { Temporal } from 'temporal-polyfill'
import { WEEK_DAYS, type Closure, type Holidays, type Week } from '@guichet/contracts/service'
import { dayIn, isoDay, weekDayOf } from './days.ts'
import { holidaysOf } from './holidays.ts'

/** When a team works, on the wall of one zone. */
export interface WorkCalendar {
  readonly timeZone: string
  readonly week: Week
  readonly holidays: Holidays
  readonly closures: readonly Pick<Closure, 'from' | 'to'>[]
}

/** Null works around the clock. */
export type Hours = WorkCalendar | null

/**
 * The first instant by which so much working time has passed, in milliseconds: 17:30 and an hour make 9:00 of the next working
 * day where the day ends at 18:00 and begins at 8:30. Null when three years of this calendar do not hold it.
 */
export const addWorking = (hours: Hours, from: Date, milliseconds: number): Date | null => {
  const start = from.getTime()
  if (hours === null) return new Date(start + milliseconds)
  let left = milliseconds
  const first = dayIn(from, hours.timeZone)
  for (let day = first; day < first + horizonDays; day += 1) {
    for (const [opens, closes] of openOn(hours, day)) {
      const begins = Math.max(opens, start)
      if (closes <= begins) continue
      if (left <= closes - begins) return new Date(begins + left)
      left -= closes - begins
    }
  }
  return null
}

/** The working time between two instants, in milliseconds; none when the second comes first. */
export const workingBetween = (hours: Hours, from: Date, to: Date): number => {
  const [start, end] = [from.getTime(), to.getTime()]
  if (hours === null) return Math.max(0, end - start)
  if (end <= start) return 0
  let sum = 0
  const last = dayIn(to, hours.timeZone)
  for (let day = dayIn(from, hours.timeZone); day <= last; day += 1) {
    for (const [opens, closes] of openOn(hours, day)) {
      sum += Math.max(0, Math.min(closes, end) - Math.max(opens, start))
    }
  }
  return sum
}

/** The working time of an ordinary day, in milliseconds: the mean of the days of the week that have any. */
export const ordinaryDay = (hours: Hours): number => {
  if (hours === null) return dayMs
  const days = WEEK_DAYS.map((name) =>
    hours.week[name].reduce((sum, { from, to }) => sum + wall(to) - wall(from), 0),
  )
  const open = days.filter((length) => length > 0)
  return open.length === 0 ? dayMs : open.reduce((sum, length) => sum + length, 0) / open.length
}

const dayMs = 86_400_000
const horizonDays = 3 * 366

/** From when until when, in milliseconds since 1970. */
type Open = readonly [opens: number, closes: number]

/** A day is asked for again and again: by each ticket that waits over it. */
const known = new WeakMap<WorkCalendar, Map<number, readonly Open[]>>()

const openOn = (hours: WorkCalendar, day: number): readonly Open[] => {
  const days = known.get(hours) ?? new Map<number, readonly Open[]>()
  known.set(hours, days)
  const found = days.get(day) ?? worked(hours, day)
  days.set(day, found)
  return found
}

const worked = (hours: WorkCalendar, day: number): readonly Open[] => {
  const name = WEEK_DAYS[weekDayOf(day)] ?? 'monday'
  const spans = hours.week[name]
  if (spans.length === 0 || isClosed(hours, isoDay(day))) return []
  const midnight = day * dayMs
  return piecesOf(hours.timeZone, day).flatMap(({ from, to, ahead }) =>
    spans
      .map(({ from: opens, to: closes }): Open => [
        Math.max(from, midnight + wall(opens) - ahead),
        Math.min(to, midnight + wall(closes) - ahead),
      ])
      .filter(([opens, closes]) => opens < closes),
  )
}

const isClosed = ({ holidays, closures }: WorkCalendar, day: string): boolean =>
  closures.some(({ from, to }) => from <= day && day <= to) ||
  holidaysOf(holidays, Number(day.slice(0, 4))).includes(day)

/** A day in pieces of one offset from UTC: two on the day that the clocks change, else one. */
const piecesOf = (timeZone: string, day: number): { from: number; to: number; ahead: number }[] => {
  const [begins, ends] = [startOf(timeZone, day), startOf(timeZone, day + 1)]
  const piece = (from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime) => ({
    from: from.epochMilliseconds,
    to: to.epochMilliseconds,
    ahead: from.offsetNanoseconds / 1_000_000,
  })
  const change =
    begins.offsetNanoseconds === ends.offsetNanoseconds ? null : begins.getTimeZoneTransition('next')
  return change === null ? [piece(begins, ends)] : [piece(begins, change), piece(change, ends)]
}

const startOf = (timeZone: string, day: number): Temporal.ZonedDateTime =>
  Temporal.PlainDate.from(isoDay(day)).toZonedDateTime(timeZone)

/** Milliseconds since midnight of `08:30`. */
const wall = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * 60_000
}
