import { numberOfReference } from '@guichet/contracts/primitives'
import { RELATIONS, SIDES } from '@guichet/contracts/relations'
import type { TargetIds } from '@guichet/domain/targets'
import { Prisma } from '../../db/generated/client.ts'

const { sql, join } = Prisma
type Sql = Prisma.Sql

/** Domain's OtherTicket for the ticket `t` and one that the actor names and may read: naming any other says no more than naming none. */
export const otherNamed = (reference: string, actorId: string | null): Sql => sql`
  (select jsonb_build_object('id', d.id, 'reference', d.reference, 'ofRequester', d.requester_id = t.requester_id,
     'isFinal', d.final_at is not null,
     'linked', (select l.kind from ticket_link l where (l.from_id = d.id and l.to_id = t.id) or (l.from_id = t.id and l.to_id = d.id)),
     'isChild', ${isChild(sql`d.id`)}, 'hasChildren', ${hasChildren(sql`d.id`)},
     'thisIsChild', ${isChild(sql`t.id`)}, 'thisHasChildren', ${hasChildren(sql`t.id`)})
   from ticket d where d.number = ${numberOfReference(reference)}::int and ${mayRead(actorId)})`

/** Domain's LinkFact: the link of that id whose other end the actor may read, else the one that ends with the act. */
export function linkNamed(link: NonNullable<TargetIds['link']>, actorId: string | null): Sql {
  const chosen =
    link === 'to-survivor'
      ? sql`l.from_id = t.id and l.kind in ('merged_into', 'duplicate_of') and t.close_reason = 'duplicate'`
      : link === 'to-incident'
        ? sql`l.from_id = t.id and l.kind = 'child_of' and exists (select from incident i where i.ticket_id = l.to_id)`
        : sql`l.id = ${link.id}::uuid and ${mayRead(actorId)}`
  // Of several tickets that it repeats, the one for which it was closed is the newest said so.
  return sql`
    (select jsonb_build_object('relation', ${relationHere}, 'other', jsonb_build_object('id', d.id, 'reference', d.reference))
     from ticket_link l join ticket d on d.id = case when l.from_id = t.id then l.to_id else l.from_id end
     where (l.from_id = t.id or l.to_id = t.id) and ${chosen}
     order by l.created_at desc, l.id desc limit 1)`
}

export const placesNamed = ({ categoryIds, establishmentIds }: NonNullable<TargetIds['places']>): Sql => sql`
  jsonb_build_object(
    'isChild', ${isChild(sql`t.id`)},
    'categories', (select count(*) from category where id = any (${[...categoryIds]}::uuid[]) and retired_at is null),
    'establishments', (select count(*) from establishment where id = any (${[...establishmentIds]}::uuid[]) and retired_at is null))`

/** What the ticket `t` says of its link `l`. */
export const relationHere: Sql = sql`case ${join(
  RELATIONS.filter((name) => name !== 'related').map((name) => {
    const { kind, from } = SIDES[name]
    return sql`when l.kind = ${kind}::link_kind and (l.from_id = t.id) = ${from} then ${name}::text`
  }),
  ' ',
)} else 'related' end`

const isChild = (id: Sql): Sql =>
  sql`exists (select from ticket_link k where k.from_id = ${id} and k.kind = 'child_of')`
// Or may have the next minute: people join a known incident.
const hasChildren = (id: Sql): Sql =>
  sql`(exists (select from ticket_link k where k.to_id = ${id} and k.kind = 'child_of')
       or exists (select from incident k where k.ticket_id = ${id} and k.ended_at is null))`

/** The ticket `d` is one that this person reads as it now is. */
const mayRead = (actorId: string | null): Sql => sql`
  (d.requester_id = ${actorId}::uuid
   or exists (select from membership where team_id = d.team_id and person_id = ${actorId}::uuid and ended_at is null)
   or exists (select from participant where ticket_id = d.id and person_id = ${actorId}::uuid and removed_at is null))`
