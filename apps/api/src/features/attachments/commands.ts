import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { LIMITS } from '@guichet/contracts/limits'
import type { Viewer } from '@guichet/domain/facts'
import { cleanFileName } from '@guichet/domain/file-name'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import type { Deps } from '../../deps.ts'
import type { FilePart } from '../../http/multipart.ts'
import { HEAD_BYTES, isProgramName, sniffType } from '../../storage/file-kind.ts'
import type { AttachmentRow } from './present.ts'
import { attachmentById, bytesOfDay, ownFileById, requireScanned } from './queries.ts'
import { scanNew } from './scan-commands.ts'

type Kept = Pick<Deps, 'db' | 'files' | 'settings' | 'log' | 'scanner'>

interface Upload {
  readonly viewer: Viewer
  readonly now: Date
}

/** Keeps all the files of one request, or none: each has its row once its bytes are durable, and no sooner. */
export async function uploadFiles(
  deps: Kept,
  by: Upload,
  parts: AsyncIterable<FilePart>,
): Promise<AttachmentRow[]> {
  const kept: AttachmentRow[] = []
  try {
    let bytes = 0
    for await (const part of parts) {
      const row = await keepFile(deps, by, part, bytes)
      bytes += Number(row.size)
      kept.push(row)
    }
    if (kept.length === 0) throw new Refusal('malformed', 'refusal.upload_empty')
    return kept
  } catch (error) {
    await deps.db.attachment.deleteMany({ where: { id: { in: kept.map(({ id }) => id) }, ticketId: null } })
    for (const { storageKey } of kept) await deps.files.remove(storageKey)
    throw error
  }
}

/**
 * Keeps the bytes of a file that the viewer sent a second time: what becomes of the one is nothing to the other. Refuses as an
 * upload does, and what the virus scanner condemned.
 */
export async function copyUpload(deps: Kept, by: Upload, id: string): Promise<AttachmentRow> {
  const row = await ownFileById(deps.db, by.viewer, id)
  if (row.scan === 'infected') requireScanned(row)
  return keepFile(deps, by, { name: row.name, bytes: await deps.files.read(row.storageKey) }, 0)
}

/** Takes back a file that no ticket uses yet; the uploader's alone. */
export async function deleteUpload(
  { db, files }: Pick<Deps, 'db' | 'files'>,
  viewer: Viewer,
  id: string,
): Promise<void> {
  const { storageKey } = await attachmentById(db, viewer, id)
  const { count } = await db.attachment.deleteMany({
    where: { id, uploadedById: viewer.personId, ticketId: null, answers: { none: {} } },
  })
  if (count === 0) throw new Refusal('attachment-in-use', 'refusal.attachment_in_use')
  await files.remove(storageKey)
}

/** The name under which a file is kept; refuses a program's. */
export function usableName(sent: string): string {
  const name = cleanFileName(sent)
  if (isProgramName(name)) throw program()
  return name
}

interface WholeFile {
  readonly id: string
  readonly name: string
  readonly storageKey: string
  readonly size: number
  readonly sha256: string
}

/**
 * Makes an attachment of bytes that are stored whole, by what they really are; what `alongside` does is done with its row or
 * not at all. Refuses a program, a virus, and more than a day's share: the bytes are then for the caller to remove.
 */
export async function acceptFile(
  deps: Kept,
  { viewer, now }: Upload,
  file: WholeFile,
  alongside: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<AttachmentRow> {
  const { db, files } = deps
  const head = await buffer(await files.read(file.storageKey, { start: 0, end: HEAD_BYTES - 1 }))
  const type = await sniffType(head)
  if (type === null) throw program()
  const scan = await scanNew(deps, file.storageKey)
  return db.$transaction(async (tx) => {
    await oneUploadAtATime(tx, viewer)
    if ((await bytesOfDay(tx, viewer, now)) + file.size > LIMITS.bytesPerPersonAndDay) throw dayIsFull()
    await alongside(tx)
    return tx.attachment.create({
      data: { ...file, type, scan, uploadedById: viewer.personId, uploadedAt: now },
    })
  })
}

/** Two uploads at once both saw room before their bytes came: one after the other, they see each other's. */
export async function oneUploadAtATime(tx: Tx, { personId }: Viewer): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`uploads ${personId}`}, 0))`
}

export const dayIsFull = () =>
  new Refusal('quota-exceeded', 'refusal.day_bytes', { values: { bytes: LIMITS.bytesPerPersonAndDay } })

async function keepFile(
  deps: Kept,
  by: Upload,
  { name: sent, bytes }: FilePart,
  before: number,
): Promise<AttachmentRow> {
  const name = usableName(sent)
  const limit = await tightestLimit(deps, by, before)
  const storageKey = randomUUID()
  const written = await store(deps, storageKey, bytes, limit)
  try {
    return await acceptFile(deps, by, { id: newId(), name, storageKey, ...written })
  } catch (error) {
    await deps.files.remove(storageKey)
    throw error
  }
}

async function store({ files }: Kept, key: string, bytes: Readable, limit: Limit) {
  try {
    return await files.put(key, bytes, limit.bytes)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'too-large') throw limit.refusal
    if (error !== null && error === bytes.errored) throw new Refusal('malformed', 'refusal.upload_broken')
    throw error
  }
}

interface Limit {
  readonly bytes: number
  readonly refusal: Refusal
}

/** Of the limits that hold for the next file, the one that would be met first. */
async function tightestLimit(
  { db, settings }: Kept,
  { viewer, now }: Upload,
  before: number,
): Promise<Limit> {
  const { 'attachments.fileBytes': fileBytes } = await settings()
  const today = await bytesOfDay(db, viewer, now)
  const values = { bytes: fileBytes }
  const limits: Limit[] = [
    { bytes: fileBytes, refusal: new Refusal('too-large', 'refusal.file_too_large', { values }) },
    {
      bytes: LIMITS.bytesPerRequest - before,
      refusal: new Refusal('too-large', 'refusal.request_too_large', {
        values: { bytes: LIMITS.bytesPerRequest },
      }),
    },
    {
      bytes: LIMITS.bytesPerPersonAndDay - today,
      refusal: dayIsFull(),
    },
  ]
  return limits.reduce((least, limit) => (limit.bytes < least.bytes ? limit : least))
}

const program = () => new Refusal('invalid', 'refusal.program', { pointer: '/file' })
