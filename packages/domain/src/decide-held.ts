import type { Mention } from '@guichet/contracts/following'
import type { Audience } from '@guichet/contracts/lifecycle'
import { decide, type Context } from './decide.ts'
import { UNCHANGED } from './decide/join.ts'
import type { Decision, Mover, TicketFacts } from './facts.ts'
import { refusal } from './reasons.ts'

/** What somebody says in a journal. */
export interface Said {
  readonly body?: string | undefined
  readonly audience: Audience
  /** Colleagues named in it. */
  readonly mentions?: readonly Mention[] | undefined
}

/**
 * Words of the desk's side that leave in a while: judged now as if they left now, and once more when they do. Nothing of the
 * ticket changes, so that nobody can tell.
 * @throws {Refusal} as a comment; of the requester's side, whose words leave at once (`forbidden`).
 */
export const decideHeld = (
  facts: TicketFacts,
  mover: Mover,
  { body, audience, mentions = [] }: Said,
  context: Context,
): Decision => {
  const said = decide(
    facts,
    mover,
    { event: 'comment', text: body, audience, mentions: [...mentions] },
    context,
  )
  if (said.fromRequester) throw refusal('refusal.not_yours_to_do')
  return { ...UNCHANGED, holds: { audience, mentions, body: said.entries[0]?.body ?? null } }
}
