import { week, WEEK_DAYS, type Week, type WeekDay } from '@guichet/contracts/service'

type Spans = Week[WeekDay]

/** « 08:30-12:30, 13:30-17:30 », also with `8h30`, `8 h` and long dashes; undefined where it is no hours of a day, in order. */
export function spansIn(typed: string): Spans | undefined {
  const pieces = typed
    .split(/[,;]/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  const spans = pieces.map((piece) => {
    const [from, to, ...more] = piece.split(/\s*[-–—]\s*/u).map(timeIn)
    return { from: from ?? '', to: more.length > 0 ? '' : (to ?? '') }
  })
  return week.shape.monday.safeParse(spans).data
}

/** The same, as it is read back. */
export const spansSaid = (spans: Spans): string => spans.map(({ from, to }) => `${from}-${to}`).join(', ')

/** Undefined where a day cannot be read. */
export function weekIn(typed: Readonly<Record<WeekDay, string>>): Week | undefined {
  return week.safeParse(Object.fromEntries(WEEK_DAYS.map((day) => [day, spansIn(typed[day])]))).data
}

const timeIn = (typed: string): string => {
  const found = /^(\d{1,2})\s*(?:[:hH]\s*(\d{2})?)?$/u.exec(typed.trim())
  return found ? `${(found[1] ?? '').padStart(2, '0')}:${found[2] ?? '00'}` : ''
}
