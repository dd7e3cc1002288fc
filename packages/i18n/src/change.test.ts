import { expect, test } from 'vitest'
import { changesTold } from './change.ts'
import type { Reader } from './format/dates.ts'
import { translator } from './translator.ts'

const fr: Reader = { t: translator('fr'), locale: 'fr', timeZone: 'Europe/Paris' }
const names = { alex: 'Alex Agent', noa: 'Noa Agent', wifi: 'Wifi' }
const told = (field: string, from: string | number | null, to: string | number | null, reader = fr) =>
  changesTold([{ field, from, to }], names, reader).map(({ label, before, after }) => [label, before, after])

test('a change is said in the words of the desk, before and after', () => {
  expect(told('status', 'assigned', 'on_hold')).toEqual([['Statut', 'Assignée', 'En attente']])
  expect(told('agentId', 'alex', 'noa')).toEqual([['En charge', 'Alex Agent', 'Noa Agent']])
  expect(told('priority', 3, 5)).toEqual([['Priorité', 'normale', 'très élevée']])
  expect(told('categoryId', null, 'wifi')).toEqual([['Sujet', null, 'Wifi']])
  expect(told('minutesSpent', 0, 12)).toEqual([['Temps passé (minutes)', '0', '12']])
  expect(told('closeReason', null, 'auto')).toEqual([['Motif de clôture', null, 'clos par l’application']])
})

test('a date is said in the desk’s zone, with its year', () => {
  expect(told('resolveDueAt', '2026-11-23T15:30:00Z', null)).toEqual([
    ['À résoudre avant', 'lundi 23\u00a0novembre 2026 à 16\u00a0h\u00a030', null],
  ])
})

test('a preset says a state by its own name', () => {
  const reader = { ...fr, t: translator('fr', { pack: 'esup-2010' }) }
  expect(told('status', 'dispatched', 'assigned', reader)).toEqual([['Statut', 'Libre', 'En cours']])
})

test('what the journal may keep one day and has no word yet is not said by halves', () => {
  expect(told('unheardOf', 1, 2)).toEqual([])
})
