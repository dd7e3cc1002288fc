import { origin } from '@guichet/contracts/lifecycle'
import { breakdown, reportStep, type ReportName } from '@guichet/contracts/reports'
import type { Asked } from '@guichet/i18n/report-words'
import type { ReportFilters } from './queries.ts'

/** The chapters of the figures, and what each tells, in the order of reading. */
export const CHAPTERS = {
  activite: ['created-and-closed', 'breakdown', 'calendar'],
  delais: ['time-to-take', 'time-to-resolve', 'slowest'],
  charge: ['ageing', 'statuses', 'load'],
  qualite: ['reopened', 'satisfaction', 'deflection'],
  recurrents: ['recurring'],
} as const satisfies Record<string, readonly ReportName[]>
export type Chapter = keyof typeof CHAPTERS
const isChapter = (name: string): name is Chapter => Object.hasOwn(CHAPTERS, name)
export const CHAPTER_NAMES = Object.keys(CHAPTERS).filter(isChapter)

export const PERIODS = ['7', '28', '91', '365'] as const
export type PeriodName = (typeof PERIODS)[number] | 'dates'

/** The days of an address, its parts and its rows: everything that the figures follow. */
export interface Place {
  readonly chapter: Chapter
  readonly period: PeriodName
  readonly filters: ReportFilters & { readonly from: string; readonly to: string }
}

const NAMES = {
  teamId: 'equipe',
  categoryId: 'categorie',
  productId: 'produit',
  establishmentId: 'etablissement',
  audience: 'public',
} as const

/** What an address narrows the figures by. */
export const FILTER_NAMES = [...Object.values(NAMES), 'origine'] as const
export type FilterName = (typeof FILTER_NAMES)[number]

export function placeOf(search: URLSearchParams, now: Date, timeZone: string): Place {
  const chapter = CHAPTER_NAMES.find((name) => name === search.get('chapitre')) ?? 'activite'
  const [from, to] = [dayIn(search, 'du'), dayIn(search, 'au')]
  const isChosen = from !== undefined && to !== undefined && from <= to
  const period = PERIODS.find((days) => days === search.get('periode')) ?? '28'
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
  const days = isChosen ? { from, to } : { from: addDays(today, 1 - Number(period)), to: today }
  return {
    chapter,
    period: isChosen ? 'dates' : period,
    filters: { ...narrowing(search), ...shape(search, days), ...days },
  }
}

/** As many days, just before. */
export function periodBefore({ from, to }: { from: string; to: string }): { from: string; to: string } {
  return { from: addDays(from, -daysOf({ from, to })), to: addDays(from, -1) }
}

export const daysOf = ({ from, to }: { from: string; to: string }): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1

const DAY = 86_400_000

// Noon is of the same day, whatever the change of hour.
const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10)

const dayIn = (search: URLSearchParams, name: string): string | undefined => {
  const day = search.get(name) ?? ''
  return /^\d{4}-\d{2}-\d{2}$/u.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined
}

function narrowing(search: URLSearchParams): ReportFilters {
  const given = Object.entries(NAMES).flatMap(([name, inAddress]) => {
    const value = search.get(inAddress)
    return value === null || value === '' ? [] : [[name, value]]
  })
  const from = origin.safeParse(search.get('origine')).data
  return { ...Object.fromEntries(given), ...(from !== undefined && { origin: from }) }
}

function shape(search: URLSearchParams, days: { from: string; to: string }): ReportFilters {
  const asked = reportStep.safeParse(search.get('pas')).data
  const usual = daysOf(days) <= 14 ? 'day' : daysOf(days) <= 140 ? 'week' : 'month'
  return {
    step: asked ?? usual,
    by: breakdown.safeParse(search.get('par')).data ?? 'category',
    per: search.get('charge') === 'team' ? 'team' : 'agent',
    ...(search.get('temps') === 'travail' && { time: 'worked' as const }),
  }
}

/** The shape of a report’s rows, as its words need it. */
export const askedOf = ({
  step = 'week',
  by = 'category',
  per = 'agent',
  categoryId,
}: ReportFilters): Asked => ({
  step,
  by,
  per,
  categoryId,
})
