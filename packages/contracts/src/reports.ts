import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { origin } from './lifecycle.ts'
import { LIMITS } from './limits.ts'
import { establishmentRef } from './me.ts'
import { id, instant, named } from './primitives.ts'

/** What a figure is: a number of things, a length of time (`worked`: in working hours, however many), or a mark from 1 to 5. */
export const measure = z.enum(['count', 'seconds', 'worked', 'mark'])
export type Measure = z.infer<typeof measure>

export interface FigureColumn {
  readonly key: string
  readonly measure: Measure
}

const counts = (...keys: readonly string[]): FigureColumn[] => keys.map((key) => ({ key, measure: 'count' }))
const delay: FigureColumn[] = [
  { key: 'count', measure: 'count' },
  { key: 'median', measure: 'seconds' },
  { key: 'p90', measure: 'seconds' },
  // Of these, those that were promised something, those that kept it, and the least and the most that was promised.
  { key: 'promised', measure: 'count' },
  { key: 'kept', measure: 'count' },
  { key: 'targetLeast', measure: 'worked' },
  { key: 'targetMost', measure: 'worked' },
]

/** The columns of each report, and the figures that stand beside its table. */
export const REPORTS = {
  'created-and-closed': { columns: counts('created', 'closed'), summary: counts('created', 'closed') },
  calendar: {
    columns: counts(...Array.from({ length: 24 }, (_, hour) => `h${hour}`)),
    summary: counts('created'),
  },
  'time-to-take': { columns: counts('count'), summary: delay },
  'time-to-resolve': { columns: counts('count'), summary: delay },
  slowest: {
    columns: [
      { key: 'take', measure: 'seconds' },
      { key: 'resolve', measure: 'seconds' },
    ],
    summary: [],
  },
  ageing: { columns: counts('open', 'unassigned', 'late'), summary: counts('open', 'unassigned', 'late') },
  load: { columns: counts('open', 'pending', 'onHold', 'late', 'closed'), summary: counts('open', 'late') },
  statuses: { columns: counts('count'), summary: counts('count') },
  breakdown: {
    columns: [...counts('created', 'before', 'closed'), { key: 'median', measure: 'seconds' }],
    summary: counts('created', 'before', 'closed'),
  },
  reopened: {
    columns: counts('solved', 'refused', 'reopened'),
    summary: counts('solved', 'refused', 'reopened'),
  },
  satisfaction: {
    columns: counts('count'),
    summary: [...counts('accepted', 'answered'), { key: 'average', measure: 'mark' }],
  },
  deflection: {
    columns: counts('read', 'helped', 'unhelped', 'avoided'),
    summary: counts('read', 'helped', 'unhelped', 'avoided'),
  },
  recurring: { columns: counts('created', 'before'), summary: [] },
} as const satisfies Record<string, { columns: readonly FigureColumn[]; summary: readonly FigureColumn[] }>

export type ReportName = keyof typeof REPORTS
const isReportName = (name: string): name is ReportName => Object.hasOwn(REPORTS, name)
export const REPORT_NAMES = Object.keys(REPORTS).filter(isReportName)
export const reportName = z.enum(REPORT_NAMES)

/** The widths of « in less than », in seconds, of the two delays; the last row is what took longer. */
export const DELAY_STEPS = [3_600, 14_400, 86_400, 259_200, 604_800] as const
export const DELAY_KEYS = ['hour', 'fourHours', 'day', 'threeDays', 'week', 'longer'] as const

/** The columns of a report where delays are told in working hours. */
export const inWorkedTime = (columns: readonly FigureColumn[]): FigureColumn[] =>
  columns.map(({ key, measure: told }) => ({ key, measure: told === 'seconds' ? 'worked' : told }))

/** The same in working hours, of days of eight. */
export const WORKED_STEPS = [3_600, 14_400, 28_800, 57_600, 144_000] as const
export const WORKED_KEYS = [
  'hour',
  'fourHours',
  'workedDay',
  'twoWorkedDays',
  'workedWeek',
  'workedLonger',
] as const

export const reportTime = z.enum(['elapsed', 'worked'])
export type ReportTime = z.infer<typeof reportTime>

/** Ages of what is open, in calendar days: the first was filed today. */
export const AGE_DAYS = [0, 2, 7, 30] as const
export const AGE_KEYS = ['today', 'twoDays', 'week', 'month', 'older'] as const

export const reportStep = z.enum(['day', 'week', 'month'])
export type ReportStep = z.infer<typeof reportStep>

export const BREAKDOWNS = ['team', 'category', 'product', 'establishment', 'audience', 'origin'] as const
export const breakdown = z.enum(BREAKDOWNS)
export type Breakdown = z.infer<typeof breakdown>

export const reportFormat = z.enum(['json', 'csv', 'xlsx'])
export type ReportFormat = z.infer<typeof reportFormat>

const DAY = 86_400_000
const isShortEnough = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  from === undefined ||
  to === undefined ||
  (from <= to && Date.parse(to) - Date.parse(from) < LIMITS.reportDays * DAY)

export const reportQuery = z
  .strictObject({
    /** Days of the desk's zone, both included; by default, the last four weeks. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    teamId: id.optional(),
    /** With every category under it. */
    categoryId: id.optional(),
    productId: id.optional(),
    establishmentId: id.optional(),
    /** One of the requester's. */
    audience: z.string().min(1).max(50).optional(),
    origin: origin.optional(),
    /** `created-and-closed`, `reopened`: the width of a row. */
    step: reportStep.default('week'),
    /** `breakdown`: what a row is; categories are those under `categoryId`, or the services. */
    by: breakdown.default('category'),
    /** `load`: what a row is. */
    per: z.enum(['agent', 'team']).default('agent'),
    /** Delays: as a clock on the wall counts them, or in the team’s working hours, without what waited for the requester. */
    time: reportTime.default('elapsed'),
    format: reportFormat.default('json'),
  })
  .refine(isShortEnough, { error: 'invalid', path: ['to'] })
export type ReportQuery = z.infer<typeof reportQuery>

const figure = z.number().nullable()

export const reportRow = z.strictObject({
  /** A day, an id, a state, a reference…: what the row is, in this report; `none` where it is nothing. */
  key: z.string(),
  /** Its name, where the key is none. */
  label: z.string().nullable(),
  /** One for each column; null: there is no such figure. */
  values: z.array(figure),
  /** What the row spans, its end excluded, where it is a span of time. */
  since: instant.optional(),
  until: instant.optional(),
  /** The newest tickets that it counts, where one may read them. */
  references: z.array(z.string()).optional(),
  /** `recurring`: what the group is made of, for whoever declares it an incident. */
  group: z
    .strictObject({
      /** Of its tickets, those that are open, the newest first. */
      open: z.array(z.string()),
      categories: z.array(named),
      establishments: z.array(establishmentRef),
    })
    .optional(),
})
export type RecurringGroup = NonNullable<z.infer<typeof reportRow>['group']>
export type ReportRow = z.infer<typeof reportRow>

const column = z.strictObject({ key: z.string(), measure })

export const report = z.strictObject({
  name: reportName,
  from: z.iso.date(),
  to: z.iso.date(),
  /** The period as instants, its end excluded. */
  since: instant,
  until: instant,
  /** When it was counted. */
  at: instant,
  /** How its delays are told. */
  time: reportTime,
  columns: z.array(column),
  rows: z.array(reportRow),
  summary: z.array(column.extend({ value: figure })),
})
export type Report = z.infer<typeof report>

export const getReport = endpoint({
  name: 'getReport',
  method: 'GET',
  path: '/reports/:name',
  tag: 'reports',
  access: 'signed-in',
  scope: 'reports:read',
  status: 200,
  summary:
    'Figures of a period, over the teams whose reports the caller reads (administrators: all), as JSON, CSV (UTF-8 with its mark, semicolons) or XLSX; 404 to whoever reads none',
  params: z.strictObject({ name: reportName }),
  query: reportQuery,
  reply: report,
})
