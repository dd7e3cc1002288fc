import type { MailWish } from '@guichet/contracts/me'
import type { MailOrder, MailRole } from '@guichet/domain/facts'
import { passageOf, type Passage } from '@guichet/domain/mail-wishes'

/** The people around a ticket at the moment of an act. */
export interface PeopleAround {
  /** team → its active members, for the team that holds the ticket and the one named by the act */
  readonly teams: Readonly<Record<string, readonly string[]>>
  /** Of the team that holds the ticket; none at a filing, which tells the whole team. */
  readonly leads?: readonly string[]
  /** Heads of the establishment that may read the ticket. */
  readonly heads: readonly string[]
  /** Everybody not disabled → the mails they want; null without an address: the portal alone tells them. */
  readonly reachable: Readonly<Record<string, MailWish | null>>
}

/** Who stands where once the act is done. */
export interface Circle {
  readonly authorId: string | null
  readonly requesterId: string
  readonly contactIds: readonly string[]
  readonly guestIds: readonly string[]
  readonly agentId: string | null
  readonly teamId: string
}

export interface Recipient {
  readonly personId: string
  readonly order: MailOrder
  /** Reached as somebody of the desk, who reads the team's entries too. */
  readonly ofDesk: boolean
  readonly passage: Passage
}

/**
 * Persons for the roles that an act's mails name: each once, by the first order that reaches them, never the author
 * but for their acknowledgement, and nothing of the desk's to somebody who stands on the requester's side.
 */
export function recipientsOf(
  orders: readonly MailOrder[],
  circle: Circle,
  around: PeopleAround,
): Recipient[] {
  const requesterSide = new Set([circle.requesterId, ...circle.contactIds, ...around.heads])
  const found = new Map<string, Recipient>()
  for (const order of orders) {
    for (const role of order.to) {
      for (const personId of personsOf(role, order, circle, around)) {
        const wish = around.reachable[personId]
        if (wish === undefined || found.has(personId)) continue
        if (personId === circle.authorId && order.template !== 'acknowledgement') continue
        const ofDesk = deskRoles.has(role)
        if (ofDesk && requesterSide.has(personId)) continue
        const passage = wish === null ? 'portal' : passageOf(order.template, wish)
        found.set(personId, { personId, order, ofDesk, passage })
      }
    }
  }
  return [...found.values()]
}

const deskRoles = new Set<MailRole>(['agent', 'team', 'leads', 'guests'])

function personsOf(
  role: MailRole,
  order: MailOrder,
  circle: Circle,
  around: PeopleAround,
): readonly string[] {
  switch (role) {
    case 'requester':
      return [circle.requesterId]
    case 'contacts':
      return circle.contactIds
    case 'agent':
      return circle.agentId === null ? [] : [circle.agentId]
    case 'team':
      return around.teams[circle.teamId] ?? []
    case 'leads':
      return around.leads ?? []
    case 'guests':
      return circle.guestIds
    case 'person':
      return order.personId === undefined ? [] : [order.personId]
  }
}
