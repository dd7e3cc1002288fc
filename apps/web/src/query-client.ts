import { QueryClient, type Query } from '@tanstack/react-query'
import { NetworkError } from './api.ts'

/** What the page knows of the server; loaders fill it before a page is drawn. */
export const queries = new QueryClient({
  // Without a network a call fails at once and the page says so; by default it would wait in silence.
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      networkMode: 'always',
      // A refusal would be the same a second time; a cut may be over.
      retry: (times, error) => error instanceof NetworkError && times < 2,
    },
    mutations: { networkMode: 'always' },
  },
})

/**
 * What was asked for the first time when it was said to have changed: its answer may be older than the change, and TanStack,
 * which asks anew whatever it has an answer to already, keeps it.
 */
const overtaken = new WeakSet<Query>()
queries.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated') return
  const { query, action } = event
  const { fetchStatus, data } = query.state
  if (action.type === 'invalidate' && fetchStatus === 'fetching' && data === undefined) overtaken.add(query)
  if (action.type === 'success' && overtaken.delete(query))
    void queries.invalidateQueries({ queryKey: query.queryKey, exact: true })
})

/** So long is worth waiting for. */
const SOON_MS = 400

/** Settles when all of these have, or soon: what comes soon is drawn with the page, what is late does not keep it waiting. */
export const soon = (...asked: readonly unknown[]): Promise<unknown> =>
  Promise.race([Promise.allSettled(asked), new Promise((resolve) => setTimeout(resolve, SOON_MS))])
