import { FINAL, OPEN } from './lifecycle.ts'
import type { Status } from './lifecycle.ts'

/** The operators of a search, each with its word in the two languages and those that mean the same. */
export const SEARCH_OPERATORS = {
  state: { words: { fr: 'état', en: 'state' }, also: ['statut', 'status'] },
  team: { words: { fr: 'équipe', en: 'team' }, also: [] },
  requester: { words: { fr: 'demandeur', en: 'requester' }, also: ['de', 'from'] },
  agent: { words: { fr: 'agent', en: 'agent' }, also: [] },
  category: { words: { fr: 'catégorie', en: 'category' }, also: [] },
  priority: { words: { fr: 'priorité', en: 'priority' }, also: [] },
  before: { words: { fr: 'avant', en: 'before' }, also: [] },
  after: { words: { fr: 'après', en: 'after' }, also: ['depuis', 'since'] },
} as const satisfies Record<string, { words: { fr: string; en: string }; also: readonly string[] }>
export type SearchOperator = keyof typeof SEARCH_OPERATORS

/** The words for states, those of every preset: accents, case, gender and number are forgiven. */
export const STATE_WORDS: readonly (readonly [readonly Status[], readonly string[]])[] = [
  [OPEN, ['ouvert', 'open']],
  [FINAL, ['terminé', 'fini', 'ended', 'final']],
  [
    ['dispatched'],
    ['affecté', 'réaffecté', 'libre', 'nouveau', 'à prendre', 'dispatched', 'free', 'new', 'with the team'],
  ],
  [['assigned'], ['assigné', 'en cours', 'assigned', 'in progress']],
  [
    ['pending_requester'],
    [
      'à compléter',
      'incomplet',
      'en attente de votre réponse',
      'en attente du demandeur',
      'pending',
      'pending requester',
      'waiting for you',
      'waiting for the requester',
    ],
  ],
  [['on_hold'], ['en attente', 'attente', 'reporté', 'suspendu', 'on hold', 'postponed']],
  [['resolved'], ['résolu', 'resolved']],
  [['closed'], ['fermé', 'clos', 'clôturé', 'closed']],
  [['cancelled'], ['annulé', 'cancelled', 'canceled']],
  [['refused'], ['rejeté', 'refusé', 'refused', 'declined']],
]

export const PRIORITY_WORDS: readonly (readonly [number, readonly string[]])[] = [
  [5, ['5', 'très élevée', 'très haute', 'very high', 'critique', 'critical']],
  [4, ['4', 'élevée', 'haute', 'high']],
  [3, ['3', 'normale', 'normal']],
  [2, ['2', 'basse', 'faible', 'low']],
  [1, ['1', 'très basse', 'très faible', 'very low']],
]

/** In place of a name: whoever searches, and nobody at all. */
export const PERSON_WORDS = { me: ['moi', 'me'], nobody: ['personne', 'nobody'] } as const

export const MONTHS: readonly (readonly [fr: string, en: string])[] = [
  ['janvier', 'january'],
  ['février', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['août', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['décembre', 'december'],
]

export const DAY_WORDS = { today: ['aujourd’hui', 'today'], yesterday: ['hier', 'yesterday'] } as const
