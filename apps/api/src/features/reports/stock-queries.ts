import { STATUSES } from '@guichet/contracts/lifecycle'
import { AGE_DAYS, AGE_KEYS, type ReportRow } from '@guichet/contracts/reports'
import { daysAgo } from '@guichet/domain/reports'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { inBucket } from '../lists/filter-queries.ts'
import { everyTicket, spanned, within } from './flow-queries.ts'
import { countedTickets, ofTheirTeams, type Found, type Question } from './scope.ts'
import { sums } from './table-present.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

// What the desk calls overdue: nobody is waited for, and the nearest delay is over.
const isLate = (now: Date): Sql =>
  sql`(t.status in ('dispatched', 'assigned') and t.due_at <= ${now}::timestamptz)`

/** What is open now, by the days since it was filed. */
export async function ageing(db: Tx, question: Question): Promise<Found> {
  const { now, timeZone } = question
  const starts = AGE_DAYS.map((days) => daysAgo(days, now, timeZone))
  const rows = await db.$queryRaw<ReportRow[]>`
    with age as (
      select a.key, a.place, a.since, lag(a.since) over (order by a.place) as until
      from unnest(${[...AGE_KEYS]}::text[], ${[...starts, null]}::timestamptz[]) with ordinality a (key, since, place)),
    open as materialized (select t.created_at, t.agent_id, ${isLate(now)} as late from ticket t where ${inBucket.open} and ${countedTickets(question)})
    select a.key, null as label, a.since, a.until,
      array[count(o.created_at)::int, count(o.created_at) filter (where o.agent_id is null)::int, count(*) filter (where o.late)::int] as values
    from age a left join open o on (a.since is null or o.created_at >= a.since) and (a.until is null or o.created_at < a.until)
    group by a.key, a.place, a.since, a.until order by a.place`
  return { rows: rows.map(withoutEnds).map(spanned), summary: sums(rows, 3) }
}

// The first age has no end, the last one no beginning.
const withoutEnds = ({ since, until, ...row }: ReportRow | Nullable): ReportRow => ({
  ...row,
  ...(since !== null && since !== undefined && { since }),
  ...(until !== null && until !== undefined && { until }),
})
type Nullable = Omit<ReportRow, 'since' | 'until'> & { since: string | null; until: string | null }

/** How many tickets stand in each state now, and how many came to each end in the period. */
export async function statuses(db: Tx, question: Question): Promise<Found> {
  const { since, until } = question.period
  const rows = await db.$queryRaw<ReportRow[]>`
    with stand as (
      select t.status from ticket t where (${inBucket.open} or ${inBucket.resolved}) and ${countedTickets(question)}
      union all ${everyTicket(question, sql`t.status`, within('final_at', since, until))}),
    counted as (select status, count(*)::int as tickets from stand group by status)
    select s.key, null as label, array[coalesce(c.tickets, 0)] as values
    from unnest(${[...STATUSES]}::text[]) with ordinality s (key, place) left join counted c on c.status::text = s.key order by s.place`
  return { rows, summary: sums(rows, 1) }
}

/** What each agent, or each team, holds now, and what ended in the period; members with nothing are there too. */
export async function load(db: Tx, question: Question): Promise<Found> {
  const { query, now } = question
  const isByTeam = query.per === 'team'
  const key = isByTeam ? sql`t.team_id` : sql`t.agent_id`
  const rows = await db.$queryRaw<ReportRow[]>`
    with held as (
      select ${key} as id, count(*)::int as open, count(*) filter (where t.status = 'pending_requester')::int as pending,
        count(*) filter (where t.status = 'on_hold')::int as on_hold, count(*) filter (where ${isLate(now)})::int as late
      from ticket t where ${inBucket.open} and ${countedTickets(question)} group by 1),
    ended as (
      select e.id, count(*)::int as closed from (${endedBy(question, isByTeam)}) e
      group by 1),
    known as (
      select id from held union select id from ended where id is not null
      union select ${isByTeam ? sql`m.team_id` : sql`m.person_id`} from membership m
      where m.ended_at is null and ${ofTheirTeams(question, sql`m.team_id`)})
    select coalesce(k.id::text, 'none') as key, n.label,
      array[coalesce(h.open, 0), coalesce(h.pending, 0), coalesce(h.on_hold, 0), coalesce(h.late, 0),
        case when k.id is not null then coalesce(e.closed, 0) end] as values
    from known k left join held h on h.id is not distinct from k.id left join ended e on e.id = k.id
    left join lateral (${isByTeam ? sql`select label from team where id = k.id` : sql`select name as label from person where id = k.id`}) n on true
    order by k.id is null, plain_text(n.label), key`
  const [open = 0, , , late = 0] = sums(rows, 4)
  return { rows, summary: [open, late] }
}

// An erased ticket left its team, and nobody who had it in charge.
function endedBy(question: Question, isByTeam: boolean): Sql {
  const { since, until } = question.period
  return isByTeam
    ? everyTicket(question, sql`t.team_id as id`, within('final_at', since, until))
    : sql`select t.agent_id as id from ticket t where ${within('final_at', since, until)} and ${countedTickets(question)}`
}
