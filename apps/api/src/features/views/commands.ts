import { LIMITS } from '@guichet/contracts/limits'
import { viewContent } from '@guichet/contracts/view-content'
import type { ViewContent } from '@guichet/contracts/view-content'
import type { Placed } from '@guichet/contracts/places'
import type { ViewEdits, ViewInput } from '@guichet/contracts/views'
import type { Viewer } from '@guichet/domain/facts'
import { refusal } from '@guichet/domain/reasons'
import type { Db, Tx } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { rememberedId } from '../../db/remembered-id.ts'
import type { Once } from '../../http/idempotency.ts'
import { requireVersion } from '../../http/if-match.ts'
import { versionOfKept } from '../places/queries.ts'
import { contentOf, idsIn } from './present.ts'
import { knownAmong, rowFor } from './queries.ts'
import { views } from './scope.ts'

/** Saves a view; answers its id, the first one's for a key that came before. */
export async function createView(
  db: Db,
  viewer: Viewer,
  { label, audience, teamId, ...content }: ViewInput,
  now: Date,
  once: Once | null,
): Promise<string> {
  const ownerId = viewer.personId
  views.requirePlace(viewer, { audience, teamId }, ownerId)
  return db.$transaction(async (tx) => {
    const id = newId()
    const first = await rememberedId(tx, viewer.personId, once, id, now)
    if (first !== id) return first
    await requireNamed(tx, content)
    const dates = { createdAt: now, updatedAt: now }
    await tx.ticketView.create({ data: { id, label, audience, teamId, ownerId, content, ...dates } })
    await requireRoom(tx, { audience, teamId, ownerId })
    return id
  })
}

/** Changes what is named; what is not named stays. Refuses (412) what was changed since. */
export async function changeView(
  db: Db,
  viewer: Viewer,
  id: string,
  edits: ViewEdits,
  { now, ifMatch }: { now: Date; ifMatch: number | null },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const row = await heldRow(tx, viewer, id, ifMatch)
    const { label = row.label, audience = row.audience, teamId = row.teamId, ...changes } = edits
    const place = { audience, teamId: edits.teamId === undefined && audience !== 'team' ? null : teamId }
    views.requirePlace(viewer, place, row.ownerId)
    const content = viewContent.parse({ ...contentOf(row), ...changes })
    await requireNamed(tx, content)
    await tx.ticketView.update({ where: { id }, data: { label, ...place, content, updatedAt: now } })
    await requireRoom(tx, { ...place, ownerId: row.ownerId })
  })
}

/** Refuses (412) to throw away what was changed since it was read. */
export async function throwViewAway(
  db: Db,
  viewer: Viewer,
  id: string,
  ifMatch: number | null,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await heldRow(tx, viewer, id, ifMatch)
    await tx.ticketView.deleteMany({ where: { id } })
  })
}

/** The row is held until the end: two writers follow each other. */
async function heldRow(tx: Tx, viewer: Viewer, id: string, ifMatch: number | null) {
  await keptRow(tx, viewer, id)
  await tx.$queryRaw`select from ticket_view where id = ${id}::uuid for update`
  const row = await keptRow(tx, viewer, id)
  requireVersion(ifMatch, versionOfKept(row))
  return row
}

async function keptRow(tx: Tx, viewer: Viewer, id: string) {
  const row = await rowFor(tx, viewer, id)
  views.requireKept(viewer, row)
  return row
}

/** A condition that names nothing would show nothing, for ever. */
async function requireNamed(tx: Tx, { conditions }: ViewContent): Promise<void> {
  const named = idsIn(conditions)
  const known = await knownAmong(tx, named)
  if (named.some((id) => !known.has(id))) throw refusal('refusal.view_names', { pointer: '/conditions' })
}

/** Read after the view stands among the others: two saved at once are both counted, by the later at least. */
async function requireRoom(
  tx: Tx,
  { audience, teamId, ownerId }: Placed & { ownerId: string },
): Promise<void> {
  const maximum = audience === 'everyone' ? LIMITS.sharedViews : LIMITS.views
  const where = audience === 'person' ? { audience, ownerId } : { audience, teamId }
  if ((await tx.ticketView.count({ where })) > maximum)
    throw refusal('refusal.view_limit', { values: { maximum } })
}
