import { LIMITS } from '@guichet/contracts/limits'
import type { Draft, DraftContent } from '@guichet/contracts/me'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'
import { draftOf, presentDraft, type DraftRow } from './queries.ts'

/** What is kept, and over which version of it: null over any. */
export interface Keeping {
  readonly id: string
  readonly content: DraftContent
  readonly ifMatch: number | null
}

/**
 * Keeps what the viewer is writing, under an id of their own making. Where another of their devices wrote meanwhile, its words
 * stay (412), unless they are the same; where nothing is left, nothing can be lost.
 */
export async function keepDraft(
  db: Tx,
  { personId }: Viewer,
  { id, content, ifMatch }: Keeping,
  now: Date,
): Promise<Draft> {
  const [kept] = await db.$queryRaw<DraftRow[]>`
    insert into draft as d (person_id, id, content, updated_at)
    values (${personId}::uuid, ${id}::uuid, ${JSON.stringify(content)}::jsonb, ${now}::timestamptz)
    on conflict (person_id, id) do update
      set content = excluded.content, updated_at = excluded.updated_at, version = d.version + 1
      where ${ifMatch}::int is null or d.version = ${ifMatch}::int or d.content = excluded.content
    returning id::text, content, version, updated_at as "updatedAt"`
  if (kept === undefined) throw new Refusal('stale-version', 'refusal.draft_stale')
  return presentDraft(kept)
}

/** Throws a draft of the viewer's away; where it is named, this version alone (412). */
export async function throwDraftAway(
  db: Tx,
  viewer: Viewer,
  id: string,
  ifMatch: number | null,
): Promise<void> {
  const { id: known } = await draftOf(db, viewer, id)
  const seen = ifMatch === null ? {} : { version: ifMatch }
  const { count } = await db.draft.deleteMany({ where: { personId: viewer.personId, id: known, ...seen } })
  if (count === 0) throw new Refusal('stale-version', 'refusal.draft_stale')
}

/** Forgets the drafts that nobody touched for thirty days; answers how many. */
export async function sweepDrafts(db: Tx, now: Date): Promise<number> {
  const { count } = await db.draft.deleteMany({
    where: { updatedAt: { lt: new Date(now.getTime() - LIMITS.draftDays * 86_400_000) } },
  })
  return count
}
