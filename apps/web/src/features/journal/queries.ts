import { queryOptions } from '@tanstack/react-query'
import { listJournal, type JournalEntry, type JournalPage } from '@guichet/contracts/journal'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

export type Journal = Pick<JournalPage, 'items' | 'names'>

/** Everything of a ticket's journal that the caller may read, oldest first. */
export const journalQuery = (reference: string) =>
  queryOptions({
    queryKey: ticketKeys.journal(reference),
    queryFn: ({ signal }) => wholeJournal(reference, signal),
    retry: false,
  })

// The page prints the whole thread, and folds what is old by itself.
async function wholeJournal(reference: string, signal: AbortSignal): Promise<Journal> {
  const items: JournalEntry[] = []
  const names: Record<string, string> = {}
  let cursor: string | undefined
  do {
    const query = { limit: 200, ...(cursor === undefined ? {} : { cursor }) }
    const page = await call(listJournal, { params: { reference }, query, signal, by: 'page' })
    items.push(...page.items)
    Object.assign(names, page.names)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return { items, names }
}
