import {
  DELAY_KEYS,
  DELAY_STEPS,
  WORKED_KEYS,
  WORKED_STEPS,
  type ReportRow,
} from '@guichet/contracts/reports'
import { LIMITS } from '@guichet/contracts/limits'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { everyTicket, isSolution, secondsTo, within } from './flow-queries.ts'
import { readableTickets, type Found, type Question } from './scope.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** From filing to the first taking, of what was taken in the period. */
export const timeToTake = (db: Tx, question: Question): Promise<Found> => {
  const { since, until } = question.period
  return distribution(db, question, 'taken', within('taken_at', since, until))
}

/** From filing to the solution that stands, of what was solved in the period. */
export const timeToResolve = (db: Tx, question: Question): Promise<Found> => {
  const { since, until } = question.period
  return distribution(db, question, 'resolved', sql`${within('resolved_at', since, until)} and ${isSolution}`)
}

interface Delays {
  steps: number[]
  count: number
  median: number | null
  p90: number | null
  promised: number
  kept: number
  targetLeast: number | null
  targetMost: number | null
}

const SPREADS = {
  elapsed: { steps: DELAY_STEPS, keys: DELAY_KEYS },
  worked: { steps: WORKED_STEPS, keys: WORKED_KEYS },
} as const

const PROMISED = {
  taken: sql`t.taken_seconds as worked, t.taken_promised * 60 as promised`,
  resolved: sql`t.resolved_seconds as worked, t.resolved_promised * 60 as promised`,
}

// `width_bucket` counts from 0 what is under the first step. What was not measured yet has no working time.
async function distribution(
  db: Tx,
  question: Question,
  end: 'taken' | 'resolved',
  where: Sql,
): Promise<Found> {
  const { time } = question.query
  const { steps, keys } = SPREADS[time]
  const delays = everyTicket(question, sql`${secondsTo(end, time)} as seconds, ${PROMISED[end]}`, where)
  const [row] = await db.$queryRaw<Delays[]>`
    with took as materialized (select * from (${delays}) d where seconds is not null),
    counted as (select width_bucket(seconds, ${[...steps]}::numeric[]) as step, count(*)::int as tickets from took group by 1)
    select array(select coalesce(c.tickets, 0) from generate_series(0, ${steps.length}::int) s left join counted c on c.step = s order by s) as steps,
      count(*)::int as count, round(percentile_cont(0.5) within group (order by seconds))::int as median,
      round(percentile_cont(0.9) within group (order by seconds))::int as p90,
      count(*) filter (where worked is not null and promised is not null)::int as promised, count(*) filter (where worked <= promised)::int as kept,
      min(promised) filter (where worked is not null) as "targetLeast", max(promised) filter (where worked is not null) as "targetMost"
    from took`
  if (row === undefined) throw new Error('the delays came without a row')
  const rows: ReportRow[] = keys.map((key, place) => ({ key, label: null, values: [row.steps[place] ?? 0] }))
  const { count, median, p90, promised, kept, targetLeast, targetMost } = row
  return { rows, summary: [count, median, p90, promised, kept, targetLeast, targetMost] }
}

/** The tickets that took longest to solve, of the teams whose tickets one reads. */
export async function slowest(db: Tx, question: Question): Promise<Found> {
  const { since, until } = question.period
  const { time } = question.query
  const took = secondsTo('resolved', time)
  const rows = await db.$queryRaw<ReportRow[]>`
    select t.reference as key, t.title as label,
      array[${secondsTo('taken', time)}::int, ${took}::int] as values
    from ticket t where ${within('resolved_at', since, until)} and ${isSolution} and ${readableTickets(question)} and ${took} is not null
    order by ${took} desc, t.id limit ${LIMITS.reportLines}`
  return { rows, summary: [] }
}
