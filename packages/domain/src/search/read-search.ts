import {
  PERSON_WORDS,
  PRIORITY_WORDS,
  SEARCH_OPERATORS,
  STATE_WORDS,
} from '@guichet/contracts/search-language'
import type { SearchOperator } from '@guichet/contracts/search-language'
import type { Status } from '@guichet/contracts/lifecycle'
import { dayTyped } from './day-typed.ts'
import { plain, rootOf } from './plain.ts'

/** A person by part of a name or by login; `me` is whoever searches. */
export type PersonSought = { readonly me: true } | { readonly nobody: true } | { readonly name: string }

/** What an operator asks of a ticket. */
export type Narrowing =
  | { readonly operator: 'state'; readonly statuses: readonly Status[] }
  | { readonly operator: 'priority'; readonly priority: number }
  | { readonly operator: 'team' | 'category'; readonly name: string }
  | { readonly operator: 'requester' | 'agent'; readonly person: PersonSought }
  /** Filed before that day began, or since it began. */
  | { readonly operator: 'before' | 'after'; readonly day: string }

export type Term = Narrowing & { readonly isNot: boolean }

/** What could not be read as it looks, and was searched as plain words: `typed` is the piece, as it was typed. */
export interface Hint {
  readonly why: 'unknown' | 'state' | 'priority' | 'date'
  readonly typed: string
}

/** What somebody looks for. Every piece of what was typed is in one of the four. */
export interface Sought {
  readonly words: string
  readonly phrases: readonly string[]
  /** Words and phrases that must not be there. */
  readonly without: readonly string[]
  readonly terms: readonly Term[]
  readonly hints: readonly Hint[]
}

/**
 * Reads a search: words, "quotes" or « guillemets », `-exclusion`, and the operators of {@link SEARCH_OPERATORS}, of either
 * language, accents forgiven. Nothing is an error: what is no operator, or has a value that it cannot have, is words, and a
 * hint says so. `today` (`2026-11-22`) is the day that « hier » comes before.
 */
export function readSearch(typed: string, today: string): Sought {
  const found: Piece[] = [...straightened(typed).matchAll(PIECE)].map((match) => pieceOf(match, today))
  // Punctuation alone is looked for, and not found: no more is it everything.
  const loose = found.every((piece) => Object.keys(piece).length === 0) ? typed.trim() : undefined
  return {
    words: loose ?? found.flatMap((piece) => piece.words ?? []).join(' '),
    phrases: found.flatMap((piece) => piece.phrase ?? []),
    without: found.flatMap((piece) => piece.without ?? []),
    terms: found.flatMap((piece) => piece.term ?? []),
    hints: found.flatMap((piece) => piece.hint ?? []),
  }
}

/** There are words to look for: else a search is a list, narrowed. */
export const hasWords = ({ words, phrases }: Pick<Sought, 'words' | 'phrases'>): boolean =>
  words !== '' || phrases.length > 0

interface Piece {
  readonly words?: string
  readonly phrase?: string
  readonly without?: string
  readonly term?: Term
  readonly hint?: Hint
}

// An operator may have a space after its colon; a quote that is never closed ends where the text does.
const PIECE = /(?<not>-)?(?:(?<name>\p{L}+)\s?:(?<gap>\s*))?(?:"(?<quoted>[^"]*)"?|(?<bare>[^\s"]+))/gu

// French and typographic quotes are quotes.
const straightened = (typed: string): string =>
  typed
    .normalize('NFC')
    .replaceAll(/[«“„]\s?/gu, '"')
    .replaceAll(/\s?[»”]/gu, '"')

function pieceOf(match: RegExpExecArray, today: string): Piece {
  const { not, name = '', gap = '', quoted, bare = '' } = match.groups ?? {}
  const isNot = not !== undefined
  const value = (quoted ?? bare).trim()
  const operator = OPERATORS.get(plain(name))
  if (operator !== undefined && value !== '') {
    const narrowing = narrowingOf(operator, value, today)
    if ('operator' in narrowing) return { term: { ...narrowing, isNot } }
    return { ...said(match[0], isNot, false), hint: { ...narrowing, typed: match[0] } }
  }
  if (name === '') return said(value, isNot, quoted !== undefined)
  // « Erreur : écran » and « https://… » are how people write.
  const looksLikeOne = name.length > 1 && gap === '' && !/\s:/u.test(match[0]) && /^[^/]/u.test(value)
  const piece = said(match[0], isNot, false)
  return looksLikeOne ? { ...piece, hint: { why: 'unknown', typed: match[0] } } : piece
}

function said(text: string, isNot: boolean, isPhrase: boolean): Piece {
  const words = text.replaceAll('"', ' ').trim().replace(/^-+/u, '').trim()
  if (words === '') return {}
  if (isNot) return { without: words }
  return isPhrase ? { phrase: words } : { words }
}

function narrowingOf(operator: SearchOperator, value: string, today: string): Narrowing | Pick<Hint, 'why'> {
  switch (operator) {
    case 'state': {
      const statuses = meantBy(STATE_WORDS, value)
      return statuses === undefined ? { why: 'state' } : { operator, statuses }
    }
    case 'priority': {
      const priority = meantBy(PRIORITY_WORDS, value)
      return priority === undefined ? { why: 'priority' } : { operator, priority }
    }
    case 'before':
    case 'after': {
      const day = dayTyped(value, today)
      return day === null ? { why: 'date' } : { operator, day }
    }
    case 'requester':
    case 'agent':
      return { operator, person: personMeant(value) }
    case 'team':
    case 'category':
      return { operator, name: value }
  }
}

const meantBy = <Meant>(
  table: readonly (readonly [Meant, readonly string[]])[],
  value: string,
): Meant | undefined => table.find(([, words]) => words.some((word) => rootOf(word) === rootOf(value)))?.[0]

function personMeant(value: string): PersonSought {
  const isOneOf = (words: readonly string[]) => words.includes(plain(value))
  if (isOneOf(PERSON_WORDS.me)) return { me: true }
  return isOneOf(PERSON_WORDS.nobody) ? { nobody: true } : { name: value }
}

const isOperator = (name: string): name is SearchOperator => Object.hasOwn(SEARCH_OPERATORS, name)

const OPERATORS: ReadonlyMap<string, SearchOperator> = new Map(
  Object.keys(SEARCH_OPERATORS)
    .filter(isOperator)
    .flatMap((operator) => {
      const { words, also } = SEARCH_OPERATORS[operator]
      return [words.fr, words.en, ...also].map((word) => [plain(word), operator] as const)
    }),
)
