import { draftContent } from '@guichet/contracts/me'
import type { Draft } from '@guichet/contracts/me'
import { id as uuid } from '@guichet/contracts/primitives'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'

/** The viewer's own drafts, the last touched first; nobody reads another's, whatever their role. */
export async function draftsOf(db: Tx, viewer: Viewer): Promise<Draft[]> {
  const rows = await db.draft.findMany({
    where: { personId: viewer.personId },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
  })
  return rows.map(presentDraft)
}

/** One draft of the viewer's (404 when there is none of that id). */
export async function draftOf(db: Tx, viewer: Viewer, id: string): Promise<Draft> {
  const found = uuid.safeParse(id).success
    ? await db.draft.findUnique({ where: { personId_id: { personId: viewer.personId, id } } })
    : null
  if (found === null) throw new Refusal('not-found', 'refusal.not_found')
  return presentDraft(found)
}

export interface DraftRow {
  readonly id: string
  readonly content: unknown
  readonly version: number
  readonly updatedAt: Date
}

export const presentDraft = (row: DraftRow): Draft => ({
  id: row.id,
  content: draftContent.parse(row.content),
  version: row.version,
  updatedAt: row.updatedAt.toISOString(),
})
