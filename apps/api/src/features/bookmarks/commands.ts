import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'
import { seenBy } from '../standing/queries.ts'

/** Keeps a ticket at hand; keeping it twice is keeping it once. */
export async function keepBookmark(db: Tx, viewer: Viewer, reference: string, now: Date): Promise<void> {
  const kept = await db.$queryRaw<unknown[]>`
    with seen as (${seenBy(viewer, reference)}),
    kept as (
      insert into bookmark (person_id, ticket_id, created_at) select ${viewer.personId}::uuid, id, ${now}::timestamptz from seen
      on conflict do nothing)
    select id from seen`
  if (kept.length === 0) throw new Refusal('not-found', 'refusal.not_found')
}

/** Forgets a bookmark, whether there was one or not. */
export async function forgetBookmark(db: Tx, viewer: Viewer, reference: string): Promise<void> {
  const forgotten = await db.$queryRaw<unknown[]>`
    with seen as (${seenBy(viewer, reference)}),
    forgotten as (delete from bookmark where person_id = ${viewer.personId}::uuid and ticket_id in (select id from seen))
    select id from seen`
  if (forgotten.length === 0) throw new Refusal('not-found', 'refusal.not_found')
}

/** Says that the viewer has read the ticket until now: nothing of today is unread, notifications too, and it heads their history. */
export async function markRead(db: Tx, viewer: Viewer, reference: string, now: Date): Promise<void> {
  const read = await db.$queryRaw<unknown[]>`
    with seen as (${seenBy(viewer, reference)}),
    read as (
      insert into ticket_reading (person_id, ticket_id, read_at) select ${viewer.personId}::uuid, id, ${now}::timestamptz from seen
      on conflict (person_id, ticket_id) do update set read_at = greatest(ticket_reading.read_at, excluded.read_at)),
    told as (
      update outgoing_mail o set read_at = ${now}::timestamptz from seen
      where o.ticket_id = seen.id and o.person_id = ${viewer.personId}::uuid and o.read_at is null and o.created_at <= ${now}::timestamptz)
    select id from seen`
  if (read.length === 0) throw new Refusal('not-found', 'refusal.not_found')
}
