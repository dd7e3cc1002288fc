import { answerContent, type AnswerContent } from '@guichet/contracts/authoring'
import type { Problem } from '@guichet/contracts/problems'

export type Language = 'fr' | 'en'
export const LANGUAGES: readonly Language[] = ['fr', 'en']
export const otherThan = (language: Language): Language => (language === 'fr' ? 'en' : 'fr')

export const NO_TEXT = { title: '', summary: '', html: '' } as const

/** A new answer of this title. */
export const newContent = (title: string, language: Language): AnswerContent => ({
  kind: 'usage',
  audiences: [],
  categoryIds: [],
  productIds: [],
  validFrom: null,
  validUntil: null,
  texts: { fr: null, en: null, [language]: { ...NO_TEXT, title } },
})

/** A field refused, where it is (`texts.fr.title`), and why; an empty reason: it must be filled. */
export type RefusedField = { path: string; reason: string }

/** What cannot be saved as it is. */
export function refusedIn(content: AnswerContent): RefusedField[] {
  const read = answerContent.safeParse(content)
  return read.success ? [] : read.error.issues.map(({ path }) => ({ path: path.join('.'), reason: '' }))
}

/** What the server refused, field by field. */
export const refusedBy = ({ errors = [] }: Problem): RefusedField[] =>
  errors.map(({ pointer, detail }) => ({ path: pointer.slice(1).replaceAll('/', '.'), reason: detail }))

/** The id of the control that a refused field is typed in. */
export const fieldId = (path: string): string => `article-${path.replaceAll('.', '-')}`

/** `YYYY-MM-DD` of an instant, as the reader's calendar has it. */
export function dayOf(instant: string | null): string {
  if (instant === null) return ''
  const date = new Date(instant)
  const two = (figure: number) => String(figure).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The last day of what ends at this instant. */
export const lastDayOf = (until: string | null): string =>
  until === null ? '' : dayOf(new Date(Date.parse(until) - 1).toISOString())

/** The first instant of a day, or of the one after: a last day is wholly in. */
export function instantOf(day: string, daysLater = 0): string | null {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return null
  const instant = new Date(year, month - 1, date + daysLater)
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}

export const sameContent = (one: AnswerContent, other: AnswerContent): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
