import { Refusal } from '@guichet/domain/refusal'
import { describe, expect, test } from 'vitest'
import { closuresIn } from './closures.ts'

const file = (...events: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Valmer//FR', ...events, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]): string =>
  ['BEGIN:VEVENT', 'UID:1@valmer.example', 'DTSTAMP:20260901T000000Z', ...lines, 'END:VEVENT'].join('\r\n')

const days = (text: string) =>
  closuresIn(text, '2026-11-22').map(({ from, to, label }) => `${from} ${to} ${label}`)

describe('closed days of an iCalendar file', () => {
  test.each([
    [
      'the end is the morning after',
      event('SUMMARY:Fermeture', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20270104'),
      ['2026-12-24 2027-01-03 Fermeture'],
    ],
    [
      'one day without an end',
      event('SUMMARY:Pont', 'DTSTART;VALUE=DATE:20270507'),
      ['2027-05-07 2027-05-07 Pont'],
    ],
    [
      'a length in place of an end',
      event('SUMMARY:Pont', 'DTSTART;VALUE=DATE:20270507', 'DURATION:P3D'),
      ['2027-05-07 2027-05-09 Pont'],
    ],
    [
      'each year, three years ahead',
      event('SUMMARY:Saint-Valmer', 'DTSTART;VALUE=DATE:20200629', 'RRULE:FREQ=YEARLY'),
      ['2027-06-29', '2028-06-29', '2029-06-29'].map((day) => `${day} ${day} Saint-Valmer`),
    ],
    [
      'but not on the days left out',
      event(
        'SUMMARY:Inventaire',
        'DTSTART;VALUE=DATE:20270104',
        'RRULE:FREQ=WEEKLY;COUNT=3',
        'EXDATE;VALUE=DATE:20270111',
      ),
      ['2027-01-04', '2027-01-18'].map((day) => `${day} ${day} Inventaire`),
    ],
    [
      'a meeting closes nothing',
      event('SUMMARY:Réunion', 'DTSTART:20270104T090000Z', 'DTEND:20270104T100000Z'),
      [],
    ],
    ['what is over is left out', event('SUMMARY:Passé', 'DTSTART;VALUE=DATE:20261101'), []],
    [
      'a name of several lines is one',
      event('SUMMARY:Pont\\nde mai', 'DTSTART;VALUE=DATE:20270507'),
      ['2027-05-07 2027-05-07 Pont de mai'],
    ],
    ['no name', event('DTSTART;VALUE=DATE:20270507'), ['2027-05-07 2027-05-07 -']],
  ])('%s', (_, said, expected) => {
    expect(days(file(said))).toEqual(expected)
  })

  test('a rule that never ends is followed for a while', () => {
    const daily = event('SUMMARY:Toujours', 'DTSTART;VALUE=DATE:20261201', 'RRULE:FREQ=DAILY')
    expect(days(file(daily)).length).toBeLessThanOrEqual(400)
  })

  test('a rule that never comes true is given up at once', () => {
    const never = event('DTSTART;VALUE=DATE:20261201', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')
    expect(days(file(never)).length).toBeLessThanOrEqual(400)
  })

  test.each([
    '',
    'n’importe quoi',
    'BEGIN:VCARD\r\nEND:VCARD',
    'BEGIN:VCALENDAR',
    '{}',
    file(event('DTSTART;VALUE=DATE:hier')),
  ])('what is no calendar is refused, or closes nothing: %j', (text) => {
    expect(refusedOrEmpty(text)).toBe(true)
  })
})

const refusedOrEmpty = (text: string): boolean => {
  try {
    return closuresIn(text, '2026-11-22').length === 0
  } catch (error) {
    return error instanceof Refusal && error.reason === 'refusal.icalendar_unreadable'
  }
}
