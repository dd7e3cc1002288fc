import { PROBLEMS } from '@guichet/contracts/problems'
import { numberOfReference } from '@guichet/contracts/primitives'
import { decide, type Context } from '@guichet/domain/decide'
import { beforeOf } from '@guichet/domain/decide-undo'
import type { Decision, Mover, PersonTarget } from '@guichet/domain/facts'
import { refusal } from '@guichet/domain/reasons'
import { Refusal } from '@guichet/domain/refusal'
import { standingOf } from '@guichet/domain/standing'
import { targetsOf } from '@guichet/domain/targets'
import type { TargetIds } from '@guichet/domain/targets'
import type { Tx } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { untilFirst } from '../../db/until-written.ts'
import type { Deps } from '../../deps.ts'
import type { Circle } from './write-recipients.ts'
import { actOf, signerOf } from './write-act.ts'
import type { Act, NewPerson } from './write-act.ts'
import { factsOf } from './fact-queries.ts'
import type { BeforeAct, TicketAsRead } from './fact-queries.ts'
import { keepRefused, onlyHolds, wakeSayer } from './write-held.ts'
import type { HeldWords } from './write-held.ts'
import { refuseFiles } from './write-files.ts'
import { replayed } from '../../http/idempotency.ts'
import type { Once, OnceKey } from '../../http/idempotency.ts'
import { writeDecision } from './write-decision.ts'

export interface Options {
  /** The version that the caller believes is the present one. */
  readonly ifMatch?: number | null
  readonly once?: Once | null
  /** It may be taken back, with the others of this bulk if there are any: its mails wait until then. */
  readonly undoableIn?: string | null
}

export interface Changed {
  readonly ticketId: string
  readonly reference: string
  /** The entry that holds what was said; null when nothing was written. */
  readonly entryId: string | null
  /** Under which id words are held, when there are. */
  readonly heldId: string | null
}

/** What somebody means to do: which things it names, which files it brings, and how it is decided. */
export interface Intent {
  readonly named: TargetIds
  readonly attachmentIds: readonly string[]
  readonly decide: (facts: TicketAsRead, context: Context) => Decision
  /** The act that is taken back. */
  readonly undoes?: string
  /** The words, held until now, that are said. */
  readonly sends?: string
}

/** Reads, decides and writes once; null when somebody was first. */
export async function attemptAct(
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
  if (again !== null)
    return { ticketId: facts.id, reference: facts.reference, entryId: again.resultId, heldId: again.resultId }
  const [settings, service] = await Promise.all([deps.settings(), deps.service()])
  const now = deps.clock(before.databaseNow)
  const { targets, newPeople } = withNewPerson(before, named)
  const decision = explained(facts, mover, () => {
    refuseStale(facts, mover, options.ifMatch ?? null)
    return intent.decide(facts, {
      targets,
      hasAttachments: attachmentIds.length > 0,
      settings,
      service,
      draw: deps.draw(),
      now,
      timeZone: deps.env.DESK_TIMEZONE,
    })
  })
  refuseFiles(attachmentIds, files)
  if (changesNothing(decision))
    return { ticketId: facts.id, reference: facts.reference, entryId: null, heldId: null }
  const [first] = intent.sends === undefined && isSeen(decision) ? (before.heldBefore ?? []) : []
  if (first !== undefined) {
    await sayHeld(deps, db, mover, reference, first)
    return null
  }
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
    undoable: undoableOf(options, facts, decision),
    undoes: intent.undoes ?? null,
    heldUnder: decision.holds === undefined ? null : { id: newId(), bulkId: options.undoableIn ?? null },
    sends: intent.sends ?? null,
    around: before.around,
    signer: signerOf(deps.env),
  })
  if (!(await written(deps, db, act, facts))) return null
  const heldId = act.heldUnder?.id ?? null
  if (heldId !== null) await wakeSayer(db, act.heldUnder?.bulkId ?? heldId)
  return { ticketId: facts.id, reference: facts.reference, entryId: act.mainEntry?.id ?? null, heldId }
}

/**
 * Says what somebody said and that waited, if it still does, as a comment of that instant. What the rules refuse by now stays
 * with its author, and says why. What one does next to a ticket for all to see comes after what one said there before.
 */
export async function sayHeld(
  deps: Deps,
  db: Tx,
  mover: Mover,
  reference: string,
  { id, audience, body, attachmentIds, mentions }: HeldWords,
): Promise<void> {
  const input = {
    event: 'comment' as const,
    audience,
    mentions: [...mentions],
    ...(body !== null && { text: body }),
  }
  const intent: Intent = {
    named: targetsOf(input),
    attachmentIds,
    sends: id,
    decide: (facts, context) => decide(facts, mover, input, context),
  }
  try {
    await untilFirst(async () => {
      const isWaiting = await db.heldEntry.count({ where: { id, state: 'waiting' } })
      return isWaiting === 0 || attemptAct(deps, db, mover, reference, intent, {})
    })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'concurrent-change') throw error
    await keepRefused(db, id, error.code === 'not-found' ? refusal('refusal.held_out') : error)
  }
}

/** The requester's side will notice, or it changes who may speak. */
const isSeen = ({ bumps, entries }: Decision): boolean =>
  bumps === 'public' || entries.some(({ audience }) => audience === 'public')

/** What the requester's side does is done: it is told at once. */
const undoableOf = ({ undoableIn }: Options, facts: TicketAsRead, decision: Decision): Act['undoable'] =>
  undoableIn && !decision.fromRequester && !onlyHolds(decision)
    ? { bulkId: undoableIn, before: beforeOf(facts, decision) }
    : null

/**
 * An incident is held before its children are read: a statement that waited for somebody who was joining would see the
 * children that were there when it began to wait, and leave that one behind. What they are asked is done by a job.
 */
async function written(deps: Deps, db: Tx, act: Act, before: TicketAsRead): Promise<boolean> {
  if (act.decision.carries === undefined) return writeDecision(db, act, before)
  const held = async (tx: Tx): Promise<boolean> => {
    await tx.$queryRaw`select from ticket where id = ${before.id}::uuid for update`
    if (!(await writeDecision(tx, act, before))) return false
    await tx.$queryRaw`select id from graphile_worker.add_job('carry-to-children', '{}'::json, job_key => 'carry-to-children')`
    return true
  }
  return db === deps.db ? deps.db.$transaction(held) : held(db)
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

const changesNothing = ({ patch, entries, approval, holds }: Decision): boolean =>
  entries.length === 0 && holds === undefined && approval === undefined && Object.keys(patch).length === 0

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
