import { DAY_WORDS, MONTHS } from '@guichet/contracts/search-language'
import { plain } from './plain.ts'

/**
 * The first day (`2026-03-01`) of what somebody typed: a day, a month or a year, in figures (ISO, or the day first) or in
 * words of either language; null for what is no date. `today` is the day on the reader's wall.
 */
export function dayTyped(typed: string, today: string): string | null {
  const text = plain(typed)
  if (isOneOf(DAY_WORDS.today, text)) return today
  if (isOneOf(DAY_WORDS.yesterday, text)) return dayBefore(today)
  for (const read of READINGS) {
    const found = read.exec(text)?.groups
    if (found !== undefined) return dayOf(found)
  }
  return null
}

// Spaces stand for hyphens too: see plain().
const READINGS = [
  /^(?<year>\d{4})(?: (?<month>\d{1,2})(?: (?<day>\d{1,2}))?)?$/u,
  /^(?:(?<day>\d{1,2})[/. ])?(?<month>\d{1,2})[/. ](?<year>\d{4}|\d{2})$/u,
  /^(?:(?<day>\d{1,2})(?:er|st|nd|rd|th)? )?(?<named>[a-z]+) (?<year>\d{4})$/u,
]

function dayOf({ year = '', month, named, day = '1' }: Record<string, string | undefined>): string | null {
  const y = Number(year.length === 2 ? `20${year}` : year)
  const m = named === undefined ? Number(month ?? '1') : monthNamed(named)
  const d = Number(day)
  const at = new Date(Date.UTC(y, m - 1, d))
  const isReal = y >= 1970 && y < 2200 && at.getUTCMonth() === m - 1 && at.getUTCDate() === d
  return isReal ? at.toISOString().slice(0, 10) : null
}

const monthNamed = (word: string): number =>
  1 + MONTHS.findIndex((names) => names.some((name) => plain(name) === word))

const isOneOf = (words: readonly string[], text: string): boolean =>
  words.some((word) => plain(word) === text)

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
