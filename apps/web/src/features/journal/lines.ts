import type { JournalEntry } from '@guichet/contracts/journal'
import type { Line } from '@guichet/domain/conversation'
import type { Names } from '@guichet/i18n/sentence'
import type { Journal } from './queries.ts'

/** How many of the oldest lines to fold: all before the last two messages, when that spares something. */
export function foldedCount(lines: readonly Line[]): number {
  const messages = lines.flatMap(({ type }, index) => (type === 'message' ? [index] : []))
  const kept = messages.at(-2) ?? 0
  return kept >= 3 ? kept : 0
}

/** An entry signed as people are shown here. */
export function signed(entry: JournalEntry, person: (author: NonNullable<JournalEntry['author']>) => string) {
  if (entry.author === null) return entry
  return { ...entry, author: { ...entry.author, name: person(entry.author) } }
}

/** What entries mention, with people as they are shown here. */
export function shownNames(
  { names, logins }: Pick<Journal, 'names' | 'logins'>,
  person: (mentioned: { name: string; login: string }) => string,
): Names {
  const people = Object.entries(logins).map(([id, login]) => [
    id,
    person({ name: names[id] ?? login, login }),
  ])
  return { ...names, ...Object.fromEntries(people) }
}
