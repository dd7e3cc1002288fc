import { BarChart } from '@mantine/charts'
import { useId } from 'react'
import type { Report } from '@guichet/contracts/reports'
import { columnName, rowName, type Asked } from '@guichet/i18n/report-words'
import { useFormat } from '../../format/use-format.ts'
import { useReader } from '../../reader.tsx'
import '@mantine/charts/styles.layer.css'

export type FigureChartProps = { report: Report; asked: Asked; label: string }

/** Bars that carry their figures: hatched first, plain next, so that no colour is needed to tell them apart. */
export default function FigureChart(props: FigureChartProps) {
  const isOverTime = props.report.name === 'created-and-closed' || props.report.name === 'reopened'
  return isOverTime ? <OverTime {...props} /> : <Levels {...props} />
}

/** Wider than this, figures would stand on one another: the table has them. */
const FIGURED_BARS = 36

function OverTime({ report, asked, label }: FigureChartProps) {
  const reader = useReader()
  const number = (value: number) => new Intl.NumberFormat(reader.locale).format(value)
  const hatch = `hatch-${useId().replaceAll(/\W/gu, '')}`
  const series = report.columns.map(({ key }, place) => ({
    name: key,
    label: columnName(report, key, reader),
    color: COLORS[place] ?? 'var(--g-ink)',
  }))
  const data = report.rows.map((row) => ({
    row: rowName(report, row, asked, reader),
    ...Object.fromEntries(report.columns.map(({ key }, place) => [key, row.values[place] ?? 0])),
  }))
  return (
    <>
      <p className="g-figure-legend" aria-hidden>
        {series.map(({ name, label: said }, place) => (
          <span key={name}>
            <span className="g-figure-key" data-series={place} /> {said}
          </span>
        ))}
      </p>
      <div role="img" aria-label={label}>
        <div aria-hidden>
          <BarChart
            h={230}
            data={data}
            dataKey="row"
            series={series}
            gridAxis="none"
            tickLine="none"
            withYAxis={false}
            withTooltip={false}
            valueFormatter={number}
            withBarValueLabel={data.length * series.length <= FIGURED_BARS}
            valueLabelProps={{ fill: 'var(--g-ink)', fontSize: 13 }}
            maxBarWidth={26}
            barChartProps={{
              accessibilityLayer: false,
              barGap: 2,
              margin: { top: 22, right: 4, left: 4, bottom: 0 },
            }}
            xAxisProps={{ axisLine: { stroke: 'var(--g-ink)' }, interval: 'preserveStartEnd', minTickGap: 6 }}
            barProps={({ name }) => ({
              isAnimationActive: false,
              ...(name === series[0]?.name && {
                fill: `url(#${hatch})`,
                stroke: 'var(--g-ink)',
                strokeOpacity: 1,
              }),
              ...(name === series[2]?.name && {
                fill: 'var(--g-surface)',
                stroke: 'var(--g-ink)',
                strokeWidth: 1.5,
                strokeOpacity: 1,
              }),
            })}
          >
            <defs>
              <pattern
                id={hatch}
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect width="5" height="5" fill="var(--g-surface)" />
                <rect width="2" height="5" fill="var(--g-ink)" />
              </pattern>
            </defs>
          </BarChart>
        </div>
      </div>
    </>
  )
}

const COLORS = ['var(--g-ink)', 'var(--g-accent)', 'var(--g-ink)']

/** A bar a level, under one another: names stay readable, figures stand at the end. */
function Levels({ report, asked, label }: FigureChartProps) {
  const reader = useReader()
  const format = useFormat()
  const number = (value: number) => new Intl.NumberFormat(reader.locale).format(value)
  const data = report.rows.map((row) => ({
    row: rowName(report, row, asked, reader),
    value: row.values[0] ?? 0,
  }))
  const facts = report.summary.filter(
    ({ key, value }) => (key === 'median' || key === 'p90') && value !== null,
  )
  const said = report.time === 'worked' ? format.workedTime : format.duration
  return (
    <>
      {facts.length > 0 && (
        <p className="g-figure-legend">
          {facts.map(({ key, value }) => (
            <span key={key}>
              {columnName(report, key, reader)} <b>{said(value ?? 0)}</b>
            </span>
          ))}
        </p>
      )}
      <div role="img" aria-label={label}>
        <div aria-hidden>
          <BarChart
            h={data.length * 37 + 8}
            data={data}
            dataKey="row"
            series={[{ name: 'value', color: 'var(--g-accent)' }]}
            orientation="vertical"
            gridAxis="none"
            tickLine="none"
            withXAxis={false}
            withTooltip={false}
            valueFormatter={number}
            withBarValueLabel
            valueLabelProps={{ fill: 'var(--g-ink)', fontSize: 14 }}
            maxBarWidth={24}
            yAxisProps={{ width: 132, axisLine: { stroke: 'var(--g-ink)' }, interval: 0 }}
            barChartProps={{ accessibilityLayer: false, margin: { top: 0, right: 48, left: 0, bottom: 0 } }}
            barProps={{ isAnimationActive: false }}
          />
        </div>
      </div>
    </>
  )
}
