import type { JournalEntry } from '@guichet/contracts/journal'
import type { Line } from '@guichet/domain/conversation'

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
