import type { FieldChange } from '@guichet/contracts/journal'

/** The value of each field that the journal has ever changed. */
export type Replayed = Readonly<Record<string, FieldChange['to']>>

/**
 * The ticket as its journal tells it: the changes of its entries, oldest first, folded from nothing. Status, team, agent,
 * priority and category are always there; title and description once they were edited (before, they are the ticket's own).
 * With `until`, as it stood at that instant, entries of the instant included.
 */
export const replay = (
  entries: Iterable<{ readonly at: Date; readonly changes: readonly FieldChange[] }>,
  until?: Date,
): Replayed => {
  const row: Record<string, FieldChange['to']> = {}
  for (const { at, changes } of entries) {
    if (until && at > until) break
    for (const { field, to } of changes) row[field] = to
  }
  return row
}
