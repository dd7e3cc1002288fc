import type {
  Audience,
  Channel,
  CloseReason,
  Impact,
  OnBehalf,
  Origin,
  Status,
  TransitionEvent,
  Urgency,
} from '@guichet/contracts/lifecycle'
import type { Mention } from '@guichet/contracts/following'
import type { FieldChange } from '@guichet/contracts/journal'
import type { MemberRole, Right } from '@guichet/contracts/permissions'
import type { TokenScope } from '@guichet/contracts/tokens'
import type {
  IncidentPlaces,
  ChildInput,
  IncidentWords,
  LinkFact,
  LinkOrder,
  OtherTicket,
} from './kinship.ts'
import type { Roster, Turn } from './assignment.ts'
import type { Deadlines, Measures } from './deadlines.ts'
import type { MailRole, MailTemplate } from './mails.ts'

/** One active membership. */
export interface Membership {
  readonly teamId: string
  readonly role: MemberRole
  readonly rights: readonly Right[]
}

/** Somebody at the door: a signed-in person, or one of their tokens. */
export interface Viewer {
  readonly personId: string
  readonly name: string
  readonly administrator: boolean
  readonly memberships: readonly Membership[]
  readonly establishmentIds: readonly string[]
  readonly headOf: readonly string[]
  readonly audiences: readonly string[]
  /** Null for a session: everything its person may do. A token is cut by its scopes. */
  readonly scopes: readonly TokenScope[] | null
}

/** Who fires an event. */
export type Mover =
  | { readonly kind: 'person'; readonly viewer: Viewer; readonly channel: Channel }
  | { readonly kind: 'clock' }
  | { readonly kind: 'application' }

export interface ParticipantFact {
  readonly id: string
  readonly personId: string
  readonly role: 'contact' | 'guest_agent'
}

/** What the rules must know of a ticket: its row, its active participants, and three facts about its people. */
export interface TicketFacts extends Deadlines {
  readonly id: string
  readonly reference: string
  readonly version: number
  readonly status: Status
  readonly closeReason: CloseReason | null
  readonly title: string
  readonly description: string
  readonly categoryId: string
  readonly productId: string | null
  readonly establishmentId: string | null
  readonly onBehalf: OnBehalf
  readonly requesterId: string
  readonly teamId: string
  readonly agentId: string | null
  readonly agentName: string | null
  readonly origin: Origin
  readonly impact: Impact | null
  readonly urgency: Urgency | null
  readonly priority: number
  readonly dispatchCount: number
  readonly reopenCount: number
  readonly createdAt: Date
  readonly takenAt: Date | null
  readonly resolvedAt: Date | null
  readonly announcedAt: Date | null
  readonly finalAt: Date | null
  readonly recallAt: Date | null
  /** The newest public entry is the requester's or a contact's. */
  readonly answered: boolean
  /** Its requester took it out of their own lists. */
  readonly hidden: boolean
  /** In small letters, in the order of the alphabet. */
  readonly tags: readonly string[]
  readonly minutesSpent: number
  /** The only tags that the holding team accepts; null: any. */
  readonly teamTags: readonly string[] | null
  /** The holding team resolves with the time that it took; what is resolved with its incident took none of its own. */
  readonly timeRequired: boolean
  readonly participants: readonly ParticipantFact[]
  /** Teams that held it before and do not now. */
  readonly formerTeamIds: readonly string[]
  /** The agent named is still an active member of the holding team. */
  readonly agentIsActive: boolean
  /** The owner is neither disabled nor unreachable. */
  readonly ownerIsReachable: boolean
  /** It is a known incident now: whatever moves it carries its children. */
  readonly incidentId: string | null
}

/** A person named by an event: the teams of which they are an active member, the establishments they head. */
export interface PersonTarget {
  readonly id: string
  readonly teamIds: readonly string[]
  readonly headOf: readonly string[]
}

/** What an event's input names, looked up: null or absent when there is no such thing. */
export interface Targets {
  readonly team?: {
    readonly id: string
    readonly acceptsTransfers: boolean
    readonly hasMembers: boolean
  } | null
  readonly person?: PersonTarget | null
  readonly category?: {
    readonly id: string
    readonly teamId: string
    readonly acceptsTickets: boolean
  } | null
  readonly product?: { readonly id: string } | null
  readonly establishment?: { readonly id: string; readonly ofRequester: boolean } | null
  /** Of the team that a transfer names, where the category of the ticket is that team's and gives its tickets by a rule. */
  readonly roster?: Roster | null
  /** Of the people mentioned, those that are somebody. */
  readonly mentioned?: readonly PersonTarget[] | null
  /** Another ticket, which whoever acts may read. */
  readonly other?: OtherTicket | null
  /** A link of this ticket to another that whoever acts may read, or whose end follows from the act. */
  readonly link?: LinkFact | null
  readonly places?: IncidentPlaces | null
}

/** The columns that a decision writes; absent ones stay. Dates are instants. */
export type TicketPatch = Partial<{
  status: Status
  closeReason: CloseReason | null
  title: string
  description: string
  categoryId: string
  productId: string | null
  establishmentId: string | null
  onBehalf: OnBehalf
  teamId: string
  agentId: string | null
  impact: Impact | null
  urgency: Urgency | null
  priority: number
  dispatchCount: number
  reopenCount: number
  takenAt: Date | null
  resolvedAt: Date | null
  announcedAt: Date | null
  finalAt: Date | null
  recallAt: Date | null
  answered: boolean
  hidden: boolean
  tags: readonly string[]
  minutesSpent: number
  clockFrom: Date | null
  workedSeconds: number
  takeDueAt: Date | null
  resolveDueAt: Date | null
  dueAt: Date | null
  takeWarned: number
  resolveWarned: number
  warnAt: Date | null
}> &
  Measures

/** What an entry is about: the event that wrote it, or a fact that came with it. */
export type EntryKind =
  | TransitionEvent
  /** The team that a new ticket goes to. */
  | 'routed'
  /** The priority of a new ticket, where its requester does not choose it. */
  | 'priority'
  /** A recall date given or taken away. */
  | 'recall'
  /** Deadlines given, moved or suspended. */
  | 'deadline'
  /** Why the application gave the ticket to somebody. */
  | 'assignment'
  /** Whoever acted took it back within ten seconds. */
  | 'undo'

/** Ids and values, named by the sentence of an entry or of a mail. */
export type SentenceData = Readonly<Record<string, string | number | boolean | null>>

/** An entry has changes or a body, and a body only in the words of whoever acts. */
export interface NewEntry {
  readonly audience: Audience
  readonly kind: EntryKind
  readonly body?: string
  readonly changes: readonly FieldChange[]
  readonly data: SentenceData
  /** Colleagues named in its body. */
  readonly mentions?: readonly Mention[]
  /** Files named by the event go with this entry. */
  readonly takesAttachments?: boolean
  /** Of the application itself, whoever acts. */
  readonly byApplication?: boolean
}

/** One template to some roles; a person reached by several templates of one act gets the first alone. */
export interface MailOrder {
  readonly template: MailTemplate
  readonly to: readonly MailRole[]
  /** For the role `person`. */
  readonly personId?: string
  /** For the role `mentioned`. */
  readonly personIds?: readonly string[]
  readonly data: SentenceData
}

/** Everything that one event changes, to be written in one transaction under compare-and-set on `version`. */
export interface Decision {
  readonly patch: TicketPatch
  /** State or fields changed: `version` + 1; `public` when a requester may see it. */
  readonly bumps: 'none' | 'team' | 'public'
  /** The author acts as owner or contact, not for the desk. */
  readonly fromRequester: boolean
  readonly entries: readonly NewEntry[]
  readonly addParticipant?: { readonly personId: string; readonly role: 'contact' | 'guest_agent' }
  readonly removeParticipantIds: readonly string[]
  /** Participations that an act ended, and that its undoing gives back. */
  readonly restoreParticipantIds?: readonly string[]
  readonly approval?:
    | { readonly act: 'open' }
    | {
        readonly act: 'approved' | 'refused' | 'expired' | 'withdrawn'
        readonly satisfaction?: number
        readonly comment?: string
      }
  readonly mails: readonly MailOrder[]
  /** Somebody was given the ticket by their turn or their load: written only where nobody else was meanwhile. */
  readonly turn?: Turn
  /** Made or undone with the ticket, and told in the journals of both. */
  readonly link?: LinkOrder
  readonly carries?: ChildInput
  /** Said in a while, unless it is taken back: nothing of it is in the journal until then. */
  readonly holds?: Pick<NewEntry, 'audience' | 'mentions'> & { readonly body: string | null }
  /** It becomes a known incident, is told of otherwise, or is none any more (null). */
  readonly incident?: IncidentWords | null
}
