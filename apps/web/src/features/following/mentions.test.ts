import { expect, test } from 'vitest'
import { LIMITS } from '@guichet/contracts/limits'
import { handleOf, mentionsOf } from './mentions.ts'

const noa = { id: 'noa', name: 'Noa Agent', login: 'noa.agent' }
const noe = { id: 'noe', name: 'Noé', login: 'noe.agent' }
const long = { id: 'long', name: 'Noé Agent-Martin', login: 'noe.martin' }
const [one, other] = [
  { id: 'one', name: 'Alex Agent', login: 'alex.un' },
  { id: 'other', name: 'Alex Agent', login: 'alex.deux' },
]

test('a whole name after @, the longest that fits; an address names nobody', () => {
  const text = 'Voir @Noa Agent, (@Noé Agent-Martin) et @Noé. Pas @Noams ni x@Noé ni @inconnu'
  const named = mentionsOf(text, [noa, noe, long]).map(({ personId, start, length }) => [
    personId,
    text.slice(start, start + length),
  ])
  expect(named).toEqual([
    ['noa', '@Noa Agent'],
    ['long', '@Noé Agent-Martin'],
    ['noe', '@Noé'],
  ])
})

test('of two of one name, each by their login', () => {
  expect([noa, one].map((person) => handleOf(person, [noa, one, other]))).toEqual(['@Noa Agent', '@alex.un'])
  expect(mentionsOf('@alex.deux @Alex Agent', [one, other])).toEqual([
    { personId: 'other', start: 0, length: 10 },
  ])
})

test('places are those of the words as they are stored, and few', () => {
  const typed = 'é @Noé'.normalize('NFD')
  expect(mentionsOf(typed, [noe])).toEqual([{ personId: 'noe', start: 2, length: 4 }])
  expect(mentionsOf('@Noé '.repeat(100), [noe])).toHaveLength(LIMITS.mentions)
})
