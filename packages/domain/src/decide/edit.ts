import { LIMITS } from '@guichet/contracts/limits'
import type { TransitionInput } from '@guichet/contracts/lifecycle'
import { matrixPriority } from '../priority.ts'
import type { TicketFacts } from '../facts.ts'
import { refusal } from '../reasons.ts'
import { mail, saidIn, type Act, type Outcome } from './act.ts'

type Input<Event extends TransitionInput['event']> = Extract<TransitionInput, { event: Event }>

/** T12 */
export const edit = (_: Act, input: Input<'edit'>): Outcome => {
  refuseNothing(input.title, input.description)
  return {
    patch: {
      ...(input.title !== undefined && { title: saidIn(input.title, '/title') }),
      ...(input.description !== undefined && { description: saidIn(input.description, '/description') }),
    },
  }
}

/** T13: an agent's own choice, or the requester's where the preset lets them choose. */
export const setPriority = ({ facts }: Act, input: Input<'set_priority'>): Outcome => ({
  patch: { priority: input.priority },
  mails: toldIf(input.priority !== facts.priority, 'priority_changed', { priority: input.priority }),
})

/** T13: the matrix speaks again when impact or urgency really changes. */
export const setImpact = ({ facts, settings }: Act, input: Input<'set_impact'>): Outcome => {
  refuseNothing(input.impact, input.urgency)
  const impact = input.impact ?? facts.impact
  const urgency = input.urgency ?? facts.urgency
  if (impact === facts.impact && urgency === facts.urgency) return {}
  const priority = matrixPriority(settings, impact, urgency)
  return { patch: { impact, urgency, priority }, mails: toldIf(true, 'priority_changed', { priority }) }
}

/** T13: the team stays, even when the category is another's. */
export const recategorise = ({ facts, settings, targets }: Act, input: Input<'recategorise'>): Outcome => {
  const { categoryId = facts.categoryId, productId = facts.productId } = input
  refuseNothing(input.categoryId, input.productId)
  if (productId !== facts.productId && !settings['product.enabled'])
    throw refusal('refusal.field_not_offered', { pointer: '/productId' })
  if (categoryId !== facts.categoryId && !targets.category?.acceptsTickets)
    throw refusal('refusal.category_unknown', { pointer: '/categoryId' })
  if (productId !== null && productId !== facts.productId && !targets.product)
    throw refusal('refusal.product_unknown', { pointer: '/productId' })
  return {
    patch: { categoryId, productId },
    mails: toldIf(categoryId !== facts.categoryId || productId !== facts.productId, 'classified'),
  }
}

/** T13: one of the requester's, and never none while the ticket is filed in its name. */
export const setEstablishment = ({ facts, targets }: Act, input: Input<'set_establishment'>): Outcome => {
  const pointer = '/establishmentId'
  const { establishmentId } = input
  if (establishmentId === facts.establishmentId) return {}
  if (establishmentId === null && facts.onBehalf === 'establishment')
    throw refusal('refusal.establishment_needed', { pointer })
  if (establishmentId !== null && !targets.establishment?.ofRequester)
    throw refusal('refusal.establishment_unknown', { pointer })
  return { patch: { establishmentId }, mails: toldIf(true, 'classified') }
}

/** T13: who the request is made for, by the owner alone; the state guard saw to it that an establishment is named. */
export const setOnBehalf = ({ facts }: Act, { onBehalf }: Input<'set_on_behalf'>): Outcome => ({
  patch: { onBehalf },
  mails: toldIf(onBehalf !== facts.onBehalf, 'classified'),
})

/** T31: what the team calls the ticket by; where it keeps a list, nothing is added beside it. */
export const tag = ({ facts }: Act, { add = [], remove = [] }: Input<'tag'>): Outcome => {
  if (add.length + remove.length === 0) throw refusal('refusal.nothing_to_change')
  const stranger = add.find((name) => !facts.tags.includes(name) && facts.teamTags?.includes(name) === false)
  if (stranger !== undefined)
    throw refusal('refusal.tag_not_offered', { values: { tag: stranger }, pointer: '/add' })
  const tags = [...new Set([...facts.tags.filter((name) => !remove.includes(name)), ...add])].toSorted()
  if (tags.length > LIMITS.tags)
    throw refusal('refusal.tags_too_many', { values: { maximum: LIMITS.tags }, pointer: '/add' })
  return { patch: { tags } }
}

/** T32 */
export const logTime = ({ facts }: Act, { minutes }: Input<'log_time'>): Outcome => ({
  patch: { minutesSpent: facts.minutesSpent + minutes },
})

const toldIf = (
  changed: boolean,
  template: 'priority_changed' | 'classified',
  data: { priority?: TicketFacts['priority'] } = {},
) => (changed ? [mail(template, ['agent'], { ...data })] : [])

const refuseNothing = (...fields: readonly unknown[]): void => {
  if (fields.every((field) => field === undefined)) throw refusal('refusal.nothing_to_change')
}
