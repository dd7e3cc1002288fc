import type { TransitionInput } from '@guichet/contracts/lifecycle'
import { decide, type Context } from './decide.ts'
import { joined, UNCHANGED } from './decide/join.ts'
import type { Decision, Mover, TicketFacts } from './facts.ts'

/**
 * One decision for several events, each judged as its own on the ticket as the ones before leave it.
 * @throws {Refusal} of the first that is refused: then nothing is decided.
 */
export const decideTogether = (
  facts: TicketFacts,
  mover: Mover,
  inputs: readonly TransitionInput[],
  context: Context,
): Decision =>
  inputs.reduce<Decision>(
    (sum, input) => joined(sum, decide(afterwards(facts, sum), mover, input, context)),
    UNCHANGED,
  )

/** The ticket as a decision leaves it: whoever is put in charge is an active member of the team. */
const afterwards = (facts: TicketFacts, { patch }: Decision): TicketFacts => ({
  ...facts,
  ...patch,
  ...(patch.agentId !== undefined && { agentIsActive: patch.agentId !== null }),
})
