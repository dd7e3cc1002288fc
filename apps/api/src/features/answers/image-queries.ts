import { id as uuid } from '@guichet/contracts/primitives'
import { mayWriteAnswers } from '@guichet/domain/answers'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { StoredFile } from '../../http/send-blob.ts'
import { readableBy } from './scope.ts'

const { sql } = Prisma

/** A picture of an answer, for whoever may read the answer, or write it; else, or while the scanner holds it, there is none (404). */
export async function imageOf(
  db: Tx,
  viewer: Viewer,
  { id, imageId }: { id: string; imageId: string },
  now: Date,
): Promise<Omit<StoredFile, 'size'> & { size: bigint }> {
  if (!uuid.safeParse(id).success || !uuid.safeParse(imageId).success) throw unknown()
  const [row] = await db.$queryRaw<(Omit<StoredFile, 'size'> & { size: bigint })[]>`
    select f.name, f.size, f.type, f.sha256, f.storage_key as "storageKey"
    from answer_image i join answer a on a.id = i.answer_id join attachment f on f.id = i.attachment_id
    where i.answer_id = ${id}::uuid and i.attachment_id = ${imageId}::uuid and f.scan in ('off', 'clean')
      and (${mayWriteAnswers(viewer) ? sql`true` : sql`false`} or ${readableBy(viewer, now)})`
  if (row === undefined) throw unknown()
  return row
}

const unknown = () => new Refusal('not-found', 'refusal.not_found')
