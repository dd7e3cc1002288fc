import { id as uuid } from '@guichet/contracts/primitives'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'

/** How far a file has come. `expiresAt` is null once it is whole. */
export interface UploadRow {
  readonly id: string
  readonly name: string
  readonly length: number
  readonly received: number
  readonly expiresAt: Date | null
  /** Another request is writing to it. */
  readonly isHeld: boolean
}

interface Found extends Omit<UploadRow, 'length' | 'received'> {
  length: bigint
  received: bigint
}

/** An upload of the viewer's own, under way or whole; else 404, for a stranger as for one that has expired. */
export async function uploadById(db: Tx, viewer: Viewer, id: string, now: Date): Promise<UploadRow> {
  if (!uuid.safeParse(id).success) throw unknownUpload()
  const [row] = await db.$queryRaw<Found[]>`
    select id, name, length, received, expires_at as "expiresAt", coalesce(writer_until > now(), false) as "isHeld"
    from upload where id = ${id}::uuid and person_id = ${viewer.personId}::uuid and expires_at > ${now}
    union all
    select id, name, size, size, null, false
    from attachment where id = ${id}::uuid and uploaded_by_id = ${viewer.personId}::uuid`
  if (row === undefined) throw unknownUpload()
  return { ...row, length: Number(row.length), received: Number(row.received) }
}

/** What a person's uploads under way will come to. */
export async function openUploads(
  db: Tx,
  { personId }: Viewer,
  now: Date,
): Promise<{ count: number; bytes: number }> {
  const { _count: count, _sum } = await db.upload.aggregate({
    where: { personId, expiresAt: { gt: now } },
    _count: true,
    _sum: { length: true },
  })
  return { count, bytes: Number(_sum.length ?? 0n) }
}

/** The stored stretches of an upload, in their order. */
export const partsOf = (db: Tx, uploadId: string) =>
  db.uploadPart.findMany({ where: { uploadId }, orderBy: { start: 'asc' } })

const unknownUpload = () => new Refusal('not-found', 'refusal.not_found')
