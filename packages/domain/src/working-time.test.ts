import * as fc from 'fast-check'
import { WEEK_DAYS, type Week } from '@guichet/contracts/service'
import { describe, expect, test } from 'vitest'
import { OFFICE } from './test-desk.ts'
import { addWorking, ordinaryDay, workingBetween, type WorkCalendar } from './working-time.ts'

const minute = 60_000
const hour = 60 * minute
const at = (instant: string) => new Date(instant)

/** Every day, day and night, but the hours named. */
const always = (spans: { from: string; to: string }[]): WorkCalendar => ({
  timeZone: 'Europe/Paris',
  week: {
    monday: spans,
    tuesday: spans,
    wednesday: spans,
    thursday: spans,
    friday: spans,
    saturday: spans,
    sunday: spans,
  },
  holidays: 'none',
  closures: [],
})
const nights = always([
  { from: '00:00', to: '06:00' },
  { from: '22:00', to: '24:00' },
])

describe('working time added to an instant', () => {
  test.each([
    ['within a morning', OFFICE, '2027-03-10T09:00:00+01:00', 60, '2027-03-10T10:00:00+01:00'],
    ['over lunch', OFFICE, '2027-03-10T12:00:00+01:00', 60, '2027-03-10T14:00:00+01:00'],
    ['to the last minute of the day', OFFICE, '2027-03-10T16:30:00+01:00', 60, '2027-03-10T17:30:00+01:00'],
    ['over a night', OFFICE, '2027-03-10T17:00:00+01:00', 60, '2027-03-11T09:00:00+01:00'],
    ['from the middle of the night', OFFICE, '2027-03-10T03:00:00+01:00', 15, '2027-03-10T08:45:00+01:00'],
    ['over a week-end', OFFICE, '2027-03-12T17:00:00+01:00', 60, '2027-03-15T09:00:00+01:00'],
    ['from a Sunday', OFFICE, '2027-03-14T15:00:00+01:00', 480, '2027-03-15T17:30:00+01:00'],
    [
      'over Easter, and the clocks with it',
      OFFICE,
      '2027-03-26T17:00:00+01:00',
      60,
      '2027-03-30T09:00:00+02:00',
    ],
    ['over 1 January, a Friday', OFFICE, '2026-12-31T17:00:00+01:00', 60, '2027-01-04T09:00:00+01:00'],
    ['over a closure of a week', OFFICE, '2027-02-12T17:00:00+01:00', 60, '2027-02-22T09:00:00+01:00'],
    ['over the end of summer time', OFFICE, '2026-10-23T17:00:00+02:00', 60, '2026-10-26T09:00:00+01:00'],
    ['three days of work', OFFICE, '2027-03-10T08:30:00+01:00', 3 * 480, '2027-03-12T17:30:00+01:00'],
    [
      'in the night that loses an hour',
      nights,
      '2027-03-28T00:00:00+01:00',
      300,
      '2027-03-28T06:00:00+02:00',
    ],
    [
      'in the night that gains an hour',
      nights,
      '2026-10-25T00:00:00+02:00',
      420,
      '2026-10-25T06:00:00+01:00',
    ],
    ['around the clock', null, '2027-03-13T23:30:00+01:00', 60, '2027-03-14T00:30:00+01:00'],
  ] as const)('%s', (_, hours, from, minutes, expected) => {
    expect(addWorking(hours, at(from), minutes * minute)?.toISOString()).toBe(at(expected).toISOString())
    expect(workingBetween(hours, at(from), at(expected))).toBe(minutes * minute)
  })

  test('a calendar that is never open promises nothing, and is not searched for ever', () => {
    expect(addWorking(always([]), at('2027-03-10T09:00:00Z'), 1)).toBeNull()
    const closed = { ...OFFICE, closures: [{ from: '2000-01-01', to: '2100-01-01' }] }
    expect(addWorking(closed, at('2027-03-10T09:00:00Z'), 1)).toBeNull()
  })

  test('nothing passes backwards', () => {
    expect(workingBetween(OFFICE, at('2027-03-11T09:00:00Z'), at('2027-03-10T09:00:00Z'))).toBe(0)
    expect(workingBetween(null, at('2027-03-11T09:00:00Z'), at('2027-03-10T09:00:00Z'))).toBe(0)
  })
})

test('an ordinary day is as long as its hours', () => {
  expect(ordinaryDay(OFFICE)).toBe(8 * hour)
  expect(ordinaryDay(null)).toBe(24 * hour)
})

const spans: fc.Arbitrary<Week['monday']> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((quarters) => {
    const edges = quarters.toSorted((one, other) => one - other).map(wallOf)
    return edges.flatMap((from, place) => {
      const to = edges[place + 1]
      return place % 2 === 0 && to !== undefined ? [{ from, to }] : []
    })
  })
const wallOf = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
const instants = fc.date({
  min: at('2024-01-01T00:00:00Z'),
  max: at('2030-12-31T00:00:00Z'),
  noInvalidDate: true,
})
const calendars: fc.Arbitrary<WorkCalendar> = fc.record({
  timeZone: fc.constantFrom(
    'Europe/Paris',
    'Indian/Reunion',
    'America/Martinique',
    'Pacific/Auckland',
    'UTC',
  ),
  week: fc.record({
    monday: spans,
    tuesday: spans,
    wednesday: spans,
    thursday: spans,
    friday: spans,
    saturday: spans,
    sunday: spans,
  }),
  holidays: fc.constantFrom('none', 'fr', 'fr-alsace-moselle'),
  closures: fc.constant([{ from: '2026-07-20', to: '2026-08-10' }]),
})

test('what is added is what is then counted, to the millisecond', () => {
  fc.assert(
    fc.property(calendars, instants, fc.integer({ min: 1, max: 200 * hour }), (hours, from, length) => {
      const until = addWorking(hours, from, length)
      if (until === null) return
      expect(workingBetween(hours, from, until)).toBe(length)
      // And no earlier instant has as much.
      expect(workingBetween(hours, from, new Date(until.getTime() - 1))).toBe(length - 1)
    }),
    { numRuns: 300 },
  )
})

test('time is the sum of its parts, wherever it is cut', () => {
  fc.assert(
    fc.property(calendars, fc.tuple(instants, instants, instants), (hours, dates) => {
      const [a, b, c] = dates.toSorted((one, other) => one.getTime() - other.getTime())
      if (!a || !b || !c || c.getTime() - a.getTime() > 400 * 24 * hour) return
      expect(workingBetween(hours, a, c)).toBe(workingBetween(hours, a, b) + workingBetween(hours, b, c))
    }),
    { numRuns: 300 },
  )
})

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** The other implementation: what a clock on the wall shows, a quarter of an hour after another. */
const slowly = ({ week }: WorkCalendar, from: number): number => {
  // Paris changes its hour on the hour: within one, the wall's quarters follow each other.
  const [day = '', time = ''] = wall.format(from).split(' ')
  const name = WEEK_DAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'monday'
  const quarters = ['00', '15', '30', '45'].map((quarter) => time.slice(0, 3) + quarter)
  const isOpen = (quarter: string) => week[name].some((span) => span.from <= quarter && quarter < span.to)
  return quarters.filter(isOpen).length * 15
}

test(
  'AC-200 two implementations agree over every hour of 2024 to 2030, changes of hour included',
  { timeout: 60_000 },
  () => {
    const odd = always([
      { from: '00:15', to: '02:45' },
      { from: '03:00', to: '12:30' },
      { from: '23:45', to: '24:00' },
    ])
    const hours = { ...odd, week: { ...odd.week, tuesday: OFFICE.week.tuesday, saturday: [] } }
    const wrong: string[] = []
    for (let from = Date.UTC(2024, 0, 1); from < Date.UTC(2031, 0, 1); from += hour) {
      const fast = workingBetween(hours, new Date(from), new Date(from + hour)) / minute
      if (fast !== slowly(hours, from)) wrong.push(new Date(from).toISOString())
    }
    expect(wrong).toEqual([])
  },
)
