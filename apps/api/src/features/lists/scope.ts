import type { Standing, TicketView } from '@guichet/contracts/tickets'
import type { Viewer } from '@guichet/domain/facts'
import { scopeFor } from '@guichet/domain/scope'
import { Prisma } from '../../db/generated/client.ts'
import { claims, isDeskStanding, noneBefore, teamIds } from '../standing/queries.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

export type View = TicketView

/** Rows of one standing: `columns` over `t` (and `f`), those that pass `where`, the first `limit` of `order`. */
export interface Wanted {
  readonly columns: Sql
  readonly where: Sql
  /** With `order by` and `limit`, or empty: everything. */
  readonly first: Sql
}

/** The standings that a view draws from, less those that this viewer can have nowhere: none at all makes an empty list. */
export function standingsOf(viewer: Viewer, view: View): readonly Standing[] {
  if (view === 'establishment' && viewer.headOf.length === 0) return []
  return STANDINGS[view].filter((standing) => {
    if (standing === 'head') return viewer.headOf.length > 0
    return (standing !== 'agent' && standing !== 'former') || viewer.memberships.length > 0
  })
}

const STANDINGS: Record<View, readonly Standing[]> = {
  mine: ['owner'],
  following: ['contact', 'agent', 'guest'],
  invited: ['guest'],
  establishment: ['owner', 'contact', 'head'],
  team: ['agent'],
  assigned: ['agent'],
  all: ['owner', 'contact', 'head', 'agent', 'guest', 'former'],
}

/** The team's words are looked through for its readers alone. */
export const readsTeamWords = (viewer: Viewer, standing: Standing): boolean =>
  isDeskStanding(standing) && scopeFor(viewer).teamEntries

/** The tickets of a view towards which the viewer has this standing, read along the index that fits. */
export function ticketsAs(viewer: Viewer, standing: Standing, view: View, wanted: Wanted): Sql {
  const { columns, first } = wanted
  const where = sql`${noneBefore(viewer, standing, sql`t`)} and ${ofView(viewer, view, standing)} and ${wanted.where}`
  switch (standing) {
    case 'owner':
      return sql`(select ${columns} from ticket t where t.requester_id = ${viewer.personId}::uuid and not t.hidden and ${where} ${first})`
    case 'contact':
      return sql`(select ${columns} from ticket t where t.id in (${takenPartIn(viewer, 'contact')}) and ${where} ${first})`
    case 'guest':
      return sql`(select ${columns} from ticket t where t.id in (${takenPartIn(viewer, 'guest_agent')}) and ${where} ${first})`
    case 'head':
      return eachOf(
        viewer.headOf,
        sql`select ${columns} from ticket t
        where t.establishment_id = each.id and t.on_behalf = 'establishment' and ${where} ${first}`,
      )
    case 'agent':
      // Few are watched: from them to their teams, not through all that the teams hold.
      if (view === 'following')
        return sql`(select ${columns} from ticket t where t.team_id = any(${teamIds(viewer)}::uuid[]) and ${where} ${first})`
      return eachOf(
        teamIds(viewer),
        sql`select ${columns} from ticket t where t.team_id = each.id and ${where} ${first}`,
      )
    case 'former':
      return leftBy(viewer, wanted)
  }
}

/** Of these tickets, few, those towards which the viewer has this standing: each is looked up. */
export function ticketsAmong(viewer: Viewer, standing: Standing, view: View, ids: Sql, wanted: Wanted): Sql {
  const { columns, where, first } = wanted
  return sql`(select ${columns} from (${ids}) given (id) cross join lateral (select * from ticket where id = given.id offset 0) t
    where ${claims(viewer, standing, sql`t`)} and ${noneBefore(viewer, standing, sql`t`)} and ${ofView(viewer, view, standing)} and ${where} ${first})`
}

function takenPartIn(viewer: Viewer, role: 'contact' | 'guest_agent'): Sql {
  return sql`select p.ticket_id from participant p
    where p.person_id = ${viewer.personId}::uuid and p.role = ${role}::participant_role and p.removed_at is null`
}

// A guest follows what they were invited on, watched or not.
const watchedBy = (viewer: Viewer): Sql =>
  sql`select w.ticket_id from ticket_watch w where w.person_id = ${viewer.personId}::uuid`

function ofView(viewer: Viewer, view: View, standing: Standing): Sql {
  if (view === 'following' && standing === 'agent') return sql`t.id in (${watchedBy(viewer)})`
  if (view === 'assigned') return sql`t.agent_id = ${viewer.personId}::uuid`
  if (view === 'establishment')
    return sql`t.on_behalf = 'establishment' and t.establishment_id = any(${viewer.headOf}::uuid[])`
  return sql`true`
}

// Looked up one by one (`offset 0`): the cost follows what the team left, not what the desk holds.
// What a team left, as it left it: `t` is the row of that day, `n` the ticket now, which says who stands where.
function leftBy(viewer: Viewer, { columns, where, first }: Wanted): Sql {
  return eachOf(
    teamIds(viewer),
    sql`
    select ${columns} from ticket_tenure f
    cross join lateral (select * from ticket where id = f.ticket_id offset 0) n
    cross join lateral jsonb_populate_record(null::ticket, f.left_as) t
    where f.team_id = each.id and f.ended_at is not null
      and not exists (
        select from ticket_tenure l
        where l.ticket_id = f.ticket_id and l.team_id = any(${teamIds(viewer)}::uuid[]) and l.ended_at is not null
          and (l.ended_at, l.id) > (f.ended_at, f.id))
      and ${noneBefore(viewer, 'former', sql`n`)} and ${where} ${first}`,
  )
}

// One walk along an index for each team or establishment, each cut short: no order is left to make of all their rows.
const eachOf = (ids: readonly string[], rows: Sql): Sql =>
  sql`(select one.* from unnest(${ids}::uuid[]) each (id) cross join lateral (${rows}) one)`
