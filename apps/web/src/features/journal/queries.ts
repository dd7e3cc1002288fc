import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { listJournal, type JournalEntry, type JournalPage } from '@guichet/contracts/journal'
import { call, type CallOptions } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

export type Journal = Pick<JournalPage, 'items' | 'names' | 'logins'>

export type HistoryFilters = Pick<
  NonNullable<CallOptions<typeof listJournal>['query']>,
  'about' | 'authorId' | 'since' | 'until'
>

/** Everything of a ticket's journal that the caller may read, oldest first. */
export const journalQuery = (reference: string) =>
  queryOptions({
    queryKey: ticketKeys.journal(reference),
    queryFn: ({ signal }) => wholeJournal(reference, signal),
  })

/** The same, as it stood at an instant. */
export const pastJournalQuery = (reference: string, until: string) =>
  queryOptions({
    queryKey: [...ticketKeys.journal(reference), 'until', until],
    queryFn: ({ signal }) => wholeJournal(reference, signal, { until }),
    retry: false,
  })

/** What happened to a ticket, newest first, fifty entries at a time; the first page says who wrote any of them. */
export const historyQuery = (reference: string, filters: HistoryFilters) =>
  infiniteQueryOptions({
    queryKey: [...ticketKeys.journal(reference), 'history', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listJournal, {
        params: { reference },
        query: {
          ...filters,
          order: 'newest-first',
          ...(pageParam === '' ? { authors: true } : { cursor: pageParam }),
        },
        signal,
        by: 'page',
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    retry: false,
  })

// The page prints the whole thread, and folds what is old by itself.
async function wholeJournal(
  reference: string,
  signal: AbortSignal,
  filters: HistoryFilters = {},
): Promise<Journal> {
  const items: JournalEntry[] = []
  const names: Record<string, string> = {}
  const logins: Record<string, string> = {}
  let cursor: string | undefined
  do {
    const query = { ...filters, limit: 200, ...(cursor === undefined ? {} : { cursor }) }
    const page = await call(listJournal, { params: { reference }, query, signal, by: 'page' })
    items.push(...page.items)
    Object.assign(names, page.names)
    Object.assign(logins, page.logins)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return { items, names, logins }
}
