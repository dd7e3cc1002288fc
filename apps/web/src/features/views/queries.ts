import { queryOptions } from '@tanstack/react-query'
import { countViews, getView, listViews } from '@guichet/contracts/views'
import { call, ProblemError } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

export const viewKeys = { all: ['views'], list: ['views', 'list'] } as const

/** The saved views that one may open. */
export const viewsQuery = queryOptions({
  queryKey: viewKeys.list,
  queryFn: ({ signal }) => call(listViews, { signal, by: 'page' }),
  staleTime: 60_000,
  retry: unlessRefused,
})

/** Under the key of the counts, so that live news refresh them. */
export const viewCountsQuery = queryOptions({
  queryKey: [...ticketKeys.counts, 'views'],
  queryFn: ({ signal }) => call(countViews, { signal, by: 'page' }),
  retry: unlessRefused,
})

export const viewQuery = (id: string) =>
  queryOptions({
    queryKey: [...viewKeys.all, 'one', id],
    queryFn: ({ signal }) => call(getView, { params: { id }, signal, by: 'page' }),
    retry: unlessRefused,
  })

function unlessRefused(failures: number, error: Error): boolean {
  return !(error instanceof ProblemError) && failures < 2
}
