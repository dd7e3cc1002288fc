import {
  inWorkedTime,
  REPORTS,
  type FigureColumn,
  type Report,
  type ReportName,
} from '@guichet/contracts/reports'
import type { Viewer } from '@guichet/domain/facts'
import { periodOf } from '@guichet/domain/reports'
import type { Tx } from '../../db/client.ts'
import { answersThatHelped } from './answer-queries.ts'
import { reopened, satisfaction } from './closure-queries.ts'
import { slowest, timeToResolve, timeToTake } from './delay-queries.ts'
import { breakdown, calendar, createdAndClosed } from './flow-queries.ts'
import { recurring } from './recurring-queries.ts'
import { requireReports, type Found, type Question } from './scope.ts'
import { ageing, load, statuses } from './stock-queries.ts'

const FINDERS: Record<ReportName, (db: Tx, question: Question) => Promise<Found>> = {
  'created-and-closed': createdAndClosed,
  calendar,
  'time-to-take': timeToTake,
  'time-to-resolve': timeToResolve,
  slowest,
  ageing,
  load,
  statuses,
  breakdown,
  reopened,
  satisfaction,
  deflection: answersThatHelped,
  recurring,
}

/** One report, in one statement. Refuses (404) whoever reads none. */
export async function reportFor(
  db: Tx,
  viewer: Viewer,
  name: ReportName,
  { query, now, timeZone }: Pick<Question, 'query' | 'now' | 'timeZone'>,
): Promise<Report> {
  requireReports(viewer)
  const period = periodOf(query, now, timeZone)
  const found = await FINDERS[name](db, { viewer, narrowing: query, query, period, now, timeZone })
  const { columns, summary } = REPORTS[name]
  const told = (figures: readonly FigureColumn[]) =>
    query.time === 'worked' ? inWorkedTime(figures) : [...figures]
  return {
    name,
    from: period.from,
    to: period.to,
    since: period.since.toISOString(),
    until: period.until.toISOString(),
    at: now.toISOString(),
    time: query.time,
    columns: told(columns),
    rows: found.rows,
    summary: told(summary).map(({ key, measure }, place) => ({
      key,
      measure,
      value: found.summary[place] ?? null,
    })),
  }
}
