import { id as uuid } from '@guichet/contracts/primitives'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'
import { Prisma } from '../../db/generated/client.ts'
import { lastTenure, readsNotes, standingTowards } from '../standing/queries.ts'
import type { AttachmentRow } from './present.ts'

const { sql } = Prisma

/** A file that the viewer may read: their own while unused, then the ticket's as the ticket's readers may; else 404. */
export async function attachmentById(db: Tx, viewer: Viewer, id: string): Promise<ReadAttachment> {
  if (!uuid.safeParse(id).success) throw unknownFile()
  const [row] = await readableFiles(db, viewer, sql`a.id = ${id}::uuid`, 1)
  if (row === undefined) throw unknownFile()
  return row
}

/** A file that the viewer sent and may still read, of whatever audience; else 404. */
export async function ownFileById(db: Tx, viewer: Viewer, id: string): Promise<ReadAttachment> {
  if (!uuid.safeParse(id).success) throw unknownFile()
  const chosen = sql`a.id = ${id}::uuid and a.uploaded_by_id = ${viewer.personId}::uuid`
  const [row] = await readableFiles(db, viewer, chosen, 1)
  if (row === undefined) throw unknownFile()
  return row
}

/** The files that the viewer sent and may still read, of public entries or unused, after that id; never the team's. */
export const filesSentBy = (
  db: Tx,
  viewer: Viewer,
  after: string,
  limit: number,
): Promise<ReadAttachment[]> =>
  readableFiles(
    db,
    viewer,
    sql`a.uploaded_by_id = ${viewer.personId}::uuid and a.audience is distinct from 'team' and a.id > ${after}::uuid`,
    limit,
  )

export interface ReadAttachment extends AttachmentRow {
  readonly used: boolean
  readonly uploadedAt: Date
  readonly reference: string | null
}

async function readableFiles(
  db: Tx,
  viewer: Viewer,
  chosen: Prisma.Sql,
  limit: number,
): Promise<ReadAttachment[]> {
  const standing = sql`s.standing`
  return db.$queryRaw<ReadAttachment[]>`
    select a.id, a.name, a.size, a.type, a.sha256, a.scan, a.storage_key as "storageKey", a.ticket_id is not null as used,
      a.uploaded_at as "uploadedAt", t.reference
    from attachment a
    left join ticket t on t.id = a.ticket_id
    left join journal_entry e on e.id = a.entry_id
    left join lateral (select ${standingTowards(viewer, sql`t`)} as standing) s on t.id is not null
    left join lateral ${lastTenure(viewer, sql`t.id`)} l on ${standing} = 'former'
    where ${chosen}
      and case when a.ticket_id is null then a.uploaded_by_id = ${viewer.personId}::uuid
          else ${standing} is not null
            and (a.audience = 'public' or ${readsNotes(viewer, standing)})
            and (${standing} <> 'former' or coalesce(e.at, a.uploaded_at) <= l.left_at) end
    order by a.id limit ${limit}`
}

/** How many bytes a person has sent in the last 24 hours. */
export async function bytesOfDay(db: Tx, viewer: Viewer, now: Date): Promise<number> {
  const since = new Date(now.getTime() - 86_400_000)
  const { _sum } = await db.attachment.aggregate({
    where: { uploadedById: viewer.personId, uploadedAt: { gt: since } },
    _sum: { size: true },
  })
  return Number(_sum.size ?? 0n)
}

/** `[{ id, name, size, type, sha256, scan }]` of the attachments `x` that this condition chooses. */
export const attachmentsJson = (chosen: Prisma.Sql): Prisma.Sql => sql`(
  select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name, 'size', x.size, 'type', x.type, 'sha256', x.sha256, 'scan', x.scan)
    order by x.uploaded_at, x.id), '[]')
  from attachment x where ${chosen})`

/** Refuses the bytes of a file that may be infected, or was. */
export function requireScanned({ scan }: Pick<AttachmentRow, 'scan'>): void {
  if (scan === 'pending') throw new Refusal('not-scanned', 'refusal.not_scanned')
  if (scan === 'infected') throw new Refusal('infected', 'refusal.was_infected')
}

const unknownFile = () => new Refusal('not-found', 'refusal.not_found')
