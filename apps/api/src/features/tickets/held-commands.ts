import type { Viewer } from '@guichet/domain/facts'
import { refusal } from '@guichet/domain/reasons'
import { untilWritten } from '../../db/until-written.ts'
import type { Deps } from '../../deps.ts'
import { sayHeld } from './write-attempt.ts'
import { keepRefused, type HeldWords } from './write-held.ts'

export type { HeldWords } from './write-held.ts'

/** Says what waited, by its author as they now are; null: they are here no more, and nothing is said. */
export async function sayNow(
  deps: Deps,
  viewer: Viewer | null,
  reference: string,
  words: HeldWords,
): Promise<void> {
  if (viewer === null) return keepRefused(deps.db, words.id, refusal('refusal.held_out'))
  await untilWritten(async () => {
    await sayHeld(deps, deps.db, { kind: 'person', viewer, channel: 'portal' }, reference, words)
    return true
  })
}
