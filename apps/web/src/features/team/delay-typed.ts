import { workedTime } from '@guichet/i18n/format/durations'
import type { Translate } from '@guichet/i18n/translate'

/** « 30 min », « 4 h », « 1 h 30 » in minutes; null for nothing; undefined where it cannot be read. */
export function minutesIn(typed: string): number | null | undefined {
  const text = typed.trim().toLowerCase()
  if (text === '') return null
  const found = /^(?:(\d{1,4})\s*h(?:\s*([0-5]?\d)(?:\s*min)?)?|(\d{1,6})\s*min)$/u.exec(text)
  if (!found) return undefined
  const [, hours = '0', rest = '0', alone] = found
  const minutes = alone === undefined ? Number(hours) * 60 + Number(rest) : Number(alone)
  return minutes === 0 ? undefined : minutes
}

/** The same, as it is read back. */
export const minutesSaid = (t: Translate, minutes: number | null): string =>
  minutes === null ? '' : workedTime(t, minutes * 60)
