import type { FollowLevel, MailboxLevel } from '@guichet/contracts/following'
import type { Decision, EntryKind, MailOrder } from './facts.ts'
import type { MailRole, MailTemplate } from './mails.ts'

/** What is told to whoever follows a ticket, after all whom the act itself names: nothing of what only follows from another act. */
export const stepTold = ({ entries }: Pick<Decision, 'entries'>): MailOrder[] =>
  entries.some(({ kind }) => !QUIET.has(kind)) ? [{ template: 'followed', to: ['followers'], data: {} }] : []

const QUIET: ReadonlySet<EntryKind> = new Set<EntryKind>(['deadline', 'move_deadline', 'follow_incident'])

/**
 * Whether somebody who follows so is told what a role of theirs is: by mail, by the portal alone, or not at all. The roles that
 * call one by name, or by an invitation, are nobody's to switch off.
 */
export const reachAs = (role: MailRole, level: FollowLevel): 'mail' | 'portal' | 'none' => {
  if (role === 'team') return level === 'everything' || level === 'creation' ? 'mail' : 'none'
  return (role === 'agent' || role === 'leads') && level === 'nothing' ? 'portal' : 'mail'
}

/** Of the orders of an act, the one that the team's mailbox is sent; none at most levels of most acts. */
export const orderForMailbox = (orders: readonly MailOrder[], level: MailboxLevel): MailOrder | undefined => {
  if (level === 'nothing') return undefined
  const ofTeam = orders.find(
    ({ to, template }) => to.includes('team') && (level === 'everything' || COMES.has(template)),
  )
  return ofTeam ?? (level === 'everything' ? orders.find(({ to }) => to.includes('followers')) : undefined)
}

/** What brings a ticket to a team. */
const COMES: ReadonlySet<MailTemplate> = new Set<MailTemplate>(['new_ticket', 'transferred_team'])
