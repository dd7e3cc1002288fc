import type { MessageKey } from './keys.ts'
import type { Translate } from './translate.ts'

export type Value = string | number | boolean | null
/** One change of one field: ids and values. */
export type Change = Readonly<{ field: string; from: Value; to: Value }>

/** The present name of every id that entries mention. */
export type Names = Readonly<Record<string, string>>

// State, team, holder and dates are said by the sentences themselves.
export const fields: Readonly<Record<string, MessageKey>> = {
  title: 'event.field.title',
  description: 'event.field.description',
  categoryId: 'event.field.categoryId',
  productId: 'event.field.productId',
  establishmentId: 'event.field.establishmentId',
  onBehalf: 'event.field.onBehalf',
  impact: 'event.field.impact',
  urgency: 'event.field.urgency',
  priority: 'event.field.priority',
  tags: 'event.field.tags',
  minutesSpent: 'event.field.minutesSpent',
}

const words: Readonly<Record<string, MessageKey>> = {
  'priority.1': 'event.priority.1',
  'priority.2': 'event.priority.2',
  'priority.3': 'event.priority.3',
  'priority.4': 'event.priority.4',
  'priority.5': 'event.priority.5',
  'impact.person': 'event.impact.person',
  'impact.service': 'event.impact.service',
  'impact.area': 'event.impact.area',
  'urgency.critical': 'event.urgency.critical',
  'urgency.high': 'event.urgency.high',
  'urgency.medium': 'event.urgency.medium',
  'urgency.low': 'event.urgency.low',
  'onBehalf.personal': 'event.onBehalf.personal',
  'onBehalf.establishment': 'event.onBehalf.establishment',
}

/** The word for a value, or the present name of what it points at; undefined where there is none. */
export function said(t: Translate, field: string, value: Value, names: Names): string | undefined {
  if (value === null || value === '') return undefined
  const word = words[`${field}.${String(value)}`]
  return word === undefined ? (nameOf(names, value) ?? String(value)) : t(word)
}

export function nameOf(names: Names, id: Value | undefined): string | undefined {
  return typeof id === 'string' ? names[id] : undefined
}
