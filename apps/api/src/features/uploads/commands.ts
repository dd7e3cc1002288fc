import { Readable } from 'node:stream'
import { LIMITS } from '@guichet/contracts/limits'
import { Refusal } from '@guichet/domain/refusal'
import { newId } from '../../db/id.ts'
import type { Deps } from '../../deps.ts'
import { dayIsFull, deleteUpload, oneUploadAtATime, usableName } from '../attachments/commands.ts'
import { bytesOfDay } from '../attachments/queries.ts'
import { wrongOffset } from './lock-commands.ts'
import { openUploads, uploadById } from './queries.ts'
import type { UploadRow } from './queries.ts'
import { expiryFrom, forgetUpload, tooLong, writeOn } from './writing-commands.ts'
import type { Sender } from './writing-commands.ts'

type Kept = Pick<Deps, 'db' | 'files' | 'settings' | 'log' | 'scanner'>

/** Announces a file; every limit is held to before a byte of it is taken. An empty one is whole at once. */
export async function announceUpload(
  deps: Kept,
  { viewer, now }: Sender,
  announced: { name: string; length: number },
): Promise<UploadRow> {
  const name = usableName(announced.name)
  const { length } = announced
  const { 'attachments.fileBytes': bytes } = await deps.settings()
  if (length > bytes) throw new Refusal('too-large', 'refusal.file_too_large', { values: { bytes } })
  const expiresAt = expiryFrom(now)
  const id = newId()
  await deps.db.$transaction(async (tx) => {
    await oneUploadAtATime(tx, viewer)
    const open = await openUploads(tx, viewer, now)
    if (open.count >= LIMITS.openUploads) throw tooManyOpen()
    if ((await bytesOfDay(tx, viewer, now)) + open.bytes + length > LIMITS.bytesPerPersonAndDay)
      throw dayIsFull()
    await tx.upload.create({
      data: { id, personId: viewer.personId, name, length, startedAt: now, expiresAt },
    })
  })
  const upload = { id, name, length, received: 0, expiresAt, isHeld: false }
  return length === 0 ? writeOn(deps, { viewer, now }, upload, 0, Readable.from([])) : upload
}

/**
 * Goes on with an upload at `from`. What arrives before a cut is kept; the last byte makes it an attachment of the same id, or
 * has it refused and forgotten.
 */
export async function continueUpload(
  deps: Kept,
  by: Sender,
  { id, from, announced, bytes }: { id: string; from: number; announced: number | null; bytes: Readable },
): Promise<UploadRow> {
  const upload = await uploadById(deps.db, by.viewer, id, by.now)
  if (upload.received !== from) throw wrongOffset(upload.received)
  if (upload.expiresAt === null) return upload
  if (announced !== null && from + announced > upload.length) throw tooLong(upload)
  return writeOn(deps, by, upload, from, bytes)
}

/** Gives a file up, wherever it stands, unless a ticket uses it. */
export async function giveUpUpload(deps: Kept, { viewer, now }: Sender, id: string): Promise<void> {
  const { expiresAt } = await uploadById(deps.db, viewer, id, now)
  if (expiresAt === null) await deleteUpload(deps, viewer, id)
  else await forgetUpload(deps, id)
}

const tooManyOpen = () =>
  new Refusal('too-many-files', 'refusal.open_uploads', { values: { limit: LIMITS.openUploads } })
