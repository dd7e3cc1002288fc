import { openIn } from '@guichet/contracts/placeholders'
import type { Act, Context, EventInput, MachineInput, Outcome } from './decide/act.ts'
import { thenAssigned } from './decide/assignment.ts'
import * as charge from './decide/charge.ts'
import * as closure from './decide/closure.ts'
import * as conversation from './decide/conversation.ts'
import * as deadline from './decide/deadline.ts'
import * as edit from './decide/edit.ts'
import * as incident from './decide/incident.ts'
import * as links from './decide/links.ts'
import * as people from './decide/people.ts'
import { recorded } from './decide/record.ts'
import type { Decision, Mover, TicketFacts } from './facts.ts'
import { refusalByRole, refusalByState, transitionOf } from './may-fire.ts'
import { refusal } from './reasons.ts'
import type { Refusal } from './refusal.ts'
import { standingOf } from './standing.ts'

export type { Context, EventInput } from './decide/act.ts'

/**
 * What one event of the lifecycle does to a ticket, all of it: columns, entries, participants, approval, mails.
 * Pure: the same facts give the same decision. Nothing changes when an edit gives the values that are there (no entry, no mail).
 *
 * @throws {Refusal} in this order: invisible (`not-found`), of a former team (`former-team`), scope, role or setting
 * (`missing-scope`, `forbidden`), state (`already-taken`, `event-not-allowed`), then what the input names or says (`invalid`).
 */
export const decide = (facts: TicketFacts, mover: Mover, input: EventInput, context: Context): Decision => {
  const act: Act = { ...context, facts, mover, fromRequester: isFromRequester(facts, mover) }
  const meant = asMeant(act, input)
  const refused = refusalOf(act, meant)
  if (refused) throw refused
  const outcome = outcomeOf(meant.event, act, meant)
  refuseUnfilled(act, outcome)
  const decided = recorded(meant.event, act, outcome)
  return incident.thenCarried(facts, meant.event === 'transfer' ? thenAssigned(act, decided) : decided)
}

const isFromRequester = (facts: TicketFacts, mover: Mover): boolean => {
  const standing = mover.kind === 'person' ? standingOf(facts, mover.viewer) : null
  return standing === 'owner' || standing === 'contact'
}

/** A public entry of the requester's side answers a ticket that waits for them (T10), and is a comment on one that does not. */
const asMeant = ({ facts, fromRequester }: Act, input: EventInput): EventInput => {
  if (!fromRequester) return input
  const waits = facts.status === 'pending_requester'
  if (input.event === 'comment' && input.audience === 'public' && waits)
    return { ...input, event: 'provide_info' }
  if (input.event === 'provide_info' && !waits) return { ...input, event: 'comment', audience: 'public' }
  return input
}

const refusalOf = ({ facts, mover, ...desk }: Act, input: EventInput): Refusal | null => {
  if (mover.kind !== 'person')
    return transitionOf(input.event).by.includes(mover.kind)
      ? refusalByState(input.event, facts, null, desk)
      : refusal('refusal.not_yours_to_do')
  if (isOfTheMachine(input)) return refusal('refusal.not_yours_to_do')
  return (
    refusalByRole(input.event, facts, mover.viewer, desk.settings) ??
    refusalByState(input.event, facts, mover.viewer, desk)
  )
}

/** What a saved reply left open is filled before the requester reads it, whoever sends it and from wherever. */
const refuseUnfilled = ({ mover, fromRequester }: Act, { text }: Outcome): void => {
  if (mover.kind !== 'person' || fromRequester || text?.audience !== 'public') return
  const [open] = openIn(text.body ?? '')
  if (open !== undefined)
    throw refusal('refusal.placeholder_open', { values: { placeholder: open }, pointer: '/text' })
}

const isOfTheMachine = (input: EventInput): input is MachineInput => MACHINE.has(input.event)

const MACHINE: ReadonlySet<string> = new Set([
  'announce_auto_close',
  'auto_close',
  'holder_left',
  'warn_deadline',
  'move_deadline',
  'follow_incident',
] satisfies MachineInput['event'][])

type Name = EventInput['event']
type Inputs = { [Event in Name]: Extract<EventInput, { readonly event: Event }> }

const outcomeOf = <Event extends Name>(event: Event, act: Act, input: Inputs[Event]): Outcome =>
  ROWS[event](act, input)

/** One function a row of the table. */
const ROWS: { readonly [Event in Name]: (act: Act, input: Inputs[Event]) => Outcome } = {
  transfer: charge.transfer,
  take: charge.take,
  assign: charge.assign,
  release: charge.release,
  hand_over: charge.handOver,
  holder_left: charge.holderLeft,
  invite: people.invite,
  uninvite: people.uninvite,
  add_contact: people.addContact,
  remove_contact: people.removeContact,
  request_info: conversation.requestInfo,
  provide_info: conversation.provideInfo,
  comment: conversation.comment,
  hold: conversation.hold,
  resume: conversation.resume,
  edit: edit.edit,
  set_priority: edit.setPriority,
  set_impact: edit.setImpact,
  tag: edit.tag,
  log_time: edit.logTime,
  recategorise: edit.recategorise,
  set_establishment: edit.setEstablishment,
  set_on_behalf: edit.setOnBehalf,
  resolve: closure.resolve,
  approve_closure: closure.approveClosure,
  refuse_closure: closure.refuseClosure,
  close: closure.close,
  announce_auto_close: closure.announceAutoClose,
  auto_close: closure.autoClose,
  cancel: closure.cancel,
  refuse: closure.refuse,
  reopen: closure.reopen,
  resume_work: closure.resumeWork,
  close_as_duplicate: closure.closeAsDuplicate,
  close_ownerless: closure.closeOwnerless,
  warn_deadline: deadline.warnDeadline,
  move_deadline: deadline.moveDeadline,
  link: links.link,
  unlink: links.unlink,
  declare_incident: incident.declareIncident,
  end_incident: incident.endIncident,
  tell_children: incident.tellChildren,
  follow_incident: incident.followIncident,
}
