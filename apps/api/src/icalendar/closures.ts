import { LIMITS } from '@guichet/contracts/limits'
import { closure, type Closure } from '@guichet/contracts/service'
import { refusal } from '@guichet/domain/reasons'
import ICAL from 'ical.js'

/** How far repeated events are followed, and how many times at most. */
const yearsAhead = 3
const repeatsAtMost = 400

/**
 * The whole days of the events of an iCalendar file (RFC 5545), repeated ones for three years from `today`, an ISO day; events
 * at hours of a day close nothing. Those that are over are left out.
 * @throws {Refusal} `invalid` when it is no iCalendar file.
 */
export function closuresIn(text: string, today: string): Closure[] {
  const until = `${Number(today.slice(0, 4)) + yearsAhead}${today.slice(4)}`
  try {
    return eventsIn(text)
      .filter(({ startDate }) => startDate?.isDate)
      .flatMap((event) => occurrencesOf(event, until))
      .filter(({ to }) => to >= today)
      .map((found) => closure.parse(found))
  } catch {
    throw refusal('refusal.icalendar_unreadable', { pointer: '/icalendar' })
  }
}

function eventsIn(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  if (calendar.name !== 'vcalendar') throw new TypeError(calendar.name)
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

function occurrencesOf(event: ICAL.Event, until: string): Closure[] {
  const label = labelOf(event)
  // The end of whole days is the morning after the last; an event without an end is one day.
  const length = Math.max(1, Math.round(event.duration.toSeconds() / 86_400))
  const closedFrom = (from: ICAL.Time): Closure => {
    const last = from.clone()
    last.adjust(length - 1, 0, 0, 0)
    return { from: isoOf(from), to: isoOf(last), label }
  }
  if (!event.isRecurring()) return [closedFrom(event.startDate)]
  const closures: Closure[] = []
  const dates = event.iterator()
  for (let n = 0; n < repeatsAtMost; n += 1) {
    const next = dates.next()
    if (!next || isoOf(next) > until) break
    closures.push(closedFrom(next))
  }
  return closures
}

/** One line, as short as labels are. */
const labelOf = ({ summary }: ICAL.Event): string => {
  const line = (summary ?? '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LIMITS.label)
  return line === '' ? '-' : line
}

const isoOf = (time: ICAL.Time): string => time.toString().slice(0, 10)
