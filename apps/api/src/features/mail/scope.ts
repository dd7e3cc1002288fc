import { mayRead, mayReadTeamEntries } from '@guichet/domain/policy'
import { standingOf } from '@guichet/domain/standing'
import type { Recipient } from '../../mail/compose.ts'
import { viewerOf } from '../people/queries.ts'
import type { News } from './queries.ts'

/** Where the recipient stands now, or null: they may no longer read what the mail tells. */
export function standingToBeTold({ row, entry }: Pick<News, 'row' | 'entry'>): Recipient | null {
  const { ticket } = row
  if (ticket === null || row.person.disabledAt !== null) return null
  const viewer = viewerOf(row.person)
  // A former team reads the past: nothing new is written to it.
  const facts = { ...ticket, formerTeamIds: [] }
  if (!mayRead(facts, viewer)) return null
  if (entry?.audience === 'team' && !mayReadTeamEntries(facts, viewer)) return null
  const standing = standingOf(facts, viewer)
  return standing === 'former' ? null : standing
}
