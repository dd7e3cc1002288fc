import { expect, test } from 'vitest'
import type { Category } from '@guichet/contracts/catalogue'
import {
  filterCatalogue,
  findTopics,
  frequentTopics,
  namedCategory,
  orientation,
  topicsOf,
} from './topics.ts'
import { markedPieces } from './words.ts'

const catalogue = [
  branch('Comptes, mots de passe et sécurité d’accès', [
    leaf('Gestion des comptes', { keywords: ['arrivée'] }),
    leaf('Perte ou changement de mot de passe', { keywords: ['mdp', 'oublié'] }),
  ]),
  branch('Scolarité', [
    leaf('Réinscription', { description: 'Dossier, paiement' }),
    leaf('Tableaux de bord', { keywords: ['indicateur'] }),
  ]),
  leaf('HYGIENE - SECURITE', { keywords: ['extincteur'] }),
  leaf('Je ne sais pas, m’orienter', { icon: 'compass' }),
]

const labels = (topics: ReturnType<typeof findTopics>) => topics.map(({ category }) => category.label)

test.each([
  ['UX-18 without its accent', 'reinscription', ['Réinscription']],
  ['UX-16 by a hidden keyword', 'mdp', ['Perte ou changement de mot de passe']],
  ['in the singular', 'tableau', ['Tableaux de bord']],
  ['in the plural', 'extincteurs', ['HYGIENE - SECURITE']],
  ['by its description', 'paiement', ['Réinscription']],
  ['in capitals', 'INDICATEUR', ['Tableaux de bord']],
  ['while it is being typed', 'réins', ['Réinscription']],
  ['in a sentence', 'j’ai oublié mon mot de passe', ['Perte ou changement de mot de passe']],
  ['UX-20 and nothing for nonsense', 'zzzz', []],
])('REQ-028 a topic is found %s', (_, typed, found) => {
  expect(labels(findTopics(catalogue, typed))).toEqual(found)
})

test('REQ-028 a topic named so comes before one that only hangs under the name', () => {
  expect(labels(findTopics(catalogue, 'passe'))).toEqual([
    'Perte ou changement de mot de passe',
    'Gestion des comptes',
  ])
})

test('REQ-028 filtering keeps all that hangs under a matching category', () => {
  const [kept, ...others] = filterCatalogue(catalogue, 'compte')
  expect(others).toEqual([])
  expect(kept?.children.map(({ label }) => label)).toEqual([
    'Gestion des comptes',
    'Perte ou changement de mot de passe',
  ])
})

test('REQ-033 a category without sub-category is a topic of its own', () => {
  expect(labels(topicsOf(catalogue))).toContain('HYGIENE - SECURITE')
})

test('a typing mistake is forgiven where nothing else is found', () => {
  expect(labels(findTopics(catalogue, 'extinteur'))).toEqual(['HYGIENE - SECURITE'])
  expect(labels(findTopics(catalogue, 'reinscriptoin'))).toEqual(['Réinscription'])
  expect(labels(findTopics(catalogue, 'reinscirptiom'))).toEqual([])
  expect(filterCatalogue(catalogue, 'indicatuer').map(({ label }) => label)).toEqual(['Scolarité'])
})

test('a link of another site names a category by its id or by its words, whatever their accents and signs', () => {
  const named = (words: string) => namedCategory(catalogue, words)?.label
  expect(named('hygiene-securite')).toBe('HYGIENE - SECURITE')
  expect(named('Scolarité')).toBe('Scolarité')
  expect(named('reinscription')).toBe('Réinscription')
  expect(named('comptes')).toBeUndefined()
})

test('described topics are offered first, and the way for those who do not know is not one of them', () => {
  expect(labels(frequentTopics(catalogue, 2))).toEqual(['Réinscription', 'Gestion des comptes'])
  expect(orientation(catalogue)?.label).toBe('Je ne sais pas, m’orienter')
})

test('UX-18 the matched part is marked as it is written', () => {
  expect(markedPieces('Réinscription', ['reins'])).toEqual([
    { text: 'Réins', isMatch: true },
    { text: 'cription', isMatch: false },
  ])
  expect(markedPieces('Bœufs de Mœurs', ['oeuf'])).toContainEqual({ text: 'œuf', isMatch: true })
})

function leaf(label: string, more: Partial<Category> = {}): Category {
  return {
    id: label,
    label,
    description: null,
    icon: null,
    keywords: [],
    acceptsTickets: true,
    team: { id: 'team', label: 'Équipe' },
    form: { asksProduct: false, fields: [] },
    children: [],
    ...more,
  }
}

function branch(label: string, children: Category[]): Category {
  return { ...leaf(label), acceptsTickets: false, children }
}
