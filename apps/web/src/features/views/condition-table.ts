import type { Conditions } from '@guichet/contracts/conditions'
import type { MessageKey } from '@guichet/i18n/keys'

export type ConditionName = keyof Conditions
export type ListName = Extract<
  ConditionName,
  | 'statuses'
  | 'priorities'
  | 'teamIds'
  | 'categoryIds'
  | 'productIds'
  | 'establishmentIds'
  | 'requesterIds'
  | 'agentIds'
  | 'participantIds'
  | 'origins'
>
export type SpanName = Extract<ConditionName, 'age' | 'unchanged' | 'ended'>

/** How a condition is asked for, and the order in which the form offers them. */
export const CONDITIONS: readonly { name: ConditionName; label: MessageKey }[] = [
  { name: 'statuses', label: 'desk.filter.state' },
  { name: 'priorities', label: 'desk.fact.priority' },
  { name: 'teamIds', label: 'desk.fact.team' },
  { name: 'categoryIds', label: 'desk.fact.category' },
  { name: 'agentIds', label: 'desk.fact.agent' },
  { name: 'requesterIds', label: 'desk.fact.requester' },
  { name: 'participantIds', label: 'desk.view.field.participants' },
  { name: 'productIds', label: 'desk.fact.product' },
  { name: 'establishmentIds', label: 'desk.fact.establishment' },
  { name: 'origins', label: 'desk.fact.origin' },
  { name: 'tags', label: 'tools.tags' },
  { name: 'text', label: 'desk.view.field.text' },
  { name: 'answered', label: 'desk.view.field.answered' },
  { name: 'dueWithin', label: 'desk.fact.due' },
  { name: 'age', label: 'desk.view.field.age' },
  { name: 'unchanged', label: 'desk.view.field.unchanged' },
  { name: 'ended', label: 'desk.view.field.ended' },
]

/** What a condition says when it is added: a list of nothing yet, a span to fill in, the most usual answer. */
export const BEGINNINGS: Readonly<{ [Name in ConditionName]-?: Conditions[Name] }> = {
  statuses: [],
  priorities: [],
  teamIds: [],
  categoryIds: [],
  productIds: [],
  establishmentIds: [],
  requesterIds: [],
  agentIds: ['me'],
  participantIds: ['me'],
  origins: [],
  tags: [],
  text: '',
  answered: true,
  dueWithin: 0,
  age: { over: 24 },
  unchanged: { over: 72 },
  ended: { under: 168 },
}

/** What was filled in: a condition that was added and says nothing is left out. */
export const withoutBlanks = (conditions: Conditions): Conditions =>
  Object.fromEntries(
    Object.entries(conditions).filter(([, value]) => {
      if (Array.isArray(value)) return value.some((one) => one !== '')
      if (typeof value === 'string') return value.length > 0
      return value !== undefined
    }),
  )
