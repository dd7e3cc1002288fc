import type { Reader } from './dates.ts'

type Zone = Pick<Reader, 'timeZone'>

/** What a clock on the desk's wall shows at an instant, to the minute, as fields of a form say it: « 2026-11-23T14:30 ». */
export function onTheWall({ timeZone }: Zone, instant: Date): string {
  const parts = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`
}

/**
 * The instant at which that clock showed it; null for what is no date. Of an hour that came twice the first, of one that was
 * skipped the one after.
 */
export function instantAt(zone: Zone, wall: string): Date | null {
  const shown = Date.parse(`${wall}Z`)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(wall) || Number.isNaN(shown)) return null
  const found = [shown - aheadOf(zone, shown - dayMs), shown - aheadOf(zone, shown + dayMs)]
  const right = found.filter((at) => onTheWall(zone, new Date(at)) === wall)
  return new Date(right.length > 0 ? Math.min(...right) : Math.max(...found))
}

const dayMs = 86_400_000

function aheadOf(zone: Zone, at: number): number {
  return Date.parse(`${onTheWall(zone, new Date(at))}Z`) - Math.floor(at / 60_000) * 60_000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  formats.set(timeZone, made)
  return made
}
