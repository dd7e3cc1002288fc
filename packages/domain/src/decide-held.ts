import type { Audience } from '@guichet/contracts/lifecycle'
import { decide, type Context } from './decide.ts'
import { UNCHANGED } from './decide/join.ts'
import type { Decision, Mover, TicketFacts } from './facts.ts'
import { refusal } from './reasons.ts'

/** What somebody says in a journal. */
export interface Said {
  readonly body?: string | undefined
  readonly audience: Audience
}

/**
 * Words of the desk's side that leave in a while: judged now as if they left now, and once more when they do. Nothing of the
 * ticket changes, so that nobody can tell.
 * @throws {Refusal} as a comment; of the requester's side, whose words leave at once (`forbidden`).
 */
export const decideHeld = (
  facts: TicketFacts,
  mover: Mover,
  { body, audience }: Said,
  context: Context,
): Decision => {
  const said = decide(facts, mover, { event: 'comment', text: body, audience }, context)
  if (said.fromRequester) throw refusal('refusal.not_yours_to_do')
  return { ...UNCHANGED, holds: { audience, body: said.entries[0]?.body ?? null } }
}
