import { describe, expect, test } from 'vitest'
import { translator } from '../translator.ts'
import {
  clockTime,
  day,
  dayAndTime,
  listDate,
  moment,
  monthName,
  shortDay,
  shortMoment,
  time,
  type Reader,
} from './dates.ts'
import { duration, period, relative, usualDelay } from './durations.ts'
import { establishmentName, initials } from './names.ts'
import { size } from './sizes.ts'

const fr: Reader = { t: translator('fr'), locale: 'fr', timeZone: 'Europe/Paris' }
const en: Reader = { t: translator('en'), locale: 'en', timeZone: 'Europe/Paris' }
const now = new Date('2026-11-23T10:00:00Z')
const afternoon = new Date('2026-11-23T13:30:00Z')

describe('dates', () => {
  test('a sentence says the day and the hour', () => {
    expect(dayAndTime(fr, afternoon, now)).toBe('lundi 23\u00a0novembre à 14 h 30')
    expect(dayAndTime(en, afternoon, now)).toBe('Monday 23\u00a0November at 14:30')
  })

  test('a month has a long name with its year, and a short one', () => {
    expect([monthName(fr, '2026-11', 'long'), monthName(fr, '2027-02', 'short')]).toEqual([
      'novembre 2026',
      'févr.',
    ])
    expect([monthName(en, '2026-01', 'long'), monthName(en, '2026-12', 'short')]).toEqual([
      'January 2026',
      'Dec',
    ])
  })

  test('a whole hour has no minutes, and no leading zero', () => {
    expect(time(fr, new Date('2026-11-23T08:00:00Z'))).toBe('9 h')
    expect(time(fr, new Date('2026-11-23T08:05:00Z'))).toBe('9 h 05')
    expect(time(en, new Date('2026-11-23T08:05:00Z'))).toBe('09:05')
  })

  test('today, yesterday and tomorrow are the desk’s days, not the browser’s', () => {
    expect(moment(fr, new Date('2026-11-23T09:05:00Z'), now)).toBe('aujourd’hui, 10 h 05')
    expect(moment(fr, new Date('2026-11-22T22:59:00Z'), now)).toBe('hier, 23 h 59')
    expect(moment(fr, new Date('2026-11-22T23:01:00Z'), now)).toBe('aujourd’hui, 0 h 01')
    expect(moment({ ...fr, timeZone: 'Indian/Reunion' }, new Date('2026-11-23T20:30:00Z'), now)).toBe(
      'demain, 0 h 30',
    )
    expect(moment(fr, new Date('2026-11-20T15:12:00Z'), now)).toBe('vendredi 20\u00a0novembre à 16 h 12')
  })

  test('the day before a change of hour is still yesterday', () => {
    const monday = new Date('2026-10-26T00:30:00Z')
    expect(moment(fr, new Date('2026-10-25T00:30:00Z'), monday)).toBe('hier, 2 h 30')
  })

  test('another year is said, and the first of a month is the first', () => {
    expect(day(fr, new Date('2027-01-07T12:00:00Z'), now)).toBe('jeudi 7\u00a0janvier 2027')
    expect(shortDay(fr, new Date('2026-12-01T12:00:00Z'), now)).toBe('1er\u00a0déc.')
    expect(shortMoment(fr, new Date('2026-11-20T15:12:00Z'), now)).toBe('20\u00a0nov., 16 h 12')
  })

  test('lists write dates as their preset does', () => {
    const filed = new Date('2026-11-20T15:12:08Z')
    expect(listDate(fr, 'iso', filed, now)).toBe('2026-11-20 16:12:08')
    expect(listDate(fr, 'numeric', filed, now)).toBe('20/11/26 16:12')
    expect(listDate(fr, 'words', filed, now)).toBe('20\u00a0nov., 16 h 12')
  })
})

test.each([
  [8, '8 secondes'],
  [42 * 60, '42 min'],
  [3600, '1 h'],
  [70 * 60, '1 h 10'],
  [-65 * 60, '1 h 05'],
  [3 * 86_400, '3 jours'],
  [100 * 86_400, '3 mois'],
])('%d seconds are « %s »', (seconds, words) => {
  expect(duration(fr.t, seconds)).toBe(words)
})

test('a period of the settings is said in its own units', () => {
  const said = (written: string) => period(fr.t, 'fr', written).replaceAll('\u00a0', ' ')
  expect(['P12M', 'P1Y6M', 'P2W', 'P1W3D'].map(said)).toEqual([
    '12 mois',
    '1 an et 6 mois',
    '14 jours',
    '10 jours',
  ])
})

test('an instant is said from now', () => {
  expect(relative(fr.t, new Date('2026-11-23T09:56:00Z'), now)).toBe('il y a 4 min')
  expect(relative(fr.t, new Date('2026-11-23T11:00:00Z'), now)).toBe('dans 1 h')
  expect(relative(fr.t, now, now)).toBe('à l’instant')
  expect(relative(en.t, new Date('2026-11-21T10:00:00Z'), now)).toBe('2 days ago')
})

test.each([
  [0, '0 o'],
  [1023, '1\u202f023 o'],
  [412 * 1024, '412 ko'],
  [18.4 * 1024 ** 2, '18,4 Mo'],
  [134_217_728, '128 Mo'],
])('%d bytes are « %s »', (bytes, words) => {
  expect(size(fr.t, 'fr', bytes)).toBe(words)
})

test('a limit is said with its decimals, but for bytes, which have none', () => {
  expect(size(fr.t, 'fr', 10, 2)).toBe('10 o')
  expect(size(fr.t, 'fr', 134_217_728, 2)).toBe('128,00 Mo')
})

test.each([
  ['Camille Demandeur', 'CD'],
  ['Noa', 'N'],
  ['Jean-Paul de la Tour', 'JT'],
  ['élodie', 'É'],
  ['', ''],
])('the initials of « %s » are « %s »', (name, letters) => {
  expect(initials(name)).toBe(letters)
})

test.each([
  [20 * 60, 'moins d’une heure'],
  [45 * 60, 'une heure'],
  [23.4 * 3600, '23 heures'],
  [23.6 * 3600, 'un jour'],
  [1.6 * 86_400, 'deux jours'],
  [13 * 86_400, '13 jours'],
  [14 * 86_400, 'deux semaines'],
  [60 * 86_400, '9 semaines'],
])('the usual delay of %s seconds is said as one would say it: %s', (seconds, said) => {
  const demandes = translator('fr', { pack: 'caen-amigo' })
  const tickets = translator('fr', { pack: 'ul-helpdesk' })
  expect(usualDelay(demandes, seconds)).toBe(`En général, ces demandes sont résolues en ${said}.`)
  expect(usualDelay(tickets, seconds)).toBe(`En général, ces tickets sont résolus en ${said}.`)
})

test('REQ-070 an establishment is said by its code, its kind and its name', () => {
  const valmer = { code: '0149001A', kind: 'pu', name: 'RECTORAT ACADEMIE DE VALMER VALMER 1' }
  expect(establishmentName(valmer)).toBe('0149001A pu RECTORAT ACADEMIE DE VALMER VALMER 1')
})

test('what a clock shows is written as people say it', () => {
  expect(['08:30', '09:00', '13:05'].map((shown) => clockTime(fr, shown))).toEqual([
    '8\u00a0h\u00a030',
    '9\u00a0h',
    '13\u00a0h\u00a005',
  ])
  expect(clockTime(en, '08:30')).toBe('08:30')
})
