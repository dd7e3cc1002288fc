import { expect, test } from 'vitest'
import { translator } from '@guichet/i18n/translator'
import { minutesIn, minutesSaid } from './delay-typed.ts'
import { spansIn, spansSaid } from './hours-typed.ts'

const t = translator('fr')

test.each([
  ['30 min', 30],
  ['4 h', 240],
  ['4h', 240],
  ['1 h 30', 90],
  ['1 h 30 min', 90],
  ['40 H', 2_400],
  ['  ', null],
  ['90', undefined],
  ['0 h', undefined],
  ['1 h 75', undefined],
  ['demain', undefined],
])('a delay typed as %j is %j minutes', (typed, minutes) => {
  expect(minutesIn(typed)).toBe(minutes)
})

test.each([1, 30, 60, 90, 605, 2_400])('a delay of %i minutes is read back as it is said', (minutes) => {
  expect(minutesIn(minutesSaid(t, minutes))).toBe(minutes)
})

test.each([
  ['08:30-12:30, 13:30-17:30', '08:30-12:30, 13:30-17:30'],
  ['8h30 – 12h ; 14 h-18 h', '08:30-12:00, 14:00-18:00'],
  ['0-24', '00:00-24:00'],
  ['', ''],
])('hours typed as %j are %j', (typed, said) => {
  const spans = spansIn(typed)
  expect(spans && spansSaid(spans)).toBe(said)
})

test.each(['08:30', '12:00-08:00', '08:00-12:00, 11:00-13:00', '08:00-25:00', '8-9-10', 'matin'])(
  'hours typed as %j are none',
  (typed) => {
    expect(spansIn(typed)).toBeUndefined()
  },
)
