import { LIMITS } from '@guichet/contracts/limits'
import type { Standing } from '@guichet/contracts/tickets'
import type { Viewer } from '@guichet/domain/facts'
import type { Tx } from '../../db/client.ts'
import { Prisma } from '../../db/generated/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { personJson } from '../people/queries.ts'
import { seenBy } from '../standing/queries.ts'
import { requireDeskSide } from './scope.ts'

const { sql } = Prisma

/** The others of the ticket's desk side, by name: members of its team and guests, none of whom stands on the requester's. */
export async function colleaguesOn(db: Tx, viewer: Viewer, reference: string): Promise<ReadyJson> {
  const [row] = await db.$queryRaw<{ standing: Standing; body: string }[]>`
    with seen as (${seenBy(viewer, reference)}),
    here as (select t.* from seen s join ticket t on t.id = s.id where s.standing in ('agent', 'guest')),
    desk_side as (
      select m.person_id from here t join membership m on m.team_id = t.team_id and m.ended_at is null
      union select p.person_id from here t join participant p on p.ticket_id = t.id and p.role = 'guest_agent' and p.removed_at is null),
    requester_side as (
      select requester_id as person_id from here
      union select p.person_id from here t join participant p on p.ticket_id = t.id and p.role = 'contact' and p.removed_at is null
      union select e.person_id from here t join establishment_person e
        on t.on_behalf = 'establishment' and e.establishment_id = t.establishment_id and e.head)
    select s.standing, (
      select json_build_object('items', coalesce(json_agg(${personJson(sql`p`)} order by plain_text(p.name), p.id), '[]'))::text
      from (
        select p.* from person p
        where p.id in (select person_id from desk_side) and p.id not in (select person_id from requester_side)
          and p.id <> ${viewer.personId}::uuid and p.disabled_at is null
        order by plain_text(p.name), p.id limit ${LIMITS.colleagues}) p) as body
    from seen s`
  requireDeskSide(row?.standing)
  return new ReadyJson(row?.body ?? '')
}
