import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'
import { Prisma } from '../../db/generated/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { personJson } from '../people/queries.ts'
import { AS_READ, seenBy } from '../standing/queries.ts'

const { sql } = Prisma

/** The people of a ticket that the viewer may read (404 otherwise). */
export async function participantsOf(db: Tx, viewer: Viewer, reference: string): Promise<ReadyJson> {
  const [row] = await db.$queryRaw<{ body: string }[]>`
    with seen as (${seenBy(viewer, reference)})
    select json_build_object('items', ${participantsJson})::text as body from seen s cross join lateral ${AS_READ} t`
  if (row === undefined) throw new Refusal('not-found', 'refusal.not_found')
  return new ReadyJson(row.body)
}

/** The contract's participants of `t`, as they were when a former team (`s.left_at`) let it go: contacts, guests, then heads. */
export const participantsJson: Prisma.Sql = sql`(
  select coalesce(json_agg(json_build_object(
    'id', z.id, 'role', z.role,
    'person', ${personJson(sql`p`)},
    'addedBy', case when b.id is not null then ${personJson(sql`b`)} end,
    'addedAt', z.added_at) order by z.role = 'establishment_head', z.added_at, z.id), '[]')
  from (
    select id, person_id, role::text, added_by_id, added_at from participant
    where ticket_id = t.id
      and (s.left_at is null and removed_at is null
        or added_at <= s.left_at and (removed_at is null or removed_at >= s.left_at))
    union all
    select person_id, person_id, 'establishment_head', null, t.created_at from establishment_person
    where t.on_behalf = 'establishment' and establishment_id = t.establishment_id and head
  ) z
  join person p on p.id = z.person_id
  left join person b on b.id = z.added_by_id)`
