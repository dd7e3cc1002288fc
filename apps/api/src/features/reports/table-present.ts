import type { Measure, Report, ReportQuery, ReportRow } from '@guichet/contracts/reports'
import type { Reader } from '@guichet/i18n/format/dates'
import { columnName, keyName, rowName } from '@guichet/i18n/report-words'

/** A report as a sheet: words are text, figures are numbers, and a figure that there is not is an empty cell. */
export interface Table {
  readonly title: string
  readonly head: readonly string[]
  readonly lines: readonly (readonly (string | number | null)[])[]
}

/** Delays are whole minutes: a number that any spreadsheet reads. */
export function tableOf(report: Report, query: ReportQuery, reader: Reader): Table {
  const { name, columns, rows } = report
  const { t } = reader
  const figures = columns.map(({ key, measure }) => {
    const column = columnName(report, key, reader)
    return isDelay(measure) ? t('reports.minutes', { column }) : column
  })
  const isOfDays = name === 'created-and-closed' || name === 'reopened'
  const line = ({ values, ...row }: ReportRow) => [
    ...(isOfDays ? [row.key] : []),
    ...(name === 'slowest' ? [row.key] : []),
    ...(isOfDays ? [] : [rowName(report, row, query, reader)]),
    ...values.map((value, place) => cell(value, columns[place]?.measure ?? 'count')),
    ...(name === 'recurring' ? [(row.references ?? []).join(' ')] : []),
  ]
  return {
    title: t(`reports.name.${name}`),
    head: [
      isOfDays ? t('reports.key.period') : keyName(report, query, reader),
      ...(name === 'slowest' ? [t('reports.key.title')] : []),
      ...figures,
      ...(name === 'recurring' ? [t('reports.recurring.tickets')] : []),
    ],
    lines: rows.map(line),
  }
}

const isDelay = (measure: Measure): boolean => measure === 'seconds' || measure === 'worked'

const cell = (value: number | null, measure: Measure): number | null =>
  value !== null && isDelay(measure) ? Math.round(value / 60) : value

/** The sum of each of the first columns, over all rows. */
export const sums = (rows: readonly Pick<ReportRow, 'values'>[], columns: number): number[] =>
  Array.from({ length: columns }, (_, place) =>
    rows.reduce((total, { values }) => total + (values[place] ?? 0), 0),
  )
