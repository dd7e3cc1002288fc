import type { Ticket } from '@guichet/contracts/tickets'
import type { MessageKey } from '@guichet/i18n/keys'
import type { ReactNode } from 'react'
import { DeskWords } from '../../format/desk-words.tsx'
import { Rich } from '../../format/rich.tsx'
import { useFormat } from '../../format/use-format.ts'
import type { Story } from './story.ts'

export type StateSentenceProps = { ticket: Ticket; story: Story }

/** The state in plain words: who acts, since when, and what comes next. */
export function StateSentence({ ticket, story }: StateSentenceProps) {
  const format = useFormat()
  const since = sinceOf(ticket, story)
  const team = <DeskWords>{ticket.team.label}</DeskWords>
  const values: Record<string, ReactNode> = {
    agent: <b>{ticket.agent ? format.person(ticket.agent) : team}</b>,
    team: <b>{team}</b>,
    requester: <b>{format.person(ticket.requester)}</b>,
    since: format.moment(since),
    day: format.day(ticket.finalAt ?? since),
  }
  return (
    <span>
      <Rich id={sentenceKey(ticket)} values={values} />
      {ticket.status === 'on_hold' && story.recallAt !== undefined && (
        <>
          {' '}
          <Rich id="requests.now.recall" values={{ day: format.day(story.recallAt) }} />
        </>
      )}
      {ticket.reopenUntil !== null && ticket.allowed.includes('reopen') && (
        <>
          {' '}
          <Rich id="requests.now.reopen" values={{ day: format.day(ticket.reopenUntil) }} />
        </>
      )}
    </span>
  )
}

export function sentenceKey(ticket: Pick<Ticket, 'status' | 'standing' | 'closeReason'>): MessageKey {
  const isOwner = ticket.standing === 'owner'
  switch (ticket.status) {
    case 'dispatched':
    case 'assigned':
    case 'on_hold':
    case 'refused':
      return `requests.now.${ticket.status}`
    case 'pending_requester':
      return isOwner || ticket.standing === 'contact' ? 'requests.now.pending' : 'requests.now.pending.other'
    case 'resolved':
      return isOwner ? 'requests.now.resolved' : 'requests.now.resolved.other'
    case 'cancelled':
      return isOwner ? 'requests.now.cancelled' : 'requests.now.cancelled.other'
    case 'closed':
      return closedKey(ticket.closeReason ?? 'agent', isOwner)
  }
}

function closedKey(reason: NonNullable<Ticket['closeReason']>, isOwner: boolean): MessageKey {
  if (reason === 'accepted' || reason === 'requester')
    return isOwner ? `requests.now.closed.${reason}` : `requests.now.closed.${reason}.other`
  return `requests.now.closed.${reason}`
}

function sinceOf(ticket: Ticket, story: Story): string {
  switch (ticket.status) {
    case 'dispatched':
      return story.receivedAt ?? ticket.createdAt
    case 'pending_requester':
      return story.askedAt ?? ticket.updatedAt
    case 'on_hold':
      return story.heldAt ?? ticket.updatedAt
    case 'assigned':
      return story.inChargeSince ?? ticket.takenAt ?? ticket.updatedAt
    case 'resolved':
      return ticket.resolvedAt ?? ticket.updatedAt
    default:
      return ticket.finalAt ?? ticket.updatedAt
  }
}
