import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SEARCH_OPERATORS } from '@guichet/contracts/search-language'
import { hasWords, readSearch } from './read-search.ts'

const today = '2026-11-22'
const read = (typed: string) => readSearch(typed, today)
const nothing = { words: '', phrases: [], without: [], terms: [], hints: [] }

describe('REQ-212 a search is read', () => {
  test('words, quotes of every kind and exclusions', () => {
    expect(read('imprimante wi-fi')).toEqual({ ...nothing, words: 'imprimante wi-fi' })
    expect(read('"bac vide" « salle 204 » “plus rien”')).toEqual({
      ...nothing,
      phrases: ['bac vide', 'salle 204', 'plus rien'],
    })
    expect(read('écran -bleu -"carte mère"')).toEqual({
      ...nothing,
      words: 'écran',
      without: ['bleu', 'carte mère'],
    })
    expect(read('panne "jamais fermée')).toEqual({ ...nothing, words: 'panne', phrases: ['jamais fermée'] })
  })

  test.each([
    ['état:résolu', { operator: 'state', statuses: ['resolved'] }],
    ['ETAT:Résolues', { operator: 'state', statuses: ['resolved'] }],
    ['state:in-progress', { operator: 'state', statuses: ['assigned'] }],
    ['état: "en cours"', { operator: 'state', statuses: ['assigned'] }],
    ['statut:on_hold', { operator: 'state', statuses: ['on_hold'] }],
    [
      'état:ouverte',
      { operator: 'state', statuses: ['dispatched', 'assigned', 'pending_requester', 'on_hold'] },
    ],
    ['équipe:"Réseau et Wi-Fi"', { operator: 'team', name: 'Réseau et Wi-Fi' }],
    ['team:«\u00a0Paie\u00a0»', { operator: 'team', name: 'Paie' }],
    ['catégorie:wifi', { operator: 'category', name: 'wifi' }],
    ['demandeur:aubry', { operator: 'requester', person: { name: 'aubry' } }],
    ['from:moi', { operator: 'requester', person: { me: true } }],
    ['agent:Personne', { operator: 'agent', person: { nobody: true } }],
    ['priorité:très-élevée', { operator: 'priority', priority: 5 }],
    ['priority:2', { operator: 'priority', priority: 2 }],
    ['avant:2026-03-01', { operator: 'before', day: '2026-03-01' }],
    ['après:01/03/2026', { operator: 'after', day: '2026-03-01' }],
    ['depuis:1/3/26', { operator: 'after', day: '2026-03-01' }],
    ['before:2026-03', { operator: 'before', day: '2026-03-01' }],
    ['avant:2026', { operator: 'before', day: '2026-01-01' }],
    ['avant:"1er mars 2026"', { operator: 'before', day: '2026-03-01' }],
    ['avant:août-2026', { operator: 'before', day: '2026-08-01' }],
    ['after:"12 March 2026"', { operator: 'after', day: '2026-03-12' }],
    ['après:hier', { operator: 'after', day: '2026-11-21' }],
    ['après:aujourd’hui', { operator: 'after', day: today }],
  ])('%s', (typed, narrowing) => {
    expect(read(typed)).toEqual({ ...nothing, terms: [{ ...narrowing, isNot: false }] })
  })

  test('an operator may be turned round, and stands anywhere among words', () => {
    expect(read('écran -état:fermé bleu')).toEqual({
      ...nothing,
      words: 'écran bleu',
      terms: [{ operator: 'state', statuses: ['closed'], isNot: true }],
    })
  })

  test.each([
    ['couleur:bleu', 'unknown'],
    ['avant:2026-02-30', 'date'],
    ['après:bientôt', 'date'],
    ['avant:13/13/2026', 'date'],
    ['état:perdu', 'state'],
    ['priorité:12', 'priority'],
  ])('%s is searched as words, and a hint says why', (typed, why) => {
    expect(read(typed)).toEqual({ ...nothing, words: typed, hints: [{ why, typed }] })
  })

  test.each(['Erreur\u00a0: écran', 'erreur: 12', 'https://ent.example.fr/x', '10:30', 'C:\\tmp', 'équipe:'])(
    '%s is how people write, and needs no hint',
    (typed) => expect(read(typed)).toMatchObject({ terms: [], hints: [] }),
  )

  test('nothing typed is lost, whatever it is', () => {
    const piece = fc.oneof(
      fc.constantFrom('-', '"', '«', '»', ':', ' ', 'état:', 'avant:', 'résolu', '2026'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const typed = pieces.join('').normalize('NFC')
        const { words, phrases, without, terms } = read(typed)
        const kept = [words, ...phrases, ...without].join(' ')
        for (const word of typed.match(/[\p{L}\p{N}]{2,}/gu) ?? [])
          expect(terms.length > 0 || kept.includes(word)).toBe(true)
      }),
    )
  })

  test('words are what there is to look for; operators alone make a list', () => {
    expect(hasWords(read('état:résolu -bleu'))).toBe(false)
    expect(hasWords(read('"bac vide"'))).toBe(true)
  })

  test('punctuation alone is not everything', () => {
    for (const typed of ['-', '""', '- -', '«\u00a0»']) expect(hasWords(read(typed))).toBe(true)
    expect(hasWords(read('  '))).toBe(false)
  })

  test('every operator is understood by each of its words', () => {
    for (const [operator, { words, also }] of Object.entries(SEARCH_OPERATORS))
      for (const word of [words.fr, words.en, ...also])
        for (const value of ['2026', 'résolu', '3'])
          expect(
            [...read(`${word}:${value}`).terms, ...read(`${word}:${value}`).hints].length,
            `${operator} ${word}:${value}`,
          ).toBe(1)
  })
})
