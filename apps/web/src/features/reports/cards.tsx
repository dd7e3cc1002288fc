import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Report, ReportName } from '@guichet/contracts/reports'
import { useFormat } from '../../format/use-format.ts'
import { useReader, useT } from '../../reader.tsx'
import { periodBefore, type Place } from './place.ts'
import { reportOf } from './queries.ts'

/** Four numbers that a lead looks at first, each beside what it was in the period before. */
export function Cards({ filters }: Pick<Place, 'filters'>) {
  const t = useT()
  const format = useFormat()
  const { locale } = useReader()
  const now = useFigures(filters)
  const before = useFigures({ ...filters, ...periodBefore(filters) })
  const delay = filters.time === 'worked' ? format.workedTime : format.duration
  const number = (value: number) => new Intl.NumberFormat(locale).format(value)
  const late = now('load', 'late')
  const trend = (name: ReportName, key: string, say: (value: number) => string) =>
    said(t, [now(name, key), before(name, key)], say)
  const solved = now('reopened', 'solved')
  return (
    <section aria-label={t('reports.cards')}>
      <dl className="g-cards">
        <Card
          title={t('reports.card.open')}
          value={now('load', 'open')}
          say={number}
          detail={late === undefined ? '' : t('reports.card.open.say', { late: late ?? 0 })}
        />
        <Card
          title={t('reports.card.take')}
          value={now('time-to-take', 'median')}
          say={delay}
          detail={trend('time-to-take', 'median', delay)}
        />
        <Card
          title={t('reports.card.resolve')}
          value={now('time-to-resolve', 'median')}
          say={delay}
          detail={trend('time-to-resolve', 'median', delay)}
        />
        <Card
          title={t('reports.card.accepted')}
          value={now('reopened', 'refused')}
          say={number}
          detail={
            <>
              {solved === undefined ? '' : t('reports.card.accepted.say', { solved: solved ?? 0 })}
              {', '}
              {trend('reopened', 'refused', number)}
            </>
          }
        />
      </dl>
    </section>
  )
}

type CardProps = {
  title: string
  value: number | null | undefined
  say: (value: number) => string
  detail: ReactNode
}

function Card({ title, value, say, detail }: CardProps) {
  const t = useT()
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <b>{value === undefined ? '…' : value === null ? t('reports.card.nothing') : say(value)}</b>
        <span>{detail}</span>
      </dd>
    </div>
  )
}

/** A figure beside a report's table; null: there is none; undefined: not known yet. */
function useFigures(filters: Place['filters']): (name: ReportName, key: string) => number | null | undefined {
  const reports: Readonly<Partial<Record<ReportName, Report | undefined>>> = {
    load: useQuery(reportOf('load', { ...filters, per: 'agent' })).data,
    'time-to-take': useQuery(reportOf('time-to-take', filters)).data,
    'time-to-resolve': useQuery(reportOf('time-to-resolve', filters)).data,
    reopened: useQuery(reportOf('reopened', filters)).data,
  }
  return (name, key) => {
    const report = reports[name]
    return report && (report.summary.find((one) => one.key === key)?.value ?? null)
  }
}

function said(
  t: ReturnType<typeof useT>,
  [now, before]: readonly [number | null | undefined, number | null | undefined],
  say: (value: number) => string,
): string {
  if (now === undefined || before === undefined) return ''
  if (before === null) return t('reports.trend.none')
  return before === now ? t('reports.trend.same') : t('reports.trend.before', { before: say(before) })
}
