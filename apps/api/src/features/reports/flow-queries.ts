import type { Breakdown, ReportRow, ReportTime } from '@guichet/contracts/reports'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { countedFigures, countedTickets, type Found, type Question } from './scope.ts'
import { sums } from './table-present.ts'

const { sql, empty } = Prisma
type Sql = Prisma.Sql

/** What was filed and what ended, by day, week or month; an erased ticket is counted by what it left. */
export async function createdAndClosed(db: Tx, question: Question): Promise<Found> {
  const { since, until } = question.period
  const rows = await db.$queryRaw<ReportRow[]>`
    with ${steps(question)},
    moves as (
      ${everyTicket(question, sql`t.created_at as at, 1 as created, 0 as closed`, within('created_at', since, until))}
      union all
      ${everyTicket(question, sql`t.final_at, 0, 1`, within('final_at', since, until))}),
    counted as (select ${stepOf(question, sql`m.at`)} as first, sum(m.created)::int as created, sum(m.closed)::int as closed from moves m group by 1)
    select s.key, null as label, s.since, s.until, array[coalesce(c.created, 0), coalesce(c.closed, 0)] as values
    from steps s left join counted c using (first) order by s.first`
  return { rows: rows.map(spanned), summary: sums(rows, 2) }
}

/** The steps of a period: each begins at midnight on the desk's wall, the first and the last one cut to the period. */
export const steps = ({ query: { step }, period: { from, to }, timeZone }: Question): Sql => sql`
  steps as (
    select u.first, to_char(u.day, 'YYYY-MM-DD') as key, u.day::timestamp at time zone ${timeZone} as since, u.next::timestamp at time zone ${timeZone} as until
    from generate_series(date_trunc(${step}::text, ${from}::date::timestamp), ${to}::date::timestamp, ('1 ' || ${step}::text)::interval) d (first)
    cross join lateral (select d.first::date as first, greatest(d.first::date, ${from}::date) as day,
      least((d.first + ('1 ' || ${step}::text)::interval)::date, ${to}::date + 1) as next) u)`

/** The step that an instant falls in. */
export const stepOf = ({ query: { step }, timeZone }: Question, instant: Sql): Sql =>
  sql`date_trunc(${step}::text, ${instant} at time zone ${timeZone})::date`

/** A row of SQL as the contract writes it: instants in UTC. */
export const spanned = (row: ReportRow): ReportRow => ({
  ...row,
  ...(row.since !== undefined && { since: new Date(row.since).toISOString() }),
  ...(row.until !== undefined && { until: new Date(row.until).toISOString() }),
})

/** What was filed at each hour of each day of the week, as the desk's clock shows them. */
export async function calendar(db: Tx, question: Question): Promise<Found> {
  const { period, timeZone } = question
  const rows = await db.$queryRaw<ReportRow[]>`
    with filed as materialized (
      select extract(isodow from m.at)::int as day, extract(hour from m.at)::int as hour, count(*)::int as tickets
      from (${everyTicket(question, sql`t.created_at at time zone ${timeZone} as at`, within('created_at', period.since, period.until))}) m
      group by 1, 2)
    select d.day::text as key, null as label,
      array(select coalesce(f.tickets, 0) from generate_series(0, 23) h left join filed f on f.day = d.day and f.hour = h order by h) as values
    from generate_series(1, 7) d (day) order by d.day`
  const filed = sums(rows, 24)
  return { rows, summary: [filed.reduce((total, hour) => total + hour, 0)] }
}

/** What was filed and what ended by team, category and so on, beside what was filed in the period just before. */
export async function breakdown(db: Tx, question: Question): Promise<Found> {
  const { query, period } = question
  const { since, until, before } = period
  const { key, live, left, beside, label } = DIMENSIONS[query.by](question)
  const part = (columns: Sql, where: Sql) =>
    everyTicket(question, sql`${key} as key, ${columns}`, where, { live, left })
  const rows = await db.$queryRaw<ReportRow[]>`
    with recursive ${beside} moves as (
      ${part(sql`(t.created_at >= ${since})::int as created, (t.created_at < ${since})::int as before, 0 as closed, null::numeric as seconds`, within('created_at', before, until))}
      union all ${part(sql`0, 0, 1, null`, within('final_at', since, until))}
      union all ${part(sql`0, 0, 0, ${secondsTo('resolved', query.time)}`, sql`${within('resolved_at', since, until)} and ${isSolution}`)}),
    counted as (
      select m.key, sum(m.created)::int as created, sum(m.before)::int as before, sum(m.closed)::int as closed,
        round(percentile_cont(0.5) within group (order by m.seconds))::int as median
      from moves m group by m.key)
    select coalesce(c.key, 'none') as key, ${label} as label, array[c.created, c.before, c.closed, c.median] as values
    from counted c order by c.created desc, c.before desc, label, key`
  return { rows, summary: sums(rows, 3) }
}

/** A duplicate was solved by nobody. */
export const isSolution = sql`t.close_reason is distinct from 'duplicate'`

/** How long until a ticket `t` was taken, or solved, in seconds; in working time, null where it was not measured. */
export const secondsTo = (end: 'taken' | 'resolved', time: ReportTime): Sql => SECONDS[end][time]

const SECONDS: Record<'taken' | 'resolved', Record<ReportTime, Sql>> = {
  taken: {
    elapsed: sql`extract(epoch from t.taken_at - t.created_at)`,
    worked: sql`t.taken_seconds::numeric`,
  },
  resolved: {
    elapsed: sql`extract(epoch from t.resolved_at - t.created_at)`,
    worked: sql`t.resolved_seconds::numeric`,
  },
}

type Instant = 'created_at' | 'taken_at' | 'resolved_at' | 'final_at'

export const within = (column: Instant, since: Date, until: Date): Sql =>
  sql`${COLUMNS[column]} >= ${since}::timestamptz and ${COLUMNS[column]} < ${until}::timestamptz`

const COLUMNS: Record<Instant, Sql> = {
  created_at: sql`t.created_at`,
  taken_at: sql`t.taken_at`,
  resolved_at: sql`t.resolved_at`,
  final_at: sql`t.final_at`,
}

/** These columns of every ticket that is counted: those of the desk, and what the erased ones left. */
export const everyTicket = (
  question: Question,
  columns: Sql,
  where: Sql,
  { live = empty, left = empty }: { live?: Sql; left?: Sql } = {},
): Sql => sql`
  select ${columns} from ticket t ${live} where ${where} and ${countedTickets(question)}
  union all
  select ${columns} from ticket_figures t ${left} where ${where} and ${countedFigures(question)}`

interface Dimension {
  /** Of a ticket `t`, as text; null: none. */
  key: Sql
  /** What is joined for it: to a ticket, and to what an erased one left. */
  live: Sql
  left: Sql
  /** A table before all, with its comma. */
  beside: Sql
  /** The name of a key `c.key`. */
  label: Sql
}

const column = (key: Sql, label: Sql): Dimension => ({
  key: sql`${key}::text`,
  live: empty,
  left: empty,
  beside: empty,
  label,
})

const DIMENSIONS: Record<Breakdown, (question: Question) => Dimension> = {
  team: () => column(sql`t.team_id`, sql`(select n.label from team n where n.id = c.key::uuid)`),
  product: () => column(sql`t.product_id`, sql`(select n.label from product n where n.id = c.key::uuid)`),
  establishment: () =>
    column(sql`t.establishment_id`, sql`(select n.name from establishment n where n.id = c.key::uuid)`),
  origin: () => column(sql`t.origin`, sql`null`),
  audience: () => ({
    key: sql`s.audience`,
    live: sql`join person p on p.id = t.requester_id left join lateral unnest(p.audiences) s (audience) on true`,
    left: sql`left join lateral unnest(t.audiences) s (audience) on true`,
    beside: empty,
    label: sql`null`,
  }),
  // Under the category that is asked for, or under each service: a ticket counts where its category hangs.
  category: ({ narrowing: { categoryId } }) => ({
    key: sql`coalesce(b.top, t.category_id)::text`,
    live: sql`left join branch b on b.id = t.category_id`,
    left: sql`left join branch b on b.id = t.category_id`,
    beside: sql`
      branch (id, top) as (
        select id, id from category where ${categoryId === undefined ? sql`parent_id is null` : sql`parent_id = ${categoryId}::uuid`}
        union all select n.id, b.top from category n join branch b on n.parent_id = b.id),`,
    label: sql`(select n.label from category n where n.id = c.key::uuid)`,
  }),
}
