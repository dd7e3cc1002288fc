import type { Mention } from '@guichet/contracts/following'
import { HELD } from '@guichet/contracts/lifecycle'
import type { Audience, TransitionInput } from '@guichet/contracts/lifecycle'
import { decide } from '@guichet/domain/decide'
import type { Context, EventInput } from '@guichet/domain/decide'
import { UNCHANGED } from '@guichet/domain/decide/join'
import { decideHeld } from '@guichet/domain/decide-held'
import { decidePatch, eventsOf } from '@guichet/domain/decide-patch'
import type { Mover } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import { targetsOf } from '@guichet/domain/targets'
import type { TargetIds } from '@guichet/domain/targets'
import type { Tx } from '../../db/client.ts'
import type { Deps } from '../../deps.ts'
import { attemptAct } from './write-attempt.ts'
import type { Changed, Intent, Options } from './write-attempt.ts'
import type { TicketAsRead } from './fact-queries.ts'
import { untilFirst, untilWritten } from '../../db/until-written.ts'

/** Fires one event of the lifecycle. The browser, REST, mail and the clock all come in here. */
export async function changeTicket(
  deps: Deps,
  mover: Mover,
  reference: string,
  input: EventInput,
  options: Options = {},
): Promise<Changed> {
  return untilWritten(() => attemptAct(deps, deps.db, mover, reference, fired(mover, input), options))
}

/** The same as a step of somebody's transaction, which is for them to try again. */
export async function changeWithin(
  deps: Deps,
  tx: Tx,
  mover: Mover,
  reference: string,
  input: EventInput,
): Promise<Changed> {
  return untilFirst(() => attemptAct(deps, tx, mover, reference, fired(mover, input), {}))
}

/** Edits several fields at once, each by its own event's rules; all or nothing. */
export async function patchTicket(
  deps: Deps,
  mover: Mover,
  reference: string,
  edits: Parameters<typeof eventsOf>[0],
  options: Options = {},
): Promise<Changed> {
  return changeTogether(deps, mover, reference, eventsOf(edits), options, (facts, context) =>
    decidePatch(facts, mover, edits, context),
  )
}

/** Several events as one act, decided together; `inputs` say what must be looked up. */
export async function changeTogether(
  deps: Deps,
  mover: Mover,
  reference: string,
  inputs: readonly TransitionInput[],
  options: Options,
  decideAll: Intent['decide'],
): Promise<Changed> {
  const named: TargetIds = Object.assign({}, ...inputs.map(targetsOf))
  const intent = { named, attachmentIds: [], decide: decideAll }
  return untilWritten(() => attemptAct(deps, deps.db, mover, reference, intent, options))
}

export interface Said {
  readonly body?: string | undefined
  readonly audience: Audience
  readonly attachmentIds?: readonly string[] | undefined
  readonly mentions?: readonly Mention[] | undefined
}

/** Writes in the journal; on a ticket that waits for the requester's side, their public words are the answer (T10). */
export async function addEntry(
  deps: Deps,
  mover: Mover,
  reference: string,
  said: Said,
  options: Options = {},
) {
  const { body, audience, attachmentIds, mentions } = said
  const input = {
    event: 'comment' as const,
    audience,
    text: body,
    attachmentIds: attachmentIds && [...attachmentIds],
    mentions: mentions && [...mentions],
  }
  const { entryId, ...changed } = await changeTicket(deps, mover, reference, input, options).catch(
    pointingAtBody,
  )
  if (entryId === null) throw new Error('an entry was accepted and nothing was written')
  return { ...changed, entryId }
}

// What events call their text, the journal calls its body.
function pointingAtBody(error: unknown): never {
  if (!(error instanceof Refusal) || error.pointer !== '/text') throw error
  throw new Refusal(error.code, error.reason, { values: error.values, pointer: '/body' })
}

/** Says it in a while, unless it is taken back: for that long nobody can tell that it was said. */
export async function holdEntry(
  deps: Deps,
  mover: Mover,
  reference: string,
  said: Said,
  options: Options = {},
): Promise<Changed> {
  const intent: Intent = {
    named: targetsOf({ event: 'comment', audience: said.audience, mentions: [...(said.mentions ?? [])] }),
    attachmentIds: [...new Set(said.attachmentIds)],
    decide: (facts, context) => decideHeld(facts, mover, said, context),
  }
  return untilWritten(() => attemptAct(deps, deps.db, mover, reference, intent, options)).catch(
    pointingAtBody,
  )
}

/** Takes a contact or a guest off the ticket: which of both, their participation says. */
export async function removeParticipant(
  deps: Deps,
  mover: Mover,
  reference: string,
  participantId: string,
  options: Options = {},
): Promise<Changed> {
  const remove = (facts: TicketAsRead): TransitionInput => {
    const role = facts.participants.find(({ id }) => id === participantId)?.role
    if (role === undefined) throw new Refusal('not-found', 'refusal.not_found')
    return { event: role === 'contact' ? 'remove_contact' : 'uninvite', participantId }
  }
  const intent = {
    named: {},
    attachmentIds: [],
    decide: (facts: TicketAsRead, context: Context) => decide(facts, mover, remove(facts), context),
  }
  return untilWritten(() => attemptAct(deps, deps.db, mover, reference, intent, options))
}

/**
 * T26, inside the transaction that ends a membership or disables a person: what they hold in that team goes back to it.
 * Give it the membership ended already, so that nobody is put in charge meanwhile.
 */
export async function giveBackTickets(
  deps: Deps,
  tx: Tx,
  { personId, teamId }: { personId: string; teamId: string },
): Promise<void> {
  const held = await tx.ticket.findMany({
    where: { agentId: personId, teamId, status: { in: [...HELD] } },
    select: { reference: true },
    orderBy: { id: 'asc' },
  })
  const mover: Mover = { kind: 'application' }
  const intent: Intent = {
    named: {},
    attachmentIds: [],
    // Handed over meanwhile: no longer theirs to give back.
    decide: (facts, context) =>
      facts.agentId === personId && facts.teamId === teamId
        ? decide(facts, mover, { event: 'holder_left' }, context)
        : UNCHANGED,
  }
  for (const { reference } of held) {
    await untilFirst(() => attemptAct(deps, tx, mover, reference, intent, {}))
  }
}

const fired = (mover: Mover, input: EventInput): Intent => ({
  named: targetsOf(input),
  attachmentIds: 'attachmentIds' in input ? [...new Set(input.attachmentIds)] : [],
  decide: (facts, context) => decide(facts, mover, input, context),
})
