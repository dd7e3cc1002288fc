import type { TransitionInput } from '@guichet/contracts/lifecycle'
import type { MacroContent } from '@guichet/contracts/tools'
import type { Context } from './decide.ts'
import { decideTogether } from './decide-together.ts'
import type { Decision, MailOrder, Mover, TicketFacts } from './facts.ts'

/** A macro on one ticket: what it says has its placeholders filled; `minutes` is the time that resolving it took. */
export type ReadyMacro = MacroContent & { readonly minutes?: number }

/** The events that a macro spells, in the order in which each finds what it needs: one speaks before giving the ticket away. */
export const eventsOfMacro = ({
  take,
  priority,
  categoryId,
  tags,
  reply,
  agentId,
  teamId,
  minutes,
}: ReadyMacro): TransitionInput[] => [
  ...(take === undefined ? [] : [{ event: 'take' } as const]),
  ...(priority === undefined ? [] : [{ event: 'set_priority', priority } as const]),
  ...(categoryId === undefined ? [] : [{ event: 'recategorise', categoryId } as const]),
  ...(tags === undefined ? [] : [{ event: 'tag', add: tags } as const]),
  ...(reply === undefined ? [] : [spoken(reply, minutes)]),
  ...(agentId === undefined ? [] : [{ event: 'assign', agentId } as const]),
  ...(teamId === undefined
    ? []
    : [{ event: 'transfer', teamId, audience: 'team', keepGuests: false } as const]),
]

/**
 * All that a macro does, as one decision; a ticket that one holds is not taken again. Where words are held, a public comment
 * leaves in a while and the rest is done now; beside a transfer it leaves with it, or its author could not say it any more.
 * @throws {Refusal} of the first event that is refused: then nothing is decided.
 */
export const decideMacro = (
  facts: TicketFacts,
  mover: Mover,
  macro: ReadyMacro,
  context: Context,
  { isHeld }: { isHeld: boolean } = { isHeld: false },
): Decision => {
  const isTheirs = mover.kind === 'person' && facts.agentId === mover.viewer.personId
  const inputs = eventsOfMacro(macro).filter(({ event }) => event !== 'take' || !isTheirs)
  const decision = decideTogether(facts, mover, inputs, context)
  const later = isHeld && macro.teamId === undefined && macro.reply?.voice === 'comment'
  if (!later) return { ...decision, mails: asRead(decision.mails) }
  const now = inputs.filter(({ event }) => event !== 'comment')
  const done = decideTogether(facts, mover, now, context)
  return {
    ...done,
    mails: notTwice(asRead(done.mails)),
    holds: { audience: 'public', body: saidBy(decision) },
  }
}

const saidBy = ({ entries }: Decision): string | null =>
  entries.find(({ kind }) => kind === 'comment')?.body ?? null

/** Whoever is about to be written the words is not written to of the rest besides. */
const notTwice = (mails: readonly MailOrder[]): MailOrder[] =>
  mails.flatMap((mail) => {
    const to = mail.to.filter((role) => role !== 'requester' && role !== 'contacts')
    return to.length === 0 ? [] : [{ ...mail, to }]
  })

/** Each person reads one mail of an act: the words that were said, else what was done last. */
const asRead = (mails: readonly MailOrder[]): MailOrder[] =>
  mails.toReversed().toSorted((one, other) => Number(isSaid(other)) - Number(isSaid(one)))

const isSaid = ({ template, data }: MailOrder): boolean =>
  template !== 'comment_team' && typeof data['text'] === 'string'

const spoken = ({ voice, text }: NonNullable<ReadyMacro['reply']>, minutes?: number): TransitionInput => {
  if (voice === 'note') return { event: 'comment', audience: 'team', text }
  if (voice === 'resolve') return { event: voice, text, ...(minutes !== undefined && { minutes }) }
  return voice === 'comment' ? { event: 'comment', audience: 'public', text } : { event: voice, text }
}
