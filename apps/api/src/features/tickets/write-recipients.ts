import type { FollowLevel, MailboxLevel } from '@guichet/contracts/following'
import type { MailWish } from '@guichet/contracts/me'
import type { MailOrder } from '@guichet/domain/facts'
import type { MailRole } from '@guichet/domain/mails'
import { orderForMailbox, reachAs } from '@guichet/domain/following'
import { passageOf, type Passage } from '@guichet/domain/mail-wishes'

/** The people around a ticket at the moment of an act. */
export interface PeopleAround {
  /** team → its active members, for the team that holds the ticket and the one named by the act */
  readonly teams: Readonly<Record<string, readonly string[]>>
  /** team → member → what they chose to be told, where it is not what comes to the team */
  readonly levels?: Readonly<Record<string, Readonly<Record<string, FollowLevel>>>>
  /** team → what its mailbox is told, and the people whose own address it is */
  readonly mailboxes?: Readonly<
    Record<string, { readonly level: MailboxLevel; readonly personIds: readonly string[] }>
  >
  /** Those who watch the ticket, whether they may still read it or not. */
  readonly watchers?: readonly string[]
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
  const requesterSide = requesterSideOf(circle, around)
  const found = new Map<string, Recipient>()
  for (const order of orders) {
    for (const role of order.to) {
      for (const personId of personsOf(role, order, circle, around)) {
        const wish = around.reachable[personId]
        if (wish === undefined || found.has(personId)) continue
        if (personId === circle.authorId && order.template !== 'acknowledgement') continue
        const ofDesk = deskRoles.has(role)
        if (ofDesk && requesterSide.has(personId)) continue
        const reach = reachAs(role, levelOf(personId, circle, around))
        if (reach === 'none') continue
        const passage = wish === null || reach === 'portal' ? 'portal' : passageOf(order.template, wish)
        found.set(personId, { personId, order, ofDesk, passage })
      }
    }
  }
  return [...found.values()]
}

/**
 * The order that the holding team's mailbox is sent; none where its address is somebody's who is written to already, who acts,
 * or who stands on the requester's side.
 */
export function mailboxOrder(
  orders: readonly MailOrder[],
  circle: Circle,
  around: PeopleAround,
  told: readonly Recipient[],
): MailOrder | undefined {
  const mailbox = around.mailboxes?.[circle.teamId]
  if (mailbox === undefined) return undefined
  const others = requesterSideOf(circle, around)
  for (const { personId, passage } of told) if (passage !== 'portal') others.add(personId)
  if (mailbox.personIds.some((id) => id === circle.authorId || others.has(id))) return undefined
  return orderForMailbox(orders, mailbox.level)
}

const requesterSideOf = (circle: Circle, around: PeopleAround): Set<string> =>
  new Set([circle.requesterId, ...circle.contactIds, ...around.heads])

const levelOf = (personId: string, { teamId }: Circle, { levels }: PeopleAround): FollowLevel =>
  levels?.[teamId]?.[personId] ?? 'creation'

/** Who asked for each step, of this ticket or of all of its team, and may read it now. */
function followersOf(circle: Circle, { teams, levels, watchers = [] }: PeopleAround): readonly string[] {
  const members = teams[circle.teamId] ?? []
  const watching = watchers.filter((id) => members.includes(id) || circle.guestIds.includes(id))
  const wholeTeam = Object.entries(levels?.[circle.teamId] ?? {})
  return [...watching, ...wholeTeam.flatMap(([id, level]) => (level === 'everything' ? [id] : []))]
}

const deskRoles = new Set<MailRole>(['agent', 'team', 'leads', 'guests', 'mentioned', 'followers'])

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
    case 'mentioned':
      return order.personIds ?? []
    case 'followers':
      return followersOf(circle, around)
    case 'person':
      return order.personId === undefined ? [] : [order.personId]
  }
}
