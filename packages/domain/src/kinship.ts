import type { Audience, TransitionInput } from '@guichet/contracts/lifecycle'
import type { LinkKind, Relation } from '@guichet/contracts/relations'

/** A ticket named beside the one that is acted on. */
export interface OtherTicket {
  readonly id: string
  readonly reference: string
  /** Of the same requester. */
  readonly ofRequester: boolean
  readonly isFinal: boolean
  /** What links it to this one already. */
  readonly linked: LinkKind | null
  /** Families are two generations: a child has no children, a parent no parent. */
  readonly isChild: boolean
  /** Or may have: it is a known incident. */
  readonly hasChildren: boolean
  /** The same of the ticket that is acted on. */
  readonly thisIsChild: boolean
  readonly thisHasChildren: boolean
}

export interface LinkFact {
  readonly relation: Relation
  readonly other: { readonly id: string; readonly reference: string }
}

/** A link made or undone: `relation` is what the ticket that is acted on says of the other. */
export interface LinkOrder extends LinkFact {
  readonly act: 'add' | 'remove'
  /** Written only while the other ticket stands as it was read. */
  readonly otherVersion?: number
  /** Who may read of it in both journals, of those who may read both tickets. */
  readonly audience: Audience
}

/** What is asked of each child of an incident, each in its own time. */
export type ChildInput =
  | { readonly event: 'follow_incident'; readonly teamId: string; readonly agentId: string | null }
  | Extract<TransitionInput, { event: 'resolve' | 'comment' }>

/** What people are told of a known incident, and where. */
export interface IncidentWords {
  readonly title: string
  readonly text: string
  readonly categoryIds: readonly string[]
  readonly establishmentIds: readonly string[]
}

/** Where a known incident is to be told. */
export interface IncidentPlaces {
  /** How many of the topics and establishments that it names there are. */
  readonly categories: number
  readonly establishments: number
  /** Its ticket is a child: it can have none. */
  readonly isChild: boolean
}
