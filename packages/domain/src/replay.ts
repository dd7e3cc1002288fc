import type { FieldChange } from '@guichet/contracts/journal'

/** The value of each field that the journal has ever changed. */
export type Replayed = Readonly<Record<string, FieldChange['to']>>

/** What the journal says was changed, and when. */
export interface Changed {
  readonly at: Date
  readonly changes: readonly FieldChange[]
}

/**
 * The ticket as its journal tells it: the changes of its entries, oldest first, folded from nothing. Status, team, agent,
 * priority and category are always there; title and description once they were edited (before, they are the ticket's own).
 * With `until`, as it stood at that instant, entries of the instant included.
 */
export const replay = (entries: Iterable<Changed>, until?: Date): Replayed => {
  const row: Record<string, FieldChange['to']> = {}
  for (const { at, changes } of entries) {
    if (until && at > until) break
    for (const { field, to } of changes) row[field] = to
  }
  return row
}

/**
 * The ticket as it was at an instant: as `replay` tells it, and the words that it was filed with, which no entry repeats, as
 * their first change says they were, else as they are now. A field that was first changed later is null where it was none.
 */
export const asItWas = (entries: readonly Changed[], now: Replayed, until: Date): Replayed => ({
  ...now,
  ...atFirst(entries),
  ...replay(entries, until),
})

const atFirst = (entries: readonly Changed[]): Replayed => {
  const row: Record<string, FieldChange['from']> = {}
  for (const { changes } of entries.toReversed()) for (const { field, from } of changes) row[field] = from
  return row
}
