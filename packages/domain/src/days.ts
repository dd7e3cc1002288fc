import { Temporal } from 'temporal-polyfill'

const dayMs = 86_400_000

/** Days since 1 January 1970, whatever the zone; months from 1. */
export const dayNumber = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / dayMs

/** `2026-11-22` of a day number. */
export const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** 0 for Monday to 6 for Sunday: 1 January 1970 was a Thursday. */
export const weekDayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** The day number that calendars on the wall of this zone show at an instant. */
export const dayIn = (instant: Date, timeZone: string): number => {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(
    timeZone,
  )
  return dayNumber(year, month, day)
}
