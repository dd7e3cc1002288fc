import { OPEN, STATUSES, type Origin, origin } from './lifecycle.ts'
import type { Report, ReportQuery, ReportRow } from './reports.ts'
import type { TicketQuery } from './tickets.ts'

export type FigureQueue = Partial<
  Pick<
    TicketQuery,
    | 'viewId'
    | 'view'
    | 'bucket'
    | 'status'
    | 'unassigned'
    | 'teamId'
    | 'categoryId'
    | 'productId'
    | 'establishmentId'
    | 'agentId'
    | 'origin'
    | 'createdAfter'
    | 'createdBefore'
    | 'endedAfter'
    | 'endedBefore'
  >
>

type Asked = Pick<
  ReportQuery,
  'teamId' | 'categoryId' | 'productId' | 'establishmentId' | 'audience' | 'origin' | 'by' | 'per'
>

/**
 * The tickets that a figure counts, as a list of the team's: it is as long as the figure says. Null where no list says the
 * same: a delay, a year ago's, what was done to tickets rather than what they are, an audience.
 */
export function queueOfFigure(
  report: Pick<Report, 'name' | 'since' | 'until'>,
  row: Pick<ReportRow, 'key' | 'since' | 'until'>,
  column: string,
  asked: Asked,
): FigureQueue | null {
  if (asked.audience !== undefined) return null
  const own = ofRow(report, row, column, asked)
  return own === null ? null : { view: 'team', ...narrowing(asked), ...own }
}

const NARROWING = ['teamId', 'categoryId', 'productId', 'establishmentId', 'origin'] as const

const narrowing = (asked: Asked): FigureQueue =>
  Object.fromEntries(NARROWING.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]])))

function ofRow(
  { name, since, until }: Pick<Report, 'name' | 'since' | 'until'>,
  row: Pick<ReportRow, 'key' | 'since' | 'until'>,
  column: string,
  asked: Pick<Asked, 'by' | 'per' | 'categoryId'>,
): FigureQueue | null {
  switch (name) {
    case 'created-and-closed':
      return moved(column, row.since ?? since, row.until ?? until)
    case 'ageing':
      return {
        ...ofAge(column),
        ...(row.until === undefined ? {} : { createdBefore: row.until }),
        ...from(row.since),
      }
    case 'statuses':
      return ofStatus(row.key, since, until)
    case 'load':
      return ofLoad(row.key, column, asked.per, { since, until })
    case 'breakdown':
      return ofPart(row.key, asked, moved(column, since, until))
    default:
      return null
  }
}

function moved(column: string, since: string, until: string): FigureQueue | null {
  if (column === 'created') return { ...from(since), createdBefore: until }
  if (column === 'closed') return ended(since, until)
  return null
}

// A list starts after an instant, a figure at it; instants are of whole milliseconds.
const justBefore = (at: string): string => new Date(Date.parse(at) - 1).toISOString()
const from = (since: string | undefined): FigureQueue =>
  since === undefined ? {} : { createdAfter: justBefore(since) }
const ended = (since: string, until: string): FigureQueue => ({
  endedAfter: justBefore(since),
  endedBefore: until,
})

function ofAge(column: string): FigureQueue {
  if (column === 'late') return { viewId: 'overdue' }
  return column === 'unassigned' ? { bucket: 'open', unassigned: true } : { bucket: 'open' }
}

function ofStatus(key: string, since: string, until: string): FigureQueue | null {
  const status = STATUSES.find((known) => known === key)
  if (status === undefined) return null
  const isLive = status === 'resolved' || OPEN.some((open) => open === status)
  return isLive ? { status } : { status, ...ended(since, until) }
}

function ofLoad(
  key: string,
  column: string,
  per: Asked['per'],
  { since, until }: { since: string; until: string },
): FigureQueue | null {
  const what = WORK[column] ?? (column === 'closed' ? ended(since, until) : null)
  if (what === null || (key === 'none' && column === 'closed')) return null
  if (key === 'none') return { ...what, unassigned: true }
  return per === 'team' ? { ...what, teamId: key } : { ...what, agentId: key }
}

const WORK: Readonly<Record<string, FigureQueue>> = {
  open: { bucket: 'open' },
  pending: { status: 'pending_requester' },
  onHold: { status: 'on_hold' },
  late: { viewId: 'overdue' },
}

function ofPart(
  key: string,
  { by, categoryId }: Pick<Asked, 'by' | 'categoryId'>,
  what: FigureQueue | null,
): FigureQueue | null {
  if (what === null || key === 'none') return null
  // Filed in the category itself, not under it: a list always takes what is under it.
  if (by === 'category') return key === categoryId ? null : { ...what, categoryId: key }
  if (by === 'team') return { ...what, teamId: key }
  if (by === 'product') return { ...what, productId: key }
  if (by === 'establishment') return { ...what, establishmentId: key }
  const known: Origin | undefined = origin.safeParse(key).data
  return by === 'origin' && known !== undefined ? { ...what, origin: known } : null
}
