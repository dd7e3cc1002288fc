import type { Moment } from '../../../../prisma/demo/story.ts'

const day = 86_400_000

/**
 * The instant of a moment counted in working days from `now`: `[-1, '10:05']` is five past ten on the desk's wall, on the last
 * working day before today (or before the last Friday, on a weekend).
 */
export function instantOf([workingDays, time]: Moment, now: Date, timeZone: string): Date {
  const date = workingDay(workingDays, wallClock(now, timeZone))
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  date.setUTCHours(hours, minutes, 0, 0)
  return fromWall(date, timeZone)
}

/** What a clock on the wall shows, as if it were UTC. */
function wallClock(instant: Date, timeZone: string): Date {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(instant)
  return new Date(`${shown.replace(' ', 'T')}Z`)
}

function fromWall(wall: Date, timeZone: string): Date {
  const ahead = wallClock(wall, timeZone).getTime() - wall.getTime()
  return new Date(wall.getTime() - ahead)
}

function workingDay(count: number, from: Date): Date {
  const date = new Date(from)
  while (isWeekend(date)) date.setTime(date.getTime() - day)
  for (let left = Math.abs(count); left > 0;) {
    date.setTime(date.getTime() + Math.sign(count) * day)
    if (!isWeekend(date)) left -= 1
  }
  return date
}

const isWeekend = (date: Date) => date.getUTCDay() === 0 || date.getUTCDay() === 6
