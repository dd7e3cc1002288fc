import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'
import { Prisma } from '../../db/generated/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { personJson } from '../people/queries.ts'
import { seenBy } from '../standing/queries.ts'

const { sql } = Prisma

/** Each request for closure of a ticket that the viewer may read (404 otherwise), oldest first. */
export async function closureApprovalsOf(db: Tx, viewer: Viewer, reference: string): Promise<ReadyJson> {
  const [row] = await db.$queryRaw<{ body: string }[]>`
    with seen as (${seenBy(viewer, reference)})
    select json_build_object('items', (
      select coalesce(json_agg(json_build_object(
        'id', a.id, 'requestedAt', a.requested_at,
        'requestedBy', case when r.id is not null then ${personJson(sql`r`)} end,
        'outcome', case when a.decided_at > s.left_at then 'pending' else a.outcome::text end,
        'decidedAt', case when a.decided_at > s.left_at then null else a.decided_at end,
        'decidedBy', case when d.id is not null then ${personJson(sql`d`)} end,
        'satisfaction', case when a.decided_at > s.left_at then null else a.satisfaction end,
        'comment', case when a.decided_at > s.left_at then null else a.comment end)
        order by a.requested_at, a.id), '[]')
      from closure_approval a
      left join person r on r.id = a.requested_by_id
      left join person d on d.id = a.decided_by_id and (s.left_at is null or a.decided_at <= s.left_at)
      where a.ticket_id = s.id and (s.left_at is null or a.requested_at <= s.left_at)))::text as body
    from seen s`
  if (row === undefined) throw new Refusal('not-found', 'refusal.not_found')
  return new ReadyJson(row.body)
}
