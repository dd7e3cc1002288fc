import type { Audience, TransitionInput } from '@guichet/contracts/lifecycle'
import { PROBLEMS } from '@guichet/contracts/problems'
import { numberOfReference } from '@guichet/contracts/primitives'
import { decide } from '@guichet/domain/decide'
import type { Context, EventInput } from '@guichet/domain/decide'
import { decidePatch, eventsOf } from '@guichet/domain/decide-patch'
import type { Decision, Mover, PersonTarget } from '@guichet/domain/facts'
import { refusal } from '@guichet/domain/reasons'
import { Refusal } from '@guichet/domain/refusal'
import { standingOf } from '@guichet/domain/standing'
import { targetsOf } from '@guichet/domain/targets'
import type { TargetIds } from '@guichet/domain/targets'
import type { Tx } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import type { Deps } from '../../deps.ts'
import type { Circle } from '../mail/recipients.ts'
import { actOf, signerOf } from './act.ts'
import type { NewPerson } from './act.ts'
import { factsOf } from './facts.ts'
import type { BeforeAct, OnceKey, TicketAsRead } from './facts.ts'
import { refuseFiles } from './files.ts'
import { replayed } from './once.ts'
import type { Once } from './once.ts'
import { untilWritten } from './until-written.ts'
import { writeDecision } from './write-decision.ts'

export interface Options {
  /** The version that the caller believes is the present one. */
  readonly ifMatch?: number | null
  readonly once?: Once | null
}

export interface Changed {
  readonly ticketId: string
  readonly reference: string
  /** The entry that holds what was said; null when nothing was written. */
  readonly entryId: string | null
}

/** Fires one event of the lifecycle. The browser, REST, mail and the clock all come in here. */
export async function changeTicket(
  deps: Deps,
  mover: Mover,
  reference: string,
  input: EventInput,
  options: Options = {},
): Promise<Changed> {
  return untilWritten(() => attempt(deps, deps.db, mover, reference, fired(mover, input), options))
}

/** The same inside a transaction of the caller's, which tries again as a whole. */
export async function changeTicketIn(
  deps: Deps,
  tx: Tx,
  mover: Mover,
  reference: string,
  input: EventInput,
): Promise<Changed | null> {
  return attempt(deps, tx, mover, reference, fired(mover, input), {})
}

/** Edits several fields at once, each by its own event's rules; all or nothing. */
export async function patchTicket(
  deps: Deps,
  mover: Mover,
  reference: string,
  edits: Parameters<typeof eventsOf>[0],
  options: Options = {},
): Promise<Changed> {
  const named = eventsOf(edits).reduce<TargetIds>((sum, input) => ({ ...sum, ...targetsOf(input) }), {})
  const intent = {
    named,
    attachmentIds: [],
    decide: (facts: TicketAsRead, context: Context) => decidePatch(facts, mover, edits, context),
  }
  return untilWritten(() => attempt(deps, deps.db, mover, reference, intent, options))
}

export interface Said {
  readonly body?: string | undefined
  readonly audience: Audience
  readonly attachmentIds?: readonly string[] | undefined
}

/** Writes in the journal; on a ticket that waits for the requester's side, their public words are the answer (T10). */
export async function addEntry(
  deps: Deps,
  mover: Mover,
  reference: string,
  said: Said,
  options: Options = {},
) {
  const { body, audience, attachmentIds } = said
  const input = {
    event: 'comment' as const,
    audience,
    text: body,
    attachmentIds: attachmentIds && [...attachmentIds],
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
  return untilWritten(() => attempt(deps, deps.db, mover, reference, intent, options))
}

interface Intent {
  readonly named: TargetIds
  readonly attachmentIds: readonly string[]
  readonly decide: (facts: TicketAsRead, context: Context) => Decision
}

const fired = (mover: Mover, input: EventInput): Intent => ({
  named: targetsOf(input),
  attachmentIds: 'attachmentIds' in input ? [...new Set(input.attachmentIds)] : [],
  decide: (facts, context) => decide(facts, mover, input, context),
})

/** Reads, decides and writes once; null when somebody was first. */
async function attempt(
  deps: Deps,
  db: Tx,
  mover: Mover,
  reference: string,
  intent: Intent,
  options: Options,
): Promise<Changed | null> {
  const { named, attachmentIds } = intent
  const number = numberOfReference(reference)
  const actorId = mover.kind === 'person' ? mover.viewer.personId : null
  const once = options.once ?? null
  const before =
    number === null
      ? null
      : await factsOf(db, { number, named, actorId, attachmentIds, once: keyed(once, number) })
  if (before === null) throw refusal('refusal.ticket_not_found')
  const { facts, files } = before
  const again = replayed(once, before.remembered)
  if (again !== null) return { ticketId: facts.id, reference: facts.reference, entryId: again.resultId }
  const settings = await deps.settings()
  const now = deps.clock(before.databaseNow)
  const { targets, newPeople } = withNewPerson(before, named)
  const decision = explained(facts, mover, () => {
    refuseStale(facts, mover, options.ifMatch ?? null)
    return intent.decide(facts, {
      targets,
      hasAttachments: attachmentIds.length > 0,
      settings,
      now,
      timeZone: deps.env.DESK_TIMEZONE,
    })
  })
  refuseFiles(attachmentIds, files)
  if (changesNothing(decision)) return { ticketId: facts.id, reference: facts.reference, entryId: null }
  const act = actOf({
    now,
    author: {
      personId: actorId,
      fromRequester: decision.fromRequester,
      channel: mover.kind === 'person' ? mover.channel : 'application',
    },
    ticket: facts,
    circle: circleAfter(facts, decision, actorId),
    decision,
    attachmentIds,
    newPeople,
    once: once && { ...once, ...keyed(once, facts.number) },
    isFiling: false,
    around: before.around,
    signer: signerOf(deps.env),
  })
  const written = await writeDecision(db, act, facts)
  return written
    ? { ticketId: facts.id, reference: facts.reference, entryId: act.mainEntry?.id ?? null }
    : null
}

// One key for two tickets is two operations.
const keyed = <Key extends OnceKey | null>(once: Key, number: number): Key =>
  once && { ...once, operation: `${once.operation} ${number}` }

/** An address that is nobody's yet becomes a person with the act. */
function withNewPerson(
  { targets }: BeforeAct,
  { email }: TargetIds,
): { targets: BeforeAct['targets']; newPeople: NewPerson[] } {
  if (email === undefined || targets.person != null) return { targets, newPeople: [] }
  const person: PersonTarget = { id: newId(), teamIds: [], headOf: [] }
  return { targets: { ...targets, person }, newPeople: [{ id: person.id, email: email.toLowerCase() }] }
}

/** A stale version ends here, but never tells anything to somebody for whom the ticket does not exist. */
function refuseStale(facts: TicketAsRead, mover: Mover, ifMatch: number | null): void {
  if (ifMatch === null || mover.kind !== 'person') return
  const standing = standingOf(facts, mover.viewer)
  if (standing === null || standing === 'former' || ifMatch === versionFor(facts, mover)) return
  throw new Refusal('stale-version', 'refusal.stale_version', { values: { version: ifMatch } })
}

/** Requesters are given a version that moves with what they may read alone. */
function versionFor(facts: TicketAsRead, mover: Mover): number {
  const standing = mover.kind === 'person' ? standingOf(facts, mover.viewer) : 'agent'
  return standing === 'agent' || standing === 'guest' ? facts.version : facts.publicVersion
}

/** A conflict says what the state is now, and who was first, to those who may read it. */
function explained<Result>(facts: TicketAsRead, mover: Mover, decideNow: () => Result): Result {
  try {
    return decideNow()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'former-team' || !conflicts.has(PROBLEMS[error.code]))
      throw error
    const { code, reason, values, pointer } = error
    const current = { status: facts.status, version: versionFor(facts, mover), agent: facts.agentName }
    throw new Refusal(code, reason, { values, current, ...(pointer !== undefined && { pointer }) })
  }
}

const conflicts = new Set<number>([409, 412])

const changesNothing = ({ patch, entries, approval }: Decision): boolean =>
  entries.length === 0 && approval === undefined && Object.keys(patch).length === 0

/** Who stands around the ticket once the decision is written. */
function circleAfter(
  facts: TicketAsRead,
  { patch, addParticipant, removeParticipantIds }: Decision,
  authorId: string | null,
): Circle {
  const stay = facts.participants.filter(({ id }) => !removeParticipantIds.includes(id))
  const all = addParticipant === undefined ? stay : [...stay, addParticipant]
  const ids = (role: 'contact' | 'guest_agent') =>
    all.filter((one) => one.role === role).map(({ personId }) => personId)
  return {
    authorId,
    requesterId: facts.requesterId,
    contactIds: ids('contact'),
    guestIds: ids('guest_agent'),
    agentId: patch.agentId === undefined ? facts.agentId : patch.agentId,
    teamId: patch.teamId ?? facts.teamId,
  }
}
