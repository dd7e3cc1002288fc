import { LIMITS } from '@guichet/contracts/limits'
import type { Draft, DraftContent } from '@guichet/contracts/me'
import { id as uuid } from '@guichet/contracts/primitives'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'
import { presentDraft } from './queries.ts'

/** Keeps what the viewer is writing, under an id of their own making. */
export async function keepDraft(
  db: Tx,
  viewer: Viewer,
  id: string,
  written: DraftContent,
  now: Date,
): Promise<Draft> {
  const { personId } = viewer
  const content = { ...written }
  const kept = await db.draft.upsert({
    where: { personId_id: { personId, id } },
    create: { personId, id, content, updatedAt: now },
    update: { content, updatedAt: now },
  })
  return presentDraft(kept)
}

/** Throws a draft of the viewer's away. */
export async function throwDraftAway(db: Tx, viewer: Viewer, id: string): Promise<void> {
  const { count } = uuid.safeParse(id).success
    ? await db.draft.deleteMany({ where: { personId: viewer.personId, id } })
    : { count: 0 }
  if (count === 0) throw new Refusal('not-found', 'refusal.not_found')
}

/** Forgets the drafts that nobody touched for thirty days; answers how many. */
export async function sweepDrafts(db: Tx, now: Date): Promise<number> {
  const { count } = await db.draft.deleteMany({
    where: { updatedAt: { lt: new Date(now.getTime() - LIMITS.draftDays * 86_400_000) } },
  })
  return count
}
