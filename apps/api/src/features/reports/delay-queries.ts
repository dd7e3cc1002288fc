import { DELAY_KEYS, DELAY_STEPS, type ReportRow } from '@guichet/contracts/reports'
import { LIMITS } from '@guichet/contracts/limits'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { everyTicket, isSolution, within } from './flow-queries.ts'
import { readableTickets, type Found, type Question } from './scope.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** From filing to the first taking, of what was taken in the period. */
export const timeToTake = (db: Tx, question: Question): Promise<Found> => {
  const { since, until } = question.period
  return distribution(
    db,
    everyTicket(
      question,
      sql`extract(epoch from t.taken_at - t.created_at) as seconds`,
      within('taken_at', since, until),
    ),
  )
}

/** From filing to the solution that stands, of what was solved in the period. */
export const timeToResolve = (db: Tx, question: Question): Promise<Found> => {
  const { since, until } = question.period
  const where = sql`${within('resolved_at', since, until)} and ${isSolution}`
  return distribution(
    db,
    everyTicket(question, sql`extract(epoch from t.resolved_at - t.created_at) as seconds`, where),
  )
}

interface Delays {
  steps: number[]
  count: number
  median: number | null
  p90: number | null
}

// `width_bucket` counts from 0 what is under the first step.
async function distribution(db: Tx, delays: Sql): Promise<Found> {
  const [row] = await db.$queryRaw<Delays[]>`
    with took as materialized (${delays}),
    counted as (select width_bucket(seconds, ${[...DELAY_STEPS]}::numeric[]) as step, count(*)::int as tickets from took group by 1)
    select array(select coalesce(c.tickets, 0) from generate_series(0, ${DELAY_STEPS.length}::int) s left join counted c on c.step = s order by s) as steps,
      count(*)::int as count, round(percentile_cont(0.5) within group (order by seconds))::int as median,
      round(percentile_cont(0.9) within group (order by seconds))::int as p90
    from took`
  if (row === undefined) throw new Error('the delays came without a row')
  const rows: ReportRow[] = DELAY_KEYS.map((key, place) => ({
    key,
    label: null,
    values: [row.steps[place] ?? 0],
  }))
  return { rows, summary: [row.count, row.median, row.p90] }
}

/** The tickets that took longest to solve, of the teams whose tickets one reads. */
export async function slowest(db: Tx, question: Question): Promise<Found> {
  const { since, until } = question.period
  const rows = await db.$queryRaw<ReportRow[]>`
    select t.reference as key, t.title as label,
      array[extract(epoch from t.taken_at - t.created_at)::int, extract(epoch from t.resolved_at - t.created_at)::int] as values
    from ticket t where ${within('resolved_at', since, until)} and ${isSolution} and ${readableTickets(question)}
    order by t.resolved_at - t.created_at desc, t.id limit ${LIMITS.reportLines}`
  return { rows, summary: [] }
}
