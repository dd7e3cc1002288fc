import type { Mention } from '@guichet/contracts/following'
import type { Audience, TransitionInput } from '@guichet/contracts/lifecycle'
import type { DeskNow } from '../desk.ts'
import type {
  Decision,
  EntryKind,
  MailOrder,
  Mover,
  NewEntry,
  SentenceData,
  Targets,
  TicketFacts,
  TicketPatch,
} from '../facts.ts'
import type { MailRole } from '../mails.ts'
import type { ChildInput } from '../kinship.ts'
import { refusal } from '../reasons.ts'
import type { ServiceRules } from '../service-targets.ts'

/** What may be decided of an existing ticket: what people fire, and what the clock and the application do. */
export type EventInput = TransitionInput | MachineInput

export type MachineInput =
  | { readonly event: 'announce_auto_close' }
  | { readonly event: 'auto_close' }
  | { readonly event: 'holder_left' }
  | { readonly event: 'warn_deadline' }
  | { readonly event: 'move_deadline' }
  | Extract<ChildInput, { event: 'follow_incident' }>

export interface Context extends DeskNow {
  /** What the input names, looked up: `targetsOf(input)` says what. */
  readonly targets: Targets
  /** The input brings files that may be used. */
  readonly hasAttachments: boolean
  /** What the desk promises. */
  readonly service: ServiceRules
  /** From 0 to 1, 1 excluded, for what is given by lot. */
  readonly draw: number
}

/** One event being decided, once its mover and the state were found to allow it. */
export interface Act extends Context {
  readonly facts: TicketFacts
  readonly mover: Mover
  /** Owner or contact speaks, not the desk. */
  readonly fromRequester: boolean
}

/** What a row of the table does, before the journal of it is written. */
export interface Outcome {
  readonly patch?: TicketPatch
  /** What the entry of the changed fields is named, where the event's own name is the team's. */
  readonly named?: EntryKind
  /** Reckoned anew whatever else changes, or as the patch says; else reckoned when what they follow changes. */
  readonly deadlines?: 'moved' | 'given'
  /** Named by the sentence of the event; read by the requester. */
  readonly data?: SentenceData
  /** The words of whoever acts; undefined when there are only files. */
  readonly text?: {
    readonly body: string | undefined
    readonly audience: Audience
    readonly mentions?: readonly Mention[]
  }
  /** Facts that come with the event. */
  readonly also?: readonly NewEntry[]
  readonly addParticipant?: NonNullable<Decision['addParticipant']>
  readonly removeParticipantIds?: readonly string[]
  readonly approval?: NonNullable<Decision['approval']>
  readonly mails?: readonly MailOrder[]
  readonly link?: NonNullable<Decision['link']>
  readonly carries?: ChildInput
  readonly incident?: NonNullable<Decision['incident']> | null
}

export const mail = (
  template: MailOrder['template'],
  to: readonly MailRole[],
  data: SentenceData = {},
): MailOrder => ({
  template,
  to,
  data,
})

/** Who answers for the ticket: whoever is in charge, else the whole team. */
export const handlers = (facts: Pick<TicketFacts, 'agentId' | 'agentIsActive'>): MailRole[] =>
  facts.agentId !== null && facts.agentIsActive ? ['agent'] : ['team']

/** A text that says something, or a refusal that points at it. */
export const saidIn = (text: string, pointer = '/text'): string => {
  if (text.trim() === '') throw refusal('refusal.text_blank', { pointer })
  return text
}

/** A text that may be left out; blank counts as left out. */
export const saidOrNot = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text

/** The first time anybody is put in charge is written once. */
export const takenNow = (facts: Pick<TicketFacts, 'takenAt'>, now: Date): TicketPatch =>
  facts.takenAt === null ? { takenAt: now } : {}

/** Work starts again: with the same agent if still an active member of the team, else with the team (T16, T23, T25). */
export const backToWork = (facts: Pick<TicketFacts, 'agentId' | 'agentIsActive'>): TicketPatch =>
  facts.agentId !== null && facts.agentIsActive
    ? { status: 'assigned' }
    : { status: 'dispatched', agentId: null }
