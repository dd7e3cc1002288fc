import { QueryClient } from '@tanstack/react-query'
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

/** So long is worth waiting for. */
const SOON_MS = 400

/** Settles when all of these have, or soon: what comes soon is drawn with the page, what is late does not keep it waiting. */
export const soon = (...asked: readonly unknown[]): Promise<unknown> =>
  Promise.race([Promise.allSettled(asked), new Promise((resolve) => setTimeout(resolve, SOON_MS))])
