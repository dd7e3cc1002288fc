import type { TransitionInput } from '@guichet/contracts/lifecycle'
import type { TicketEdits } from '@guichet/contracts/tickets'
import type { Context } from './decide.ts'
import { decideTogether } from './decide-together.ts'
import type { Decision, Mover, TicketFacts } from './facts.ts'

/**
 * The events that an edit of several fields spells, in an order in which each finds what it needs: an establishment before
 * the ticket is filed in its name, the matrix before an explicit priority.
 */
export const eventsOf = (edits: TicketEdits): TransitionInput[] => {
  const { title, description, priority, impact, urgency, categoryId, productId, establishmentId, onBehalf } =
    edits
  return [
    ...when(title !== undefined || description !== undefined, {
      event: 'edit',
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
    }),
    ...when(impact !== undefined || urgency !== undefined, {
      event: 'set_impact',
      ...(impact !== undefined && { impact }),
      ...(urgency !== undefined && { urgency }),
    }),
    ...(priority === undefined ? [] : [{ event: 'set_priority', priority } as const]),
    ...when(categoryId !== undefined || productId !== undefined, {
      event: 'recategorise',
      ...(categoryId !== undefined && { categoryId }),
      ...(productId !== undefined && { productId }),
    }),
    ...(establishmentId === undefined ? [] : [{ event: 'set_establishment', establishmentId } as const]),
    ...(onBehalf === undefined ? [] : [{ event: 'set_on_behalf', onBehalf } as const]),
  ]
}

/**
 * One decision for all the fields.
 * @throws {Refusal} of the first that is refused: then nothing is decided.
 */
export const decidePatch = (
  facts: TicketFacts,
  mover: Mover,
  edits: TicketEdits,
  context: Context,
): Decision => decideTogether(facts, mover, eventsOf(edits), context)

const when = (given: boolean, input: TransitionInput): TransitionInput[] => (given ? [input] : [])
