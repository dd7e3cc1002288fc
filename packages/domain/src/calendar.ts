import { Temporal } from 'temporal-polyfill'

const onTheWall = (instant: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)

/**
 * The instant a calendar period after another, as a clock on the desk's wall counts: 31 January and `P1M` make the last day
 * of February at the same hour, whatever the change of hour between.
 * `period` is an ISO 8601 duration in years, months, weeks and days; `timeZone` an IANA name.
 */
export const addPeriod = (instant: Date, period: string, timeZone: string): Date =>
  new Date(onTheWall(instant, timeZone).add(Temporal.Duration.from(period)).toInstant().epochMilliseconds)

/**
 * The last instant, `now` or before, at which a clock on the desk's wall read this hour (0 to 23) sharp. Once a day, also on
 * the days of a change of hour: an hour that is skipped is taken at the next one, of one that comes twice the first counts.
 */
export function lastTimeAt(hour: number, now: Date, timeZone: string): Date {
  const today = onTheWall(now, timeZone).toPlainDate()
  const at = (day: Temporal.PlainDate) =>
    new Date(
      day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour }) }).epochMilliseconds,
    )
  return at(today) <= now ? at(today) : at(today.subtract({ days: 1 }))
}

/** The next Friday after today, at this hour (0 to 23) sharp on the desk's wall. */
export function nextFriday(hour: number, now: Date, timeZone: string): Date {
  const today = onTheWall(now, timeZone).toPlainDate()
  const day = today.add({ days: ((FRIDAY - today.dayOfWeek + 6) % 7) + 1 })
  return new Date(
    day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour }) }).epochMilliseconds,
  )
}

const FRIDAY = 5
