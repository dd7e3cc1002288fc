import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useId, useState, type ReactNode } from 'react'
import { getReport, type Report, type ReportName } from '@guichet/contracts/reports'
import { addressOf } from '../../api.ts'
import { useFormat } from '../../format/use-format.ts'
import { useReader, useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/loading.tsx'
import { aboutOf, findingOf, promiseOf } from './finding.ts'
import { FigureTable } from './figure-table.tsx'
import { HourTable } from './hour-table.tsx'
import { reportOf, type ReportFilters } from './queries.ts'
import { askedOf } from './place.ts'
import './figures.css'

// What draws is fetched with the first figure, and by the desk alone.
const FigureChart = lazy(() => import('./figure-chart.tsx'))

export type FigureProps = {
  name: ReportName
  filters: ReportFilters
  /** The teams whose queues one may open; `own`: those that are counted. */
  teams: readonly string[] | 'own'
  /** What the rows are, where one may choose. */
  tools?: ReactNode
  /** A last column: what one may do about a row. */
  act?: ((row: Report['rows'][number]) => ReactNode) | undefined
  onRefused: (error: Error) => ReactNode
}

const DRAWN: ReadonlySet<ReportName> = new Set([
  'created-and-closed',
  'time-to-take',
  'time-to-resolve',
  'ageing',
  'statuses',
  'reopened',
  'satisfaction',
])

/** A finding, its diagram or its table, and its files. */
export function Figure({ name, filters, teams, tools, act, onRefused }: FigureProps) {
  const { data: report, error, isPlaceholderData } = useQuery(reportOf(name, filters))
  const titleId = useId()
  const t = useT()
  return (
    <section
      className="g-figure"
      aria-labelledby={titleId}
      aria-busy={report === undefined || isPlaceholderData}
    >
      {report === undefined ? (
        <>
          <h2 id={titleId}>{t(`reports.name.${name}`)}</h2>
          {error ? onRefused(error) : <Skeleton lines={4} />}
        </>
      ) : (
        <Found report={report} {...{ titleId, filters, teams, tools, act }} />
      )}
    </section>
  )
}

type FoundProps = Pick<FigureProps, 'filters' | 'teams' | 'tools' | 'act'> & {
  report: Report
  titleId: string
}

function Found({ report, titleId, filters, teams, tools, act }: FoundProps) {
  const reader = useReader()
  const format = useFormat()
  const asked = askedOf(filters)
  const { t } = reader
  const isDrawn = DRAWN.has(report.name) && report.summary.some(({ value }) => value !== null && value > 0)
  const [isTable, setTable] = useState(false)
  const title = findingOf(report, asked, reader)
  const about = aboutOf(report, reader, format.moment)
  const promise = promiseOf(report, reader)
  const table = { report, asked, filters, teams, caption: `${title}. ${about}` }
  return (
    <>
      <header className="g-figure-head">
        <h2 id={titleId}>{title}</h2>
        <p className="g-figure-tools g-no-print">
          {isDrawn && (
            <Button size="small" variant="subtle" aria-expanded={isTable} onClick={() => setTable(!isTable)}>
              {t(isTable ? 'reports.chart' : 'reports.table')}
              <span className="g-sr"> {t('reports.of', { title })}</span>
            </Button>
          )}
          {(['csv', 'xlsx'] as const).map((kind) => (
            <a
              key={kind}
              href={addressOf(getReport, {
                params: { name: report.name },
                query: { ...filters, format: kind },
              })}
              download
            >
              {t(`reports.${kind}`)}
              <span className="g-sr"> {t('reports.of', { title })}</span>
            </a>
          ))}
        </p>
        <p className="g-dim">{about}</p>
        {promise !== null && <p>{promise}</p>}
        {tools}
      </header>
      {isDrawn && !isTable && (
        <Suspense fallback={<Skeleton lines={4} />}>
          <FigureChart
            report={report}
            asked={asked}
            label={t('reports.chart.say', { name: `${title}. ${about}` })}
          />
        </Suspense>
      )}
      {/* On paper, both: a figure that cannot be pressed tells everything. */}
      <div className={isDrawn && !isTable ? 'g-figure-print' : undefined}>
        {report.name === 'calendar' ? (
          <HourTable {...table} />
        ) : (
          <FigureTable {...table} {...(act && { act })} />
        )}
      </div>
    </>
  )
}
