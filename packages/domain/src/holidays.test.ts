import { expect, test } from 'vitest'
import { holidaysOf } from './holidays.ts'

test.each([
  // Easter Monday, Ascension, Whit Monday, as the calendars of these years print them.
  [2024, '2024-04-01', '2024-05-09', '2024-05-20'],
  [2025, '2025-04-21', '2025-05-29', '2025-06-09'],
  [2026, '2026-04-06', '2026-05-14', '2026-05-25'],
  [2027, '2027-03-29', '2027-05-06', '2027-05-17'],
  [2028, '2028-04-17', '2028-05-25', '2028-06-05'],
  [2030, '2030-04-22', '2030-05-30', '2030-06-10'],
  // The earliest and the latest of the century.
  [2008, '2008-03-24', '2008-05-01', '2008-05-12'],
  [2038, '2038-04-26', '2038-06-03', '2038-06-14'],
])('the moving public holidays of %i', (year, ...moving) => {
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
  const all = [...fixed.map((day) => `${year}-${day}`), ...moving].toSorted()
  expect(holidaysOf('fr', year)).toEqual(all)
})

test('Alsace and Moselle have Good Friday and 26 December besides', () => {
  const more = holidaysOf('fr-alsace-moselle', 2027).filter((day) => !holidaysOf('fr', 2027).includes(day))
  expect(more).toEqual(['2027-03-26', '2027-12-26'])
})

test('a calendar may have none', () => {
  expect(holidaysOf('none', 2027)).toEqual([])
})
