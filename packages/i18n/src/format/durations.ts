import type { Locale } from '../locale.ts'
import type { Translate } from '../translate.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour
const week = 7 * day
const month = 30.44 * day
const year = 365.25 * day

/**
 * A length of time in its largest sensible unit: « 8 secondes », « 42 min », « 1 h 10 », « 3 jours ».
 *
 * @param seconds its sign is ignored
 */
export function duration(t: Translate, seconds: number): string {
  const length = Math.abs(seconds)
  if (length < minute) return t('format.seconds', { count: Math.round(length) })
  if (length < hour) return t('format.minutes', { count: Math.floor(length / minute) })
  if (length < day) return hours(t, length)
  if (length < 2 * month) return t('format.days', { count: Math.floor(length / day) })
  if (length < 2 * year) return t('format.months', { count: Math.floor(length / month) })
  return t('format.years', { count: Math.floor(length / year) })
}

/** Working time, in hours however many, since a day of work is not a day: « 42 min », « 40 h », « 1 h 10 ». */
export function workedTime(t: Translate, seconds: number): string {
  const length = Math.abs(seconds)
  return length < hour ? t('format.minutes', { count: Math.round(length / minute) }) : hours(t, length)
}

/** « 12 mois », « 1 an et 6 mois »: a period of the settings, as ISO 8601 writes it (`P12M`). */
export function period(t: Translate, locale: Locale, written: string): string {
  const [, years, months, weeks, days] =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/u.exec(written)?.map(Number) ?? []
  const parts = [
    ['format.years', years || 0],
    ['format.months', months || 0],
    ['format.days', (weeks || 0) * 7 + (days || 0)],
  ] as const
  const said = parts.flatMap(([unit, count]) => (count > 0 ? t(unit, { count }) : []))
  return new Intl.ListFormat(locale).format(said)
}

/** « il y a 4 min », « dans 1 h », « à l’instant » within half a minute. */
export function relative(t: Translate, instant: Date, now: Date): string {
  const seconds = (instant.getTime() - now.getTime()) / 1000
  if (Math.abs(seconds) < 30) return t('format.now')
  return t(seconds < 0 ? 'format.ago' : 'format.in', { duration: duration(t, seconds) })
}

/** « En général, ces demandes sont résolues en deux jours. », to the nearest hour, day or week. */
export function usualDelay(t: Translate, seconds: number): string {
  const wholeHours = Math.round(seconds / hour)
  const wholeDays = Math.round(seconds / day)
  if (wholeHours === 0) return t('states.usual.hour')
  if (wholeHours < 24) return t('states.usual.hours', { count: wholeHours })
  if (wholeDays < 14) return t('states.usual.days', { count: Math.max(1, wholeDays) })
  return t('states.usual.weeks', { count: Math.round(seconds / week) })
}

function hours(t: Translate, seconds: number): string {
  const whole = Math.floor(seconds / hour)
  const rest = Math.floor((seconds % hour) / minute)
  if (rest === 0) return t('format.wholeHours', { count: whole })
  return t('format.hoursAndMinutes', { count: whole, minutes: String(rest).padStart(2, '0') })
}
