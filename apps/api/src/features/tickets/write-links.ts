import { SIDES } from '@guichet/contracts/relations'
import { linkEntryThere } from '@guichet/domain/links'
import { Prisma } from '../../db/generated/client.ts'
import { newId } from '../../db/id.ts'
import type { Act } from './write-act.ts'

const { sql, empty } = Prisma
type Sql = Prisma.Sql

/**
 * Both tickets of a link are held, always in the same order: two agents who merge each into the other cannot both find that
 * the other goes on, nor wait for each other for ever.
 */
export const pairLocked = ({ decision: { link }, ticket }: Act): Sql[] =>
  link === undefined
    ? []
    : [
        sql`pair as materialized (
          select id, version, final_at from ticket where id = any (${[ticket.id, link.other.id]}::uuid[]) order by id for update)`,
      ]

/** What must hold of the other ticket, as it is once held. */
export function pairHolds({ decision: { link, patch } }: Act): Sql {
  if (link === undefined) return empty
  const goesOn = link.act === 'add' && patch.closeReason === 'duplicate' ? sql`and final_at is null` : empty
  const stands = link.otherVersion === undefined ? empty : sql`and version = ${link.otherVersion}::int`
  return sql`and exists (select from pair where id = ${link.other.id}::uuid ${goesOn} ${stands})`
}

/** The link itself, and what the other ticket’s journal and open pages are told of it. */
export function linkRows(act: Act): Sql[] {
  const { link } = act.decision
  if (link === undefined) return []
  const { audience } = link
  const told = linkEntryThere(link, act.ticket)
  const seen =
    audience === 'public'
      ? sql`, updated_at = greatest(${act.now}::timestamptz, o.updated_at + interval '1 ms')`
      : empty
  return [
    sql`linked as (${linkRow(act)})`,
    sql`entry_there as (
      insert into journal_entry (id, ticket_id, at, author_id, from_requester, audience, kind, channel, changes, data)
      select ${newId()}::uuid, ${link.other.id}::uuid, ${act.now}::timestamptz, ${act.author.personId}::uuid, ${act.author.fromRequester},
             ${audience}::audience, ${told.kind}, ${act.author.channel}::channel, '[]', ${JSON.stringify(told.data)}::jsonb
      from moved m)`,
    sql`touched as (
      update ticket o set team_updated_at = greatest(${act.now}::timestamptz, o.team_updated_at + interval '1 ms') ${seen}
      from moved m where o.id = ${link.other.id}::uuid returning o.*)`,
    sql`told_there as (
      insert into live_event (id, at, type, ticket_id, reference, audience, team_id, establishment_id, person_ids)
      select ${newId()}::uuid, ${act.now}::timestamptz, 'ticket.entry', o.id, o.reference, ${audience}::audience, o.team_id,
             case when o.on_behalf = 'establishment' then o.establishment_id end,
             array(select person_id from participant p where p.ticket_id = o.id and p.removed_at is null
                   and (${audience} = 'public' or p.role = 'guest_agent'))
             || case when ${audience} = 'public' then array[o.requester_id] else '{}' end
      from touched o)`,
  ]
}

function linkRow({ now, decision: { link, patch } }: Act): Sql {
  if (link === undefined) return empty
  const { act, relation, other } = link
  const { kind, from } = SIDES[relation]
  if (act === 'remove') {
    return sql`delete from ticket_link l using moved m
      where (l.from_id = m.id and l.to_id = ${other.id}::uuid) or (l.to_id = m.id and l.from_id = ${other.id}::uuid)`
  }
  const ends = from ? sql`m.id, ${other.id}::uuid` : sql`${other.id}::uuid, m.id`
  return sql`insert into ticket_link (id, from_id, to_id, kind, created_at)
    select ${newId()}::uuid, ${ends}, ${kind}::link_kind, ${now}::timestamptz from moved m
    ${patch.closeReason === 'duplicate' ? inPlace : empty}`
}

// What was only related is now its duplicate; a link that somebody else made meanwhile is theirs, and is not made again.
const inPlace = sql`on conflict (least(from_id, to_id), greatest(from_id, to_id))
  do update set from_id = excluded.from_id, to_id = excluded.to_id, kind = excluded.kind, created_at = excluded.created_at`
