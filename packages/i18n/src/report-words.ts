import {
  AGE_KEYS,
  DELAY_KEYS,
  WORKED_KEYS,
  type Report,
  type ReportQuery,
  type ReportRow,
} from '@guichet/contracts/reports'
import { STATUSES, origin } from '@guichet/contracts/lifecycle'
import { hourOfDay, monthName, shortDay, type Reader } from './format/dates.ts'
import { deskStateKey } from './state-key.ts'

/** How a report was asked for, as far as its words change. */
export type Asked = Pick<ReportQuery, 'step' | 'by' | 'per' | 'categoryId'>

type Named = Pick<Report, 'name'>

/** What the rows of a report are: « Agent », « Semaine ». */
export function keyName({ name }: Named, { step, by, per }: Asked, { t }: Reader): string {
  switch (name) {
    case 'created-and-closed':
    case 'reopened':
      return t(`reports.step.${step}`)
    case 'breakdown':
      return t(`reports.by.${by}`)
    case 'load':
      return t(`reports.by.${per}`)
    case 'calendar':
      return t('reports.key.day')
    case 'time-to-take':
    case 'time-to-resolve':
      return t('reports.key.delay')
    case 'ageing':
      return t('reports.key.age')
    case 'statuses':
      return t('reports.key.state')
    case 'satisfaction':
      return t('reports.key.mark')
    case 'deflection':
      return t('reports.key.answer')
    case 'recurring':
      return t('reports.key.problem')
    case 'slowest':
      return t('reports.key.ticket')
  }
}

/** What a column of it counts. */
export function columnName({ name }: Named, key: string, reader: Reader): string {
  if (name === 'calendar' && /^h\d+$/u.test(key)) return hourOfDay(reader, Number(key.slice(1)))
  if (name === 'satisfaction' && key === 'count') return reader.t('reports.column.marks')
  const known = COLUMNS.find((column) => column === key)
  return known === undefined ? key : reader.t(`reports.column.${known}`)
}

/** What a row of it is. */
export function rowName(
  { name }: Named,
  row: Pick<ReportRow, 'key' | 'label'>,
  asked: Asked,
  reader: Reader,
): string {
  const { key, label } = row
  const { t } = reader
  if (key === 'none') return name === 'load' ? t('reports.nobody') : without(asked.by, reader)
  if (name === 'breakdown' && asked.by === 'category' && key === asked.categoryId && label !== null)
    return t('reports.itself', { label })
  if (label !== null) return label
  switch (name) {
    case 'created-and-closed':
    case 'reopened':
      return asked.step === 'month' ? monthName(reader, key.slice(0, 7), 'long') : dayOf(key, reader)
    case 'calendar':
      return weekDay(key, reader)
    case 'satisfaction':
      return t('reports.mark', { mark: Number(key) })
    default:
      return ofTable(name, key, reader)
  }
}

const COLUMNS = [
  'created',
  'closed',
  'before',
  'count',
  'median',
  'p90',
  'promised',
  'kept',
  'targetLeast',
  'targetMost',
  'take',
  'resolve',
  'open',
  'unassigned',
  'late',
  'pending',
  'onHold',
  'solved',
  'refused',
  'reopened',
  'accepted',
  'answered',
  'average',
  'read',
  'helped',
  'unhelped',
  'avoided',
] as const

const AUDIENCES = ['staff', 'teacher', 'student', 'head'] as const

function ofTable(name: Report['name'], key: string, { t }: Reader): string {
  if (name === 'ageing') return said(AGE_KEYS, key, (age) => t(`reports.age.${age}`))
  if (name === 'statuses') return said(STATUSES, key, (status) => t(deskStateKey({ status })))
  if (name === 'time-to-take' || name === 'time-to-resolve')
    return said([...DELAY_KEYS, ...WORKED_KEYS], key, (delay) => t(`reports.delay.${delay}`))
  const audience = AUDIENCES.find((known) => known === key)
  if (audience !== undefined) return t(`reports.audience.${audience}`)
  return said(origin.options, key, (from) => t(`desk.origin.${from}`))
}

function said<Key extends string>(known: readonly Key[], key: string, say: (key: Key) => string): string {
  const found = known.find((one) => one === key)
  return found === undefined ? key : say(found)
}

function without(by: Asked['by'], { t }: Reader): string {
  return by === 'product' || by === 'establishment' || by === 'audience'
    ? t(`reports.without.${by}`)
    : t('reports.without')
}

// Noon: the same day in every zone of the desks that there are.
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`)
const dayOf = (day: string, reader: Reader): string =>
  shortDay({ ...reader, timeZone: 'UTC' }, noon(day), noon(day))

// 1 January 2024 was a Monday.
const weekDay = (key: string, { locale }: Reader): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(noon(`2024-01-0${key}`))
