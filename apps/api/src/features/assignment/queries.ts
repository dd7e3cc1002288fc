import type { Absence, Member, RuledCategory } from '@guichet/contracts/assignment'
import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { versionOf } from '../../http/if-match.ts'
import { personJson } from '../people/queries.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** From a CTE `up`, a category and those above it with their `depth`: the team and the rule of the nearest that has one. */
export const ROUTED = sql`routed as (select
    (select team_id from up where team_id is not null order by depth limit 1) as team_id,
    (select assignment from up where assignment is not null order by depth limit 1) as rule)`

/** `up` and `routed` of a category, after `with recursive`. */
export const routeUp = (categoryId: Sql): Sql => sql`
  up as (
    select c.parent_id, c.team_id, c.assignment, 0 as depth from category c where c.id = ${categoryId}
    union all
    select c.parent_id, c.team_id, c.assignment, up.depth + 1 from category c join up on c.id = up.parent_id),
  ${ROUTED}`

const OPEN = sql`('dispatched', 'assigned', 'pending_requester', 'on_hold')`

/** Open tickets in somebody's hands. */
const loadOf = (personId: Sql): Sql =>
  sql`(select count(*)::int from ticket h where h.agent_id = ${personId} and h.status in ${OPEN})`

/** Domain's Roster, for `routed` and its team `g`: the load alone costs a look at tickets, and one rule alone asks for it. */
export const rosterJson: Sql = sql`jsonb_build_object('rule', routed.rule, 'teamId', g.id, 'turn', g.turn, 'members', (
  select coalesce(jsonb_agg(jsonb_build_object(
      'personId', m.person_id, 'weight', m.weight, 'credit', m.credit,
      'headOf', array(select establishment_id from establishment_person where person_id = m.person_id and head),
      'load', case when routed.rule = 'least_loaded' then ${loadOf(sql`m.person_id`)} else 0 end,
      'absence', (select jsonb_build_object('from', a.first_day, 'to', a.last_day, 'substituteId', a.substitute_id)
                  from absence a where a.person_id = m.person_id))
    order by m.rank, m.created_at, m.id), '[]')
  from membership m join person p on p.id = m.person_id and p.disabled_at is null
  where m.team_id = g.id and m.ended_at is null))`

const absenceJson = (personId: Sql): Sql => sql`(
  select json_build_object('from', a.first_day, 'to', a.last_day,
    'substitute', (select ${personJson(sql`s`)} from person s where s.id = a.substitute_id))
  from absence a where a.person_id = ${personId})`

/** Who is in a team, in its order. */
export async function membersOf(db: Tx, teamId: string): Promise<Member[]> {
  const rows = await db.$queryRaw<Omit<Member, 'version'>[]>`
    select ${personJson(sql`p`)} as person, m.role, m.weight, m.rank, ${loadOf(sql`p.id`)} as load, ${absenceJson(sql`p.id`)} as absence
    from membership m join person p on p.id = m.person_id and p.disabled_at is null
    where m.team_id = ${teamId}::uuid and m.ended_at is null
    order by m.rank, m.created_at, m.id`
  return rows.map((row) => Object.assign(row, { version: versionOfPlace(row) }))
}

export const versionOfPlace = ({ weight, rank }: Pick<Member, 'weight' | 'rank'>): number =>
  versionOf([weight, rank])

/** One's absence, unless it is over. `today`: an ISO day. */
export async function absenceOf(db: Tx, { personId }: Viewer, today: string): Promise<Absence | null> {
  const [row] = await db.$queryRaw<{ absence: Absence | null }[]>`
    select ${absenceJson(sql`${personId}::uuid`)} as absence`
  const absence = row?.absence ?? null
  return absence !== null && absence.to >= today ? absence : null
}

/** Whether somebody is of a team now. */
export async function isMember(db: Tx, teamId: string, personId: string): Promise<boolean> {
  const count = await db.membership.count({ where: { teamId, personId, endedAt: null } })
  return count > 0
}

/** The catalogue in its order, each category with the rule that its new tickets follow. */
export async function ruledCategories(db: Tx): Promise<RuledCategory[]> {
  const rows = await db.$queryRaw<Omit<RuledCategory, 'version'>[]>`
    with recursive down as (
      select c.id, c.label, array[]::text[] as above, c.team_id, c.assignment, c.assignment as rule, array[c.position] as place
      from category c where c.parent_id is null and c.retired_at is null
      union all
      select c.id, c.label, d.above || d.label, coalesce(c.team_id, d.team_id), c.assignment, coalesce(c.assignment, d.rule), d.place || c.position
      from category c join down d on c.parent_id = d.id where c.retired_at is null)
    select d.id, d.label, d.above, c.accepts_tickets as "acceptsTickets", d.assignment, coalesce(d.rule, 'nobody') as "inForce",
      case when g.id is not null then json_build_object('id', g.id, 'label', g.label) end as team
    from down d join category c on c.id = d.id left join team g on g.id = d.team_id
    order by d.place, d.above, plain_text(d.label), d.id`
  return rows.map((row) => Object.assign(row, { version: versionOf(row.assignment) }))
}
