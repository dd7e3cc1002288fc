import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Measure, Report, ReportRow } from '@guichet/contracts/reports'
import { columnName, keyName, rowName, type Asked } from '@guichet/i18n/report-words'
import { useFormat } from '../../format/use-format.ts'
import { useReader, useT } from '../../reader.tsx'
import { RecordTable, type Column } from '../../ui/record-table.tsx'
import { queueAddressOf } from './queue-address.ts'
import type { ReportFilters } from './queries.ts'

export type FigureTableProps = {
  report: Report
  asked: Asked
  filters: ReportFilters
  teams: readonly string[] | 'own'
  caption: string
  act?: (row: ReportRow) => ReactNode
}

/** Each figure of a report, in its row and column; one that a queue says leads to it. */
export function FigureTable({ report, asked, filters, teams, caption, act }: FigureTableProps) {
  const reader = useReader()
  const { t } = reader
  const { columns, rows } = report
  if (rows.length === 0) return <p className="g-dim">{t('reports.empty')}</p>
  const most = Math.max(1, ...rows.map(({ values }) => values[0] ?? 0))
  const isBarred = BARRED.has(report.name)
  const shown: Column<ReportRow>[] = [
    {
      key: 'row',
      header: keyName(report, asked, reader),
      width:
        report.name === 'recurring' || report.name === 'slowest' || report.name === 'deflection'
          ? '40%'
          : '28%',
      phone: 'head',
      cell: (row) => (
        <>
          <span className="g-fact">
            <RowName report={report} row={row} name={rowName(report, row, asked, reader)} />
          </span>
          {isBarred && (
            <span className="g-figure-bar" style={{ width: `${((row.values[0] ?? 0) / most) * 100}%` }} />
          )}
        </>
      ),
    },
    ...columns.map((column, place): Column<ReportRow> => ({
      key: column.key,
      header: columnName(report, column.key, reader),
      phone: 'named',
      className: 'g-figure-cell',
      cell: (row) => {
        const value = row.values[place] ?? null
        const to =
          value === null || value === 0 ? null : queueAddressOf(report, row, column.key, filters, teams)
        return <Value value={value} measure={column.measure} to={to} isLate={column.key === 'late'} />
      },
    })),
    ...(act === undefined
      ? []
      : [
          {
            key: 'act',
            header: t('reports.recurring.act'),
            width: '36%',
            phone: 'line',
            cell: act,
          } satisfies Column<ReportRow>,
        ]),
  ]
  return <RecordTable caption={caption} columns={shown} rows={rows} rowKey={({ key }) => key} />
}

const BARRED: ReadonlySet<string> = new Set(['breakdown', 'load', 'deflection', 'recurring'])

function RowName({ report, row, name }: { report: Report; row: ReportRow; name: string }) {
  if (report.name === 'slowest')
    return (
      <Link to={`/bureau/tickets/${encodeURIComponent(row.key)}`}>
        <span className="g-ref">{row.key}</span> {name}
      </Link>
    )
  if (report.name === 'deflection') return <Link to={`/bureau/reponses/${row.key}`}>{name}</Link>
  return (
    <>
      {name}
      {row.references !== undefined && (
        <span className="g-detail">
          {row.references.map((reference) => (
            <Link key={reference} className="g-ref" to={`/bureau/tickets/${encodeURIComponent(reference)}`}>
              {reference}
            </Link>
          ))}
        </span>
      )}
    </>
  )
}

type ValueProps = { value: number | null; measure: Measure; to: string | null; isLate: boolean }

function Value({ value, measure, to, isLate }: ValueProps) {
  const t = useT()
  const format = useFormat()
  const { locale } = useReader()
  if (value === null) return t('reports.card.nothing')
  if (measure === 'seconds') return format.duration(value)
  if (measure === 'worked') return format.workedTime(value)
  const said = new Intl.NumberFormat(locale).format(value)
  const shown = isLate && value > 0 ? <b className="g-figure-late">{said}</b> : said
  if (to === null) return shown
  return (
    <Link to={to}>
      {shown}
      <span className="g-sr">{t('reports.link')}</span>
    </Link>
  )
}
