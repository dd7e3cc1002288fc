import type { TransitionInput } from '@guichet/contracts/lifecycle'
import type { LinkOrder, OtherTicket } from '../kinship.ts'
import { refusal } from '../reasons.ts'
import type { Act, Outcome } from './act.ts'

type Input<Event extends TransitionInput['event']> = Extract<TransitionInput, { event: Event }>

/** T33: two tickets that have to do with each other. The desk alone is told. */
export const link = ({ facts, targets }: Act, { relation }: Input<'link'>): Outcome => {
  const pointer = '/reference'
  const other = known(targets.other, pointer)
  if (other.id === facts.id) throw refusal('refusal.link_itself', { pointer })
  if (other.linked !== null) throw refusal('refusal.link_exists', { pointer })
  if (relation === 'child_of' || relation === 'parent_of') refuseKinship(other, relation, pointer)
  return { link: { act: 'add', relation, other: nameOf(other), audience: 'team' } }
}

/** T33 again: what was merged is reopened instead. */
export const unlink = ({ targets }: Act, _: Input<'unlink'>): Outcome => {
  const pointer = '/linkId'
  if (!targets.link) throw refusal('refusal.link_unknown', { pointer })
  const { relation, other } = targets.link
  if (relation === 'merged_into' || relation === 'merges') throw refusal('refusal.link_merged', { pointer })
  return { link: { act: 'remove', relation, other, audience: audienceOf(relation) } }
}

/** The ticket that this one repeats: one that goes on, so that somebody answers there, and no two repeat each other. */
export const repeated = ({ facts, targets }: Act): OtherTicket => {
  const pointer = '/duplicateOf'
  const other = known(targets.other, pointer)
  if (other.id === facts.id) throw refusal('refusal.duplicate_of_itself', { pointer })
  if (other.isFinal) throw refusal('refusal.duplicate_ended', { pointer })
  return other
}

/** Its link to what it repeats: with the same requester’s, it is merged. Whoever may read both is told. */
export const repeatedLink = (other: OtherTicket): LinkOrder => ({
  act: 'add',
  relation: other.ofRequester ? 'merged_into' : 'duplicate_of',
  other: nameOf(other),
  audience: other.ofRequester ? 'public' : 'team',
})

/** The end of the link that is looked up with the ticket, where there is one. */
export const linkEnded = ({ targets }: Act): Pick<Outcome, 'link'> =>
  targets.link
    ? { link: { act: 'remove', ...targets.link, audience: audienceOf(targets.link.relation) } }
    : {}

/** What both tickets’ requester may read of a link: that one became the other’s part. */
const audienceOf = (relation: LinkOrder['relation']): LinkOrder['audience'] =>
  relation === 'merged_into' || relation === 'split_from' || relation === 'split_into' ? 'public' : 'team'

const known = (other: OtherTicket | null | undefined, pointer: string): OtherTicket => {
  if (!other) throw refusal('refusal.duplicate_unknown', { pointer })
  return other
}

const nameOf = ({ id, reference }: OtherTicket) => ({ id, reference })

const refuseKinship = (other: OtherTicket, relation: 'child_of' | 'parent_of', pointer: string): void => {
  const [childHasParent, childHasChildren, parentIsChild] =
    relation === 'child_of'
      ? [other.thisIsChild, other.thisHasChildren, other.isChild]
      : [other.isChild, other.hasChildren, other.thisIsChild]
  if (childHasParent) throw refusal('refusal.link_parent', { pointer })
  if (childHasChildren || parentIsChild) throw refusal('refusal.link_generations', { pointer })
}
