import { Temporal } from 'temporal-polyfill'

/**
 * The instant a calendar period after another, as a clock on the desk's wall counts: 31 January and `P1M` make the last day
 * of February at the same hour, whatever the change of hour between.
 * `period` is an ISO 8601 duration in years, months, weeks and days; `timeZone` an IANA name.
 */
export const addPeriod = (instant: Date, period: string, timeZone: string): Date =>
  new Date(
    Temporal.Instant.fromEpochMilliseconds(instant.getTime())
      .toZonedDateTimeISO(timeZone)
      .add(Temporal.Duration.from(period))
      .toInstant().epochMilliseconds,
  )
