import type { Locale } from '../locale.ts'
import type { Translate } from '../translate.ts'

/** Who reads, and where the desk stands: every date is shown in the desk's zone. */
export type Reader = { t: Translate; locale: Locale; timeZone: string }

type Written = { year: string; month: string; day: string; hour: string; minute: string; second: string }

const regions = { fr: 'fr-FR', en: 'en-GB' } satisfies Record<Locale, string>

/** « lundi 23 novembre »; the year is said when it is not the present one. */
export function day(reader: Reader, instant: Date, now: Date): string {
  return calendarDay(reader, instant, {
    weekday: 'long',
    month: 'long',
    ...yearUnlessNow(reader, instant, now),
  })
}

/** « 23 nov. », « 1er déc. », « 7 janv. 2027 ». */
export function shortDay(reader: Reader, instant: Date, now: Date): string {
  return calendarDay(reader, instant, { month: 'short', ...yearUnlessNow(reader, instant, now) })
}

/** « 24 décembre », « 1er mars », « 7 janvier 2027 »: a date one keeps in mind. */
export function date(reader: Reader, instant: Date, now: Date): string {
  return calendarDay(reader, instant, { month: 'long', ...yearUnlessNow(reader, instant, now) })
}

/** « novembre 2026 », or « nov. » where there is no room; `month` is « 2026-11 ». */
export function monthName({ locale }: Reader, month: string, style: 'long' | 'short'): string {
  const year = style === 'long' ? { year: 'numeric' as const } : {}
  return formatOf(regions[locale], { month: style, ...year, timeZone: 'UTC' }).format(
    new Date(`${month}-15T00:00:00Z`),
  )
}

/** « aujourd’hui », « demain », « mercredi » within a week, else « 7 déc. ». */
export function comingDay(reader: Reader, instant: Date, now: Date): string {
  const near = nearDay(reader, instant, now)
  if (near !== undefined) return near
  const distance = daysBetween(reader.timeZone, now, instant)
  if (distance < 0 || distance > 6) return shortDay(reader, instant, now)
  return formatOf(regions[reader.locale], { weekday: 'long', timeZone: reader.timeZone }).format(instant)
}

/** « 14 h 30 », « 9 h »; « 14:30 » in English. */
export function time(reader: Reader, instant: Date): string {
  const { hour, minute } = written(reader.timeZone, instant)
  return clockTime(reader, `${hour}:${minute}`)
}

/** What a clock shows, written « 08:30 »: « 8 h 30 », « 9 h »; « 08:30 » in English. */
export function clockTime({ t, locale }: Pick<Reader, 't' | 'locale'>, shown: string): string {
  const [hour = '', minutes = ''] = shown.split(':')
  if (locale === 'en') return t('format.hoursMinutes', { hours: hour, minutes })
  const hours = String(Number(hour))
  return minutes === '00' ? t('format.hours', { hours }) : t('format.hoursMinutes', { hours, minutes })
}

/** An hour of every day, 0 to 23: « 9 h », « 09:00 » in English. */
export function hourOfDay({ t, locale }: Pick<Reader, 't' | 'locale'>, hour: number): string {
  if (locale === 'fr') return t('format.hours', { hours: String(hour) })
  return t('format.hoursMinutes', { hours: String(hour).padStart(2, '0'), minutes: '00' })
}

/** « lundi 23 novembre à 14 h 30 ». */
export function dayAndTime(reader: Reader, instant: Date, now: Date): string {
  return reader.t('format.at', { day: day(reader, instant, now), time: time(reader, instant) })
}

/** « aujourd’hui, 10 h 05 », « hier, 16 h 12 », else the day and time. */
export function moment(reader: Reader, instant: Date, now: Date): string {
  const near = nearDay(reader, instant, now)
  if (near === undefined) return dayAndTime(reader, instant, now)
  return reader.t('format.comma', { day: near, time: time(reader, instant) })
}

/** For narrow columns: « 10 h 05 » today, else « 20 nov., 16 h 12 ». */
export function shortMoment(reader: Reader, instant: Date, now: Date): string {
  if (daysBetween(reader.timeZone, now, instant) === 0) return time(reader, instant)
  return reader.t('format.comma', { day: shortDay(reader, instant, now), time: time(reader, instant) })
}

/** How a desk writes dates in its lists: `iso` is `2026-11-20 16:12:08`, `numeric` is `20/11/26 16:12`. */
export type ListDate = 'iso' | 'numeric' | 'words'

export function listDate(reader: Reader, style: ListDate, instant: Date, now: Date): string {
  if (style === 'words') return shortMoment(reader, instant, now)
  const { year, month, day: dayOfMonth, hour, minute, second } = written(reader.timeZone, instant)
  if (style === 'iso') return `${year}-${month}-${dayOfMonth} ${hour}:${minute}:${second}`
  return `${dayOfMonth}/${month}/${year.slice(-2)} ${hour}:${minute}`
}

function calendarDay(reader: Reader, instant: Date, options: Intl.DateTimeFormatOptions): string {
  const format = formatOf(regions[reader.locale], { ...options, day: 'numeric', timeZone: reader.timeZone })
  return format
    .formatToParts(instant)
    .map(({ type, value }, place, parts) => {
      if (type === 'day' && value === '1') return reader.t('format.first')
      // « 2 janvier » stays on one line.
      return parts[place - 1]?.type === 'day' ? value.replace(' ', '\u00a0') : value
    })
    .join('')
}

function yearUnlessNow(reader: Reader, instant: Date, now: Date): Intl.DateTimeFormatOptions {
  const isThisYear = written(reader.timeZone, instant).year === written(reader.timeZone, now).year
  return isThisYear ? {} : { year: 'numeric' }
}

function nearDay({ t, timeZone }: Reader, instant: Date, now: Date): string | undefined {
  const distance = daysBetween(timeZone, now, instant)
  if (distance === 0) return t('format.today')
  if (distance === -1) return t('format.yesterday')
  if (distance === 1) return t('format.tomorrow')
  return undefined
}

function daysBetween(timeZone: string, from: Date, to: Date): number {
  return Math.round((midnight(timeZone, to) - midnight(timeZone, from)) / 86_400_000)
}

function midnight(timeZone: string, instant: Date): number {
  const { year, month, day: dayOfMonth } = written(timeZone, instant)
  return Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth))
}

function written(timeZone: string, instant: Date): Written {
  const parts: Written = { year: '', month: '', day: '', hour: '', minute: '', second: '' }
  const format = formatOf('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  for (const { type, value } of format.formatToParts(instant)) {
    if (type in parts) Object.assign(parts, { [type]: value })
  }
  return parts
}

const formats = new Map<string, Intl.DateTimeFormat>()

// Making an Intl.DateTimeFormat costs a hundred times more than using it, and lists use many.
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = locale + JSON.stringify(options)
  const known = formats.get(name)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formats.set(name, made)
  return made
}
