import type { Mention } from '@guichet/contracts/following'
import type { MailOrder } from '../facts.ts'
import { refusal } from '../reasons.ts'
import { participates, requesterSideOf } from '../standing.ts'
import type { Act } from './act.ts'

/** Colleagues named in words of the desk's side: those of it who read the ticket, each where the words say `@`. */
export const mentionsIn = (
  act: Act,
  body: string | undefined,
  mentions: readonly Mention[] = [],
): readonly Mention[] => {
  if (mentions.length > 0 && act.fromRequester) throw refusal('refusal.not_yours_to_do')
  let end = 0
  for (const [place, { personId, start, length }] of mentions.entries()) {
    const pointer = `/mentions/${place}`
    if (start < end || body?.[start] !== '@' || start + length > body.length)
      throw refusal('refusal.mention_misplaced', { pointer })
    if (!mayBeMentioned(act, personId)) throw refusal('refusal.mention_cannot_read', { pointer })
    end = start + length
  }
  return mentions
}

/** The first order of their act: whoever is called by name is told so, and nothing else of it. */
export const mentionMails = (mentions: readonly Mention[]): MailOrder[] =>
  mentions.length === 0
    ? []
    : [
        {
          template: 'mentioned',
          to: ['mentioned'],
          personIds: mentions.map(({ personId }) => personId),
          data: {},
        },
      ]

/** Nobody learns from a refusal who is there: unknown, gone and shut out are one. */
const mayBeMentioned = ({ facts, targets }: Act, personId: string): boolean => {
  const person = targets.mentioned?.find(({ id }) => id === personId)
  if (person === undefined || requesterSideOf(facts, person.id, person.headOf) !== null) return false
  return person.teamIds.includes(facts.teamId) || participates(facts, person.id, 'guest_agent')
}
