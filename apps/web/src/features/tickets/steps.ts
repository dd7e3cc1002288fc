import type { Ticket } from '@guichet/contracts/tickets'
import type { Translate } from '@guichet/i18n/translate'
import type { useFormat } from '../../format/use-format.ts'
import type { Step } from '../../ui/status-steps.tsx'
import { stateKey } from '@guichet/i18n/state-key'
import type { Story } from './story.ts'
import { turnOf } from './turn.ts'

type Said = { t: Translate; format: ReturnType<typeof useFormat> }
type Named = Omit<Step, 'at'>

/** How far a request is: what was done, the one present step, what comes next. */
export function stepsOf(ticket: Ticket, story: Story, said: Said): Step[] {
  const { past, now, next } = pathOf(ticket, story, said)
  return [
    ...past.map((step) => stepAt(step, 'done')),
    stepAt(now, 'now'),
    ...next.map((step) => stepAt(step, 'next')),
  ]
}

const stepAt = (step: Named, at: Step['at']): Step => ({ ...step, at })

type Path = { past: Named[]; now: Named; next: Named[] }

function pathOf(ticket: Ticket, story: Story, { t, format }: Said): Path {
  const on = (label: string, at: string | null | undefined): Named =>
    at ? { label, detail: format.date(at) } : { label }
  const sent = on(t('requests.step.sent'), ticket.createdAt)
  const by = ticket.agent ? { detail: t('requests.step.by', { name: format.person(ticket.agent) }) } : {}
  const taken = { label: t('requests.step.taken'), ...by }
  const resolved = { label: t('requests.step.resolved') }
  const state = t(stateKey(ticket))
  const begun = ticket.takenAt === null ? [sent] : [sent, taken]
  const answered = on(t('requests.step.answered'), story.answeredAt)
  const told = story.answeredAt === undefined ? begun : [...begun, answered]

  switch (ticket.status) {
    case 'dispatched':
      if (ticket.takenAt !== null) return { past: begun, now: on(state, story.receivedAt), next: [resolved] }
      return { past: [], now: sent, next: [{ label: t('requests.step.taken') }, resolved] }
    case 'assigned':
      return { ...workOf(told, on(t('requests.step.reopened'), story.reopenedAt), story), next: [resolved] }
    case 'pending_requester': {
      const isMine = turnOf(ticket) === 'answer'
      const label = t(isMine ? 'requests.step.awaited' : 'requests.step.awaited.other')
      const since = story.askedAt
      const detail =
        since === undefined ? {} : { detail: t('requests.since', { since: format.shortMoment(since) }) }
      return { past: begun, now: { label, ...detail }, next: [resolved] }
    }
    case 'on_hold':
      return { past: told, now: on(state, story.heldAt), next: [resolved] }
    case 'resolved': {
      const isMine = turnOf(ticket) === 'decide'
      return {
        past: told,
        now: isMine ? { ...resolved, detail: t('requests.step.accord') } : resolved,
        next: [],
      }
    }
    case 'closed':
    case 'cancelled':
    case 'refused': {
      const solved = ticket.resolvedAt === null ? [] : [on(t('requests.step.resolved'), ticket.resolvedAt)]
      return { past: [...told, ...solved], now: on(state, ticket.finalAt), next: [] }
    }
  }
}

// In work: the present step is the last thing that put it there.
function workOf(told: Named[], reopened: Named, story: Story): Pick<Path, 'past' | 'now'> {
  const path = isAfter(story.reopenedAt, story.answeredAt) ? [...told, reopened] : told
  return { past: path.slice(0, -1), now: path.at(-1) ?? reopened }
}

function isAfter(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && (other === undefined || Date.parse(one) >= Date.parse(other))
}
