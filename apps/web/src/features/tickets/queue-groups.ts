import type { TicketSummary } from '@guichet/contracts/tickets'
import type { ViewGroup } from '@guichet/contracts/view-content'
import type { MessageKey } from '@guichet/i18n/keys'
import { deskStateKey } from '@guichet/i18n/state-key'
import type { Translate } from '@guichet/i18n/translate'

const usual = 3

const priorityKeys: Readonly<Record<number, MessageKey>> = {
  1: 'event.priority.1',
  2: 'event.priority.2',
  3: 'event.priority.3',
  4: 'event.priority.4',
  5: 'event.priority.5',
}

/** A priority in words; somebody else's, which is not told, reads as usual. */
export const priorityKey = (priority: number = usual): MessageKey =>
  priorityKeys[priority] ?? 'event.priority.3'

export type QueueGroup = { key: string; title: string; rows: TicketSummary[] }

/** The rows under their headings, each in the order of the list; one group of no title where nothing is grouped. */
export function groupedBy(group: ViewGroup, tickets: readonly TicketSummary[], t: Translate): QueueGroup[] {
  if (group === 'none') return [{ key: 'all', title: '', rows: [...tickets] }]
  const groups = [...Map.groupBy(tickets, (ticket) => headings[group](ticket, t))].map(([title, rows]) => ({
    key: title,
    title,
    rows,
  }))
  // A row that changed keeps its place in the list, and still stands under its heading.
  return group === 'priority' ? groups.toSorted((a, b) => priorityIn(b) - priorityIn(a)) : groups
}

const priorityIn = ({ rows }: QueueGroup): number => rows[0]?.priority ?? usual

/** What each row stands under. */
const headings: Readonly<
  Record<Exclude<ViewGroup, 'none'>, (ticket: TicketSummary, t: Translate) => string>
> = {
  priority: ({ priority }, t) => capital(t(priorityKey(priority))),
  status: (ticket, t) => t(deskStateKey(ticket)),
  agent: ({ agent }, t) => agent?.name ?? capital(t('desk.nobody')),
  team: ({ team }) => team.label,
  category: ({ category }) => category.path.join(' › '),
}

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
