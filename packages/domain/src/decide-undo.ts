import { LIMITS } from '@guichet/contracts/limits'
import type { Context } from './decide.ts'
import { recorded } from './decide/record.ts'
import type { Decision, Mover, TicketFacts, TicketPatch } from './facts.ts'
import { refusal } from './reasons.ts'
import type { Refusal } from './refusal.ts'

/** What an act changed, as it was before: columns, and the participations that ended with it. */
export interface Before {
  readonly patch: TicketPatch
  readonly participantIds: readonly string[]
}

/** An act that may be taken back for a while. */
export interface Done {
  readonly personId: string
  readonly at: Date
  /** The ticket's, once it was done. */
  readonly version: number
  readonly undoneAt: Date | null
  readonly before: Before
}

/** What to keep of a ticket so that this decision on it can be taken back. */
export const beforeOf = (facts: TicketFacts, { patch, removeParticipantIds }: Decision): Before => ({
  patch: Object.fromEntries(
    Object.entries(facts).filter(([column]) => Object.hasOwn(patch, column)),
  ) satisfies TicketPatch,
  participantIds: removeParticipantIds,
})

/**
 * Takes back one's own act while nothing else moved: one event that puts back what was changed, and withdraws the closure
 * that it asked for. What was said stays said: entries are never taken out of a journal. Nobody is mailed.
 * @throws {Refusal} of somebody else's act, or without a membership of the team it goes back to (`not-found`, `forbidden`);
 * too late, done already, or after anything else moved (`event-not-allowed`).
 */
export const decideUndo = (facts: TicketFacts, mover: Mover, done: Done, context: Context): Decision => {
  const refused = refusalOf(facts, mover, done, context)
  if (refused) throw refused
  const { patch, participantIds } = done.before
  const wasResolved = facts.status === 'resolved' && patch.status !== undefined
  return {
    ...recorded(
      'undo',
      { ...context, facts, mover, fromRequester: false },
      {
        patch: {
          ...patch,
          // Figures are counted from what really was taken and solved.
          ...(patch.takenAt === null && { takenSeconds: null, takenPromised: null }),
          ...(patch.resolvedAt === null && { resolvedSeconds: null, resolvedPromised: null }),
        },
        // As if nothing had been: the time since then has gone on running.
        deadlines: 'given',
        ...(wasResolved && { approval: { act: 'withdrawn' } }),
      },
    ),
    restoreParticipantIds: participantIds,
  }
}

const refusalOf = (facts: TicketFacts, mover: Mover, done: Done, { now }: Context): Refusal | null => {
  if (mover.kind !== 'person' || mover.viewer.personId !== done.personId)
    return refusal('refusal.ticket_not_found')
  const teamId = done.before.patch.teamId ?? facts.teamId
  if (!mover.viewer.memberships.some((one) => one.teamId === teamId))
    return refusal('refusal.not_yours_to_do')
  if (done.undoneAt !== null) return refusal('refusal.undo_done')
  if (now.getTime() > done.at.getTime() + LIMITS.undoSeconds * 1_000) return refusal('refusal.undo_late')
  return facts.version === done.version ? null : refusal('refusal.undo_moved')
}
