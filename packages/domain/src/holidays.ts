import type { Holidays } from '@guichet/contracts/service'
import { dayNumber, isoDay } from './days.ts'

/**
 * The public holidays of a year, as ISO days: the eleven of article L3133-1 of the French labour code, and the two more of
 * Alsace and Moselle. Those of the overseas departments are a calendar's own closures.
 */
export const holidaysOf = (kind: Holidays, year: number): readonly string[] => {
  if (kind === 'none') return []
  const easter = easterOf(year)
  const moving = [1, 39, 50, ...(kind === 'fr-alsace-moselle' ? [-2] : [])]
  const fixed = [...FIXED, ...(kind === 'fr-alsace-moselle' ? ['12-26'] : [])]
  return [
    ...fixed.map((monthDay) => `${year}-${monthDay}`),
    ...moving.map((days) => isoDay(easter + days)),
  ].toSorted()
}

const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']

/** Easter Sunday as a day number: the anonymous Gregorian algorithm (Meeus, “Astronomical Algorithms”, chapter 8). */
const easterOf = (year: number): number => {
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const golden = year % 19
  const corrected =
    century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const moon = (19 * golden + corrected + 15) % 30
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - moon - (yearOfCentury % 4)) % 7
  const shift = Math.floor((golden + 11 * moon + 22 * weekday) / 451)
  const place = moon + weekday - 7 * shift + 114
  return dayNumber(year, Math.floor(place / 31), (place % 31) + 1)
}
