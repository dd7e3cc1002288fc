import type { ReportRow } from '@guichet/contracts/reports'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { spanned, stepOf, steps } from './flow-queries.ts'
import { countedFigures, countedTickets, type Found, type Question } from './scope.ts'
import { sums } from './table-present.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** Solutions proposed, refused by their requester, and tickets reopened after their end, each by when it happened. */
export async function reopened(db: Tx, question: Question): Promise<Found> {
  const { since, until } = question.period
  const rows = await db.$queryRaw<ReportRow[]>`
    with ${steps(question)},
    acts as (
      select j.kind, j.at from journal_entry j join ticket t on t.id = j.ticket_id
      where j.kind in ('resolve', 'refuse_closure', 'reopen') and j.at >= ${since}::timestamptz and j.at < ${until}::timestamptz and ${countedTickets(question)}
      union all
      ${leftActs(question, sql`k.kind, k.at`)}),
    counted as (
      select ${stepOf(question, sql`a.at`)} as first, count(*) filter (where a.kind = 'resolve')::int as solved,
        count(*) filter (where a.kind = 'refuse_closure')::int as refused, count(*) filter (where a.kind = 'reopen')::int as reopened
      from acts a group by 1)
    select s.key, null as label, s.since, s.until, array[coalesce(c.solved, 0), coalesce(c.refused, 0), coalesce(c.reopened, 0)] as values
    from steps s left join counted c using (first) order by s.first`
  return { rows: rows.map(spanned), summary: sums(rows, 3) }
}

interface Marks {
  rows: ReportRow[]
  accepted: number
  answered: number
  average: number | null
}

/** How content those are who accepted a solution in the period, where they said so. */
export async function satisfaction(db: Tx, question: Question): Promise<Found> {
  const { since, until } = question.period
  const [row] = await db.$queryRaw<Marks[]>`
    with given as materialized (
      select a.satisfaction from closure_approval a join ticket t on t.id = a.ticket_id
      where a.outcome = 'approved' and a.decided_at >= ${since}::timestamptz and a.decided_at < ${until}::timestamptz and ${countedTickets(question)}
      union all
      ${leftActs(question, sql`k.satisfaction`, sql`k.kind = 'approve_closure'`)})
    select (select json_agg(json_build_object('key', m.mark::text, 'label', null,
        'values', json_build_array((select count(*) from given g where g.satisfaction = m.mark))) order by m.mark desc)
      from generate_series(1, 5) m (mark)) as rows,
      count(*)::int as accepted, count(satisfaction)::int as answered, round(avg(satisfaction), 2)::float8 as average
    from given`
  if (row === undefined) throw new Error('the marks came without a row')
  return { rows: row.rows, summary: [row.accepted, row.answered, row.average] }
}

/** Of what erased tickets left, the acts `k` of the period. */
function leftActs(question: Question, columns: Sql, where = sql`true`): Sql {
  const { since, until } = question.period
  return sql`select ${columns} from ticket_figures t
    cross join lateral jsonb_to_recordset(t.closures) k (kind text, at timestamptz, satisfaction smallint)
    where t.final_at >= ${since}::timestamptz and ${countedFigures(question)}
      and k.at >= ${since}::timestamptz and k.at < ${until}::timestamptz and ${where}`
}
