import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addPeriod, lastTimeAt, nextFriday } from './calendar.ts'

const paris = (local: string, offset: string) => new Date(`${local}${offset}`)

test.each([
  ['2027-01-31T09:00', '+01:00', 'P1M', '2027-02-28T09:00', '+01:00'],
  ['2024-01-31T09:00', '+01:00', 'P1M', '2024-02-29T09:00', '+01:00'],
  ['2028-01-30T23:59', '+01:00', 'P1M', '2028-02-29T23:59', '+01:00'],
  ['2100-01-31T12:00', '+01:00', 'P1M', '2100-02-28T12:00', '+01:00'],
  ['2024-02-29T08:00', '+01:00', 'P12M', '2025-02-28T08:00', '+01:00'],
  ['2026-12-31T00:00', '+01:00', 'P1M', '2027-01-31T00:00', '+01:00'],
  ['2027-03-15T10:00', '+01:00', 'P1M', '2027-04-15T10:00', '+02:00'],
  ['2027-10-20T10:00', '+02:00', 'P14D', '2027-11-03T10:00', '+01:00'],
  ['2027-03-14T02:30', '+01:00', 'P14D', '2027-03-28T03:30', '+02:00'],
  ['2027-05-31T09:00', '+02:00', 'P1Y1M', '2028-06-30T09:00', '+02:00'],
  ['2027-05-31T09:00', '+02:00', 'P2W', '2027-06-14T09:00', '+02:00'],
])('REQ-199 in Paris, %s%s and %s make %s%s', (from, fromOffset, period, to, toOffset) => {
  expect(addPeriod(paris(from, fromOffset), period, 'Europe/Paris')).toEqual(paris(to, toOffset))
})

test('the desk’s zone decides which day it is', () => {
  const instant = new Date('2027-02-28T22:00:00Z')
  expect(addPeriod(instant, 'P1M', 'Europe/Paris')).toEqual(new Date('2027-03-28T21:00:00Z'))
  expect(addPeriod(instant, 'P1M', 'Indian/Reunion')).toEqual(new Date('2027-03-31T22:00:00Z'))
})

test('a later instant is never due earlier', () => {
  const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2101-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, instants, (one, other) => {
      const [first, last] = one <= other ? [one, other] : [other, one]
      // Local clocks go back one hour a year: two instants of that hour may swap, by at most that hour.
      const due = (instant: Date) => addPeriod(instant, 'P1M', 'Europe/Paris').getTime()
      expect(due(first)).toBeLessThanOrEqual(due(last) + 3_600_000)
    }),
  )
})

test.each([
  ['an ordinary day, later', 7, '2026-11-24T10:00+01:00', '2026-11-24T07:00+01:00'],
  ['on the stroke of the hour', 7, '2026-11-24T07:00+01:00', '2026-11-24T07:00+01:00'],
  ['a moment before', 7, '2026-11-24T06:59:59+01:00', '2026-11-23T07:00+01:00'],
  ['midnight', 0, '2026-11-24T00:00+01:00', '2026-11-24T00:00+01:00'],
  ['the last hour, over a month’s end', 23, '2026-12-01T05:00+01:00', '2026-11-30T23:00+01:00'],
  ['the day that goes forward', 7, '2027-03-28T08:00+02:00', '2027-03-28T07:00+02:00'],
  ['the hour that this day skips', 2, '2027-03-28T03:00+02:00', '2027-03-28T03:00+02:00'],
  ['just before it would have come', 2, '2027-03-28T01:59+01:00', '2027-03-27T02:00+01:00'],
  ['the hour that comes twice, the first time', 2, '2027-10-31T02:10+02:00', '2027-10-31T02:00+02:00'],
  ['the hour that comes twice, the second time', 2, '2027-10-31T02:10+01:00', '2027-10-31T02:00+02:00'],
  ['the day that goes back', 7, '2027-10-31T07:00+01:00', '2027-10-31T07:00+01:00'],
])('in Paris, the last time at an hour: %s', (_, hour, now, last) => {
  expect(lastTimeAt(hour, new Date(now), 'Europe/Paris')).toEqual(new Date(last))
})

test('the last time at an hour is never to come, and at most a day of 25 hours away', () => {
  const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2101-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(
      instants,
      fc.nat(23),
      fc.constantFrom('Europe/Paris', 'Indian/Reunion'),
      (now, hour, zone) => {
        const ago = now.getTime() - lastTimeAt(hour, now, zone).getTime()
        expect(ago).toBeGreaterThanOrEqual(0)
        expect(ago).toBeLessThan(25 * 3_600_000)
      },
    ),
  )
})

test.each([
  ['on a Monday', '2026-11-23T10:00+01:00', '2026-11-27T17:00+01:00'],
  ['on a Friday, a week later', '2026-11-27T08:00+01:00', '2026-12-04T17:00+01:00'],
  ['on a Sunday', '2026-11-29T23:59+01:00', '2026-12-04T17:00+01:00'],
  ['over the day that goes forward', '2027-03-26T18:00+01:00', '2027-04-02T17:00+02:00'],
])('in Paris, the next Friday at five: %s', (_, now, friday) => {
  expect(nextFriday(17, new Date(now), 'Europe/Paris')).toEqual(new Date(friday))
})
