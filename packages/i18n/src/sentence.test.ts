import { TRANSITIONS } from '@guichet/contracts/lifecycle'
import { expect, test } from 'vitest'
import type { Reader } from './format/dates.ts'
import { changeLines, sentence, type ToldEntry } from './sentence.ts'
import { translator } from './translator.ts'

const fr: Reader = { t: translator('fr'), locale: 'fr', timeZone: 'Europe/Paris' }
const en: Reader = { t: translator('en'), locale: 'en', timeZone: 'Europe/Paris' }
const names = {
  alex: 'Alex Agent',
  noa: 'Noa Agent',
  apps: 'Applications et services métiers',
  net: 'Connexions',
}
const entry = (kind: string, more: Partial<ToldEntry> = {}): ToldEntry => ({
  author: { name: 'Alex Agent' },
  audience: 'public',
  kind,
  changes: [],
  data: {},
  ...more,
})

test('REQ-135 taking charge is said with the name', () => {
  expect(sentence(entry('take'), names, fr)).toBe('Alex Agent a pris le ticket en charge')
  expect(sentence(entry('take'), names, en)).toBe('Alex Agent took charge of the ticket')
})

test('REQ-208 an invitation names the guest and the list', () => {
  const told = sentence(entry('invite', { data: { guestId: 'noa' } }), names, fr)
  expect(told).toBe('Alex Agent a ajouté Noa Agent à la liste des invités')
})

test('an assignment names who was in charge before', () => {
  const data = { agentId: 'noa', previousAgentId: 'alex' }
  const told = sentence(entry('assign', { author: { name: 'Robin Responsable' }, data }), names, fr)
  expect(told).toBe('Assigné à Noa Agent (précédemment Alex Agent) par Robin Responsable')
})

test('the application is named when nobody acted', () => {
  expect(sentence(entry('auto_close', { author: null }), names, fr)).toBe(
    'L’application a clôturé la demande',
  )
  expect(sentence(entry('resume', { author: null }), names, en)).toBe('The application ended the hold')
})

test('a recall date is said in the desk’s zone', () => {
  const told = sentence(entry('recall', { data: { recallAt: '2026-11-30T23:30:00Z' } }), names, fr)
  expect(told).toBe('Reprise prévue le mardi 1er\u00a0décembre 2026')
})

test.each([
  [{ rule: 'turn', agentId: 'noa' }, 'Attribution automatique, à tour de rôle\u00a0: Noa Agent'],
  [
    { rule: 'least_loaded', agentId: 'noa', insteadOfId: 'alex' },
    'Attribution automatique, au moins chargé\u00a0: Noa Agent, à la place de Alex Agent',
  ],
  [{ rule: 'first', agentId: null }, 'Attribution automatique\u00a0: personne n’est disponible'],
])('the reason of an automatic assignment: %o', (data, told) => {
  expect(sentence(entry('assignment', { author: null, data }), names, fr)).toBe(told)
})

test('an automatic assignment is told to the requester without a word of its rule', () => {
  const told = sentence(entry('assign', { author: null, data: { agentId: 'noa' } }), names, fr)
  expect(told).toBe('Assigné à Noa Agent par l’attribution automatique')
})

test.each([
  [{ takeDueAt: null, resolveDueAt: null, paused: true }, 'Le délai est en pause'],
  [
    { resolveDueAt: '2026-11-30T23:30:00Z' },
    'Échéance\u00a0: à résoudre avant le mardi 1er\u00a0décembre 2026 à 0\u00a0h\u00a030',
  ],
  [{ takeDueAt: null }, 'Plus d’échéance pour le prendre en charge'],
  [{ takeDueAt: null, resolveDueAt: null }, 'Plus d’échéance'],
])('deadlines as they now are: %o', (data, told) => {
  expect(sentence(entry('deadline', { data }), names, fr)).toBe(told)
})

test('a warning names the delay and how much of it is over', () => {
  const said = (delay: string, share: number) =>
    sentence(entry('warn_deadline', { author: null, data: { delay, share } }), names, fr)
  expect(said('take', 75)).toBe('Les trois quarts du délai pour le prendre en charge sont passés')
  expect(said('resolve', 100)).toBe('Le délai de résolution est dépassé')
})

test('field changes are told before and after, in words', () => {
  const changes = [
    { field: 'priority', from: 3, to: 5 },
    { field: 'teamId', from: 'apps', to: 'net' },
    { field: 'productId', from: null, to: 'gfc' },
    { field: 'description', from: 'Avant', to: 'Après' },
  ]
  expect(changeLines(entry('edit', { changes }), { gfc: 'GFC' }, fr.t)).toEqual([
    'Priorité\u00a0: très élevée (auparavant normale)',
    'Produit\u00a0: GFC',
    'Description\u00a0: texte modifié',
  ])
})

test('words said with an event are told as words', () => {
  expect(sentence(entry('transfer', { audience: 'team' }), names, fr)).toBe(
    'Alex Agent a écrit une note interne',
  )
  expect(sentence(entry('routed', { data: { teamId: 'apps' } }), names, fr)).toBe(
    'Affecté à l’équipe Applications et services métiers',
  )
})

test.each(TRANSITIONS.map(({ event }) => event))('%s has a sentence of its own', (event) => {
  expect(sentence(entry(event), names, fr)).not.toBe(sentence(entry('?'), names, fr))
})

test('what happened on a merged ticket is said with its reference', () => {
  expect(sentence(entry('take', { mergedFrom: 'R-000012' }), names, fr)).toBe(
    'R-000012\u00a0: Alex Agent a pris le ticket en charge',
  )
})

test('a link is said in the words of the ticket that one reads', () => {
  const said = (kind: string, relation: string) =>
    sentence(entry(kind, { data: { relation, linked: 'R-000012' } }), names, fr)
  expect(said('link', 'child_of')).toBe('Alex Agent a rattaché ce ticket à R-000012')
  expect(said('link', 'parent_of')).toBe('Alex Agent a rattaché R-000012 à ce ticket')
  expect(said('unlink', 'merges')).toBe('Alex Agent a défusionné ce ticket et R-000012')
  expect(said('unlink', 'related')).toBe('Alex Agent a retiré le lien avec R-000012')
})

test('a name is never read as a message', () => {
  const author = { name: '{name} <b>Zoé</b>' }
  expect(sentence(entry('take', { author }), names, fr)).toBe('{name} <b>Zoé</b> a pris le ticket en charge')
})
