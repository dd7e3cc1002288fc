import { Temporal } from 'temporal-polyfill'
import type { Viewer } from './facts.ts'

/** Whose figures somebody reads: of these teams, of the whole desk, or of none. */
export function teamsReportedTo({ administrator, memberships }: Viewer): readonly string[] | 'all' | null {
  if (administrator) return 'all'
  const teams = memberships.filter(({ rights }) => rights.includes('report.read')).map(({ teamId }) => teamId)
  return teams.length === 0 ? null : teams
}

/** The teams of which somebody reads the tickets themselves in a report: an administrator, as such, reads none. */
export const teamsReadBy = ({ administrator, memberships }: Viewer): readonly string[] =>
  memberships
    .filter(({ rights }) => administrator || rights.includes('report.read'))
    .map(({ teamId }) => teamId)

/** Days on the desk's wall, both included, and the instants at which they begin and end. */
export interface Period {
  readonly from: string
  readonly to: string
  readonly since: Date
  /** Excluded. */
  readonly until: Date
  /** Where the period just before, of as many days, begins. */
  readonly before: Date
}

const USUAL_DAYS = 28

/** The period that is asked for: without its end it ends today, without its beginning it is of four weeks. */
export function periodOf(
  asked: { from?: string | undefined; to?: string | undefined },
  now: Date,
  timeZone: string,
): Period {
  const to = asked.to === undefined ? today(now, timeZone) : Temporal.PlainDate.from(asked.to)
  const usual = to.subtract({ days: USUAL_DAYS - 1 })
  const from = asked.from === undefined ? usual : Temporal.PlainDate.from(asked.from)
  const days = from.until(to, { largestUnit: 'days' }).days + 1
  return {
    from: from.toString(),
    to: to.toString(),
    since: startOf(from, timeZone),
    until: startOf(to.add({ days: 1 }), timeZone),
    before: startOf(from.subtract({ days }), timeZone),
  }
}

/** The instants at which the day of these many days ago begins on the desk's wall. */
export const daysAgo = (days: number, now: Date, timeZone: string): Date =>
  startOf(today(now, timeZone).subtract({ days }), timeZone)

const today = (now: Date, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()

const startOf = (day: Temporal.PlainDate, timeZone: string): Date =>
  new Date(day.toZonedDateTime({ timeZone }).epochMilliseconds)
