import { LIMITS } from '@guichet/contracts/limits'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { personJson } from '../people/queries.ts'
import { entryIsFor, seenBy, standingTowards } from '../standing/queries.ts'
import { relationHere } from '../tickets/link-queries.ts'
import { incidentJson, linkJson } from './present.ts'

const { sql } = Prisma

/** The tickets linked to this one that the viewer may read, and the incident that it is, in one statement (404 when not theirs). */
export async function linksOf(db: Tx, viewer: Viewer, reference: string): Promise<ReadyJson> {
  const [row] = await db.$queryRaw<{ body: string }[]>`
    with seen as (${seenBy(viewer, reference)}),
    linked as (
      select l.id, ${relationHere} as relation, l.created_at, o.reference, o.title, o.status, o.close_reason, o.dispatch_count > 1 as reassigned,
        (select ${personJson(sql`p`)} from person p where p.id = o.requester_id) as requester,
        (select ${personJson(sql`p`)} from person p where p.id = o.agent_id) as agent
      from seen s join ticket t on t.id = s.id
      join ticket_link l on l.from_id = t.id or l.to_id = t.id
      join ticket o on o.id = case when l.from_id = t.id then l.to_id else l.from_id end
      cross join lateral (select ${standingTowards(viewer, sql`o`)} as standing offset 0) n
      where n.standing is not null and n.standing <> 'former'
        and (s.standing in ('agent', 'guest') or s.standing <> 'former' and l.kind in ('merged_into', 'split_from')))
    select json_build_object(
      'items', (select coalesce(json_agg(${linkJson} order by k.created_at desc, k.id desc), '[]')
        from (select * from linked order by created_at desc, id desc limit ${LIMITS.links}) k),
      'total', (select count(*) from linked),
      'incident', (select ${incidentJson} from incident i
        where i.ticket_id = s.id and i.ended_at is null and s.standing in ('agent', 'guest')))::text as body
    from seen s`
  if (row === undefined) throw new Refusal('not-found', 'refusal.not_found')
  return new ReadyJson(row.body)
}

/** What a split copies: one public entry that the viewer reads, or what the ticket was filed with. */
export interface Splittable {
  readonly ticketId: string
  readonly reference: string
  readonly requesterId: string
  readonly establishmentId: string | null
  readonly onBehalf: 'personal' | 'establishment'
  readonly isPublic: boolean
  readonly body: string | null
  readonly files: readonly SplitFile[]
}

export interface SplitFile {
  readonly name: string
  readonly size: number
  readonly type: string
  readonly sha256: string
  readonly storageKey: string
  readonly scan: 'off' | 'pending' | 'clean' | 'infected'
}

export async function splittable(
  db: Tx,
  viewer: Viewer,
  reference: string,
  entryId: string,
): Promise<Splittable | null> {
  const [row] = await db.$queryRaw<Splittable[]>`
    with seen as (${seenBy(viewer, reference)})
    select t.id as "ticketId", t.reference, t.requester_id as "requesterId", t.establishment_id as "establishmentId",
      t.on_behalf as "onBehalf", j.audience = 'public' as "isPublic",
      case when j.kind = 'file' then t.description else j.body end as body,
      (select coalesce(jsonb_agg(jsonb_build_object('name', x.name, 'size', x.size, 'type', x.type, 'sha256', x.sha256,
         'storageKey', x.storage_key, 'scan', x.scan) order by x.uploaded_at, x.id), '[]')
       from attachment x where x.entry_id = j.id and x.audience = 'public') as files
    from seen s join ticket t on t.id = s.id join journal_entry j on j.ticket_id = t.id
    where j.id = ${entryId}::uuid and ${entryIsFor(viewer)}`
  return row ?? null
}
