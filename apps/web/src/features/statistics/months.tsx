import type { Flow } from '@guichet/contracts/statistics'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { RecordTable, type Column } from '../../ui/record-table.tsx'
import { Section } from '../../ui/section.tsx'
import './statistics.css'

export type Month = Flow & { month: string }

type MonthsProps = { title: string; months: readonly Month[] }

/** What was filed and what ended, month by month: bars that carry their figures, and the same in a table. */
export function Months({ title, months }: MonthsProps) {
  const t = useT()
  return (
    <Section title={title} aside={t('statistics.months')}>
      <Legend />
      <Chart months={months} />
      <details className="g-months-table">
        <summary>
          {t('statistics.table')} <span className="g-sr">{t('statistics.table.of', { title })}</span>
        </summary>
        <Table caption={title} months={months} />
      </details>
    </Section>
  )
}

const KINDS = ['filed', 'ended'] as const

function Legend() {
  const t = useT()
  return (
    <p className="g-months-legend" aria-hidden>
      {KINDS.map((kind) => (
        <span key={kind}>
          <span className={`g-bar-${kind}`} /> {t(`statistics.${kind}`)}
        </span>
      ))}
      <span className="g-phone-only">{t('statistics.chart.recent')}</span>
    </p>
  )
}

/** Pixels; the column keeps room above for the figure. */
const TALLEST = 140

function Chart({ months }: Pick<MonthsProps, 'months'>) {
  const t = useT()
  const format = useFormat()
  const [filed, ended] = KINDS.map((kind) => Math.max(...months.map((month) => month[kind])))
  const most = Math.max(1, filed ?? 0, ended ?? 0)
  return (
    <div role="img" aria-label={t('statistics.chart', { filed: filed ?? 0, ended: ended ?? 0 })}>
      <div className="g-months">
        {months.map((month) => (
          <div key={month.month}>
            <div className="g-months-bars">
              {KINDS.map((kind) => (
                <span key={kind}>
                  {month[kind]}
                  {month[kind] > 0 && (
                    <span
                      className={`g-bar-${kind}`}
                      style={{ height: `${(month[kind] / most) * TALLEST}px` }}
                    />
                  )}
                </span>
              ))}
            </div>
            {format.month(month.month, 'short')}
          </div>
        ))}
      </div>
    </div>
  )
}

function Table({ caption, months }: { caption: string; months: MonthsProps['months'] }) {
  const t = useT()
  const format = useFormat()
  const columns: Column<Month>[] = [
    {
      key: 'month',
      header: t('statistics.month'),
      phone: 'head',
      cell: ({ month }) => format.month(month, 'long'),
    },
    ...KINDS.map((kind): Column<Month> => ({
      key: kind,
      header: t(`statistics.${kind}`),
      phone: 'named',
      className: 'g-figure',
      cell: (month) => month[kind],
    })),
  ]
  return <RecordTable caption={caption} columns={columns} rows={months} rowKey={({ month }) => month} />
}
