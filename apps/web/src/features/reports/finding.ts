import { LIMITS } from '@guichet/contracts/limits'
import type { Report } from '@guichet/contracts/reports'
import type { Reader } from '@guichet/i18n/format/dates'
import { hourOfDay } from '@guichet/i18n/format/dates'
import { duration, workedTime } from '@guichet/i18n/format/durations'
import { rowName, type Asked } from '@guichet/i18n/report-words'

/** What a report has found, in a sentence: its title. */
export function findingOf(report: Report, asked: Asked, reader: Reader): string {
  const { t } = reader
  const figure = (key: string) => report.summary.find((one) => one.key === key)?.value ?? null
  const count = (key: string) => figure(key) ?? 0
  switch (report.name) {
    case 'created-and-closed':
      return flow(count('created'), count('closed'), reader)
    case 'calendar':
      return busiest(report, asked, reader)
    case 'time-to-take':
    case 'time-to-resolve': {
      const median = figure('median')
      return median === null
        ? t('reports.empty')
        : t(`reports.found.${report.name}`, { median: delaySaid(report, median, reader) })
    }
    case 'slowest': {
      const longest = report.rows[0]?.values[1] ?? null
      return longest === null
        ? t('reports.empty')
        : t('reports.found.slowest', { longest: delaySaid(report, longest, reader) })
    }
    case 'ageing':
      return t('reports.found.ageing', { old: valueAt(report, 'month') + valueAt(report, 'older') })
    case 'load':
      return asked.per === 'team'
        ? t('reports.found.load.team', { open: count('open'), late: count('late') })
        : t('reports.found.load', { free: valueAt(report, 'none') })
    case 'statuses':
      return t('reports.found.statuses', { waiting: valueAt(report, 'pending_requester') })
    case 'breakdown': {
      const [first] = report.rows
      const created = first?.values[0] ?? 0
      return first === undefined || created === 0
        ? t('reports.empty')
        : t('reports.found.breakdown', { label: rowName(report, first, asked, reader), created })
    }
    case 'reopened':
      return count('solved') === 0 && count('refused') + count('reopened') === 0
        ? t('reports.empty')
        : t('reports.found.reopened', { back: count('refused') + count('reopened'), solved: count('solved') })
    case 'satisfaction': {
      const average = figure('average')
      return average === null
        ? t('reports.found.satisfaction.none')
        : t('reports.found.satisfaction', { average, answered: count('answered') })
    }
    case 'deflection':
      return t('reports.found.deflection', { avoided: count('avoided') })
    case 'recurring':
      return t('reports.found.recurring', { groups: report.rows.length })
  }
}

const delaySaid = ({ time }: Pick<Report, 'time'>, seconds: number, { t }: Reader): string =>
  time === 'worked' ? workedTime(t, seconds) : duration(t, seconds)

/** What was promised of these delays, and how much of it was kept; null where a report tells of no promise. */
export function promiseOf({ name, summary }: Report, { t }: Reader): string | null {
  if (name !== 'time-to-take' && name !== 'time-to-resolve') return null
  const figure = (key: string) => summary.find((one) => one.key === key)?.value ?? null
  const [least, most] = [figure('targetLeast'), figure('targetMost')]
  const [promised, kept] = [figure('promised') ?? 0, figure('kept') ?? 0]
  if (least === null || most === null || promised === 0) return t('reports.promise.none')
  const said = { least: workedTime(t, least), most: workedTime(t, most) }
  const target = t(least === most ? 'reports.promise.one' : 'reports.promise.many', said)
  const share = Math.round((kept / promised) * 100)
  return `${target} ${t('reports.promise.kept', { kept, promised, share })}`
}

/** What is measured, under the finding. */
export function aboutOf(
  { name, at, time }: Pick<Report, 'name' | 'at' | 'time'>,
  { t }: Reader,
  moment: (at: string) => string,
): string {
  if (time === 'worked' && (name === 'time-to-take' || name === 'time-to-resolve' || name === 'slowest'))
    return t(`reports.about.${name}.worked`)
  if (name === 'deflection') return t('reports.about.deflection', { days: LIMITS.avoidedDays })
  if (name === 'ageing' || name === 'load' || name === 'statuses')
    return t(`reports.about.${name}`, { at: moment(at) })
  return t(`reports.about.${name}`)
}

const valueAt = ({ rows }: Report, key: string): number => rows.find((row) => row.key === key)?.values[0] ?? 0

function flow(created: number, closed: number, { t }: Reader): string {
  const way = closed > created ? 'more' : closed < created ? 'fewer' : 'same'
  return t(`reports.found.created-and-closed.${way}`, { created, closed })
}

function busiest(report: Report, asked: Asked, reader: Reader): string {
  const hours = report.rows.flatMap((row) =>
    row.values.map((value, hour) => ({ row, hour, value: value ?? 0 })),
  )
  const most = hours.reduce((top: Hour, one: Hour) => (one.value > top.value ? one : top), none)
  if (most.row === null) return reader.t('reports.empty')
  return reader.t('reports.found.calendar', {
    day: rowName(report, most.row, asked, reader),
    hour: hourOfDay(reader, most.hour),
    next: hourOfDay(reader, (most.hour + 1) % 24),
  })
}

type Hour = { row: Report['rows'][number] | null; hour: number; value: number }
const none: Hour = { row: null, hour: 0, value: 0 }
