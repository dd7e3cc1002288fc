import type { TicketSummary } from '@guichet/contracts/tickets'
import type { MessageKey } from '@guichet/i18n/keys'

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

export type PriorityGroup<Row> = { priority: number; rows: Row[] }

/** The highest first; within each, the order of the list. */
export function byPriority<Row extends Pick<TicketSummary, 'priority'>>(
  tickets: readonly Row[],
): PriorityGroup<Row>[] {
  return [...Map.groupBy(tickets, ({ priority }) => priority ?? usual)]
    .map(([priority, rows]) => ({ priority, rows }))
    .toSorted((a, b) => b.priority - a.priority)
}

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
