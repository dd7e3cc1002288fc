import { randomUUID } from 'node:crypto'
import { LIMITS } from '@guichet/contracts/limits'
import type { splitEntry } from '@guichet/contracts/links'
import type { DeskNow } from '@guichet/domain/desk'
import type { Mover, Viewer } from '@guichet/domain/facts'
import { hasScope } from '@guichet/domain/may-fire'
import { refusal } from '@guichet/domain/reasons'
import type { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Deps } from '../../deps.ts'
import type { Once } from '../../http/idempotency.ts'
import { fileTicket, type Filed } from '../tickets/filing-commands.ts'
import { ticketFor } from '../tickets/page-queries.ts'
import { splittable, type SplitFile } from './queries.ts'

type Asked = z.output<NonNullable<typeof splitEntry.body>>

/**
 * A new ticket of the same requester with a copy of one public entry and its files, linked to the one that it comes from.
 * Whoever may link tickets may split them.
 * @throws {Refusal} of a ticket that is not theirs, of a note, and of what filing refuses.
 */
export async function splitTicket(
  deps: Deps,
  mover: Mover & { kind: 'person' },
  reference: string,
  { entryId, categoryId, title }: Asked,
  once: Once | null,
  desk: DeskNow,
): Promise<Filed> {
  const { viewer } = mover
  await refuseWhoMayNotLink(deps, viewer, reference, desk)
  const entry = await splittable(deps.db, viewer, reference, entryId)
  if (entry === null || !entry.isPublic || (entry.body === null && entry.files.length === 0))
    throw refusal('refusal.entry_unsplittable', { pointer: '/entryId' })
  const filing = {
    categoryId,
    title,
    description: entry.body ?? title,
    requesterId: entry.requesterId,
    onBehalf: entry.onBehalf,
    ...(entry.establishmentId !== null && { establishmentId: entry.establishmentId }),
    attachmentIds: await copied(deps, viewer, entry.files, desk.now),
  }
  const other = { id: entry.ticketId, reference: entry.reference }
  const link = { act: 'add', relation: 'split_from', other, audience: 'public' } as const
  return fileTicket(deps, mover, filing, once, async () => ({ link }))
}

async function refuseWhoMayNotLink(
  { db }: Deps,
  viewer: Viewer,
  reference: string,
  desk: DeskNow,
): Promise<void> {
  const { allowed, standing } = await ticketFor(db, viewer, reference, desk)
  if (allowed.includes('link')) return
  if (standing === 'former') throw refusal('refusal.former_team')
  throw hasScope(viewer, 'notes:write')
    ? refusal('refusal.not_yours_to_do')
    : refusal('refusal.scope_missing', { values: { scope: 'notes:write' } })
}

/** The bytes are copied, for each ticket is erased in its own time. Copies that no ticket takes are swept as any unused file. */
async function copied(
  { db, files }: Deps,
  { personId }: Viewer,
  originals: readonly SplitFile[],
  now: Date,
): Promise<string[]> {
  const ids: string[] = []
  for (const { storageKey: original, scan, ...file } of originals) {
    if (scan === 'infected') continue
    const [id, storageKey] = [newId(), randomUUID()]
    await files.put(storageKey, await files.read(original), LIMITS.fileBytes)
    await db.attachment.create({
      data: { ...file, id, storageKey, scan, uploadedById: personId, uploadedAt: now },
    })
    ids.push(id)
  }
  return ids
}
