import { QueryClient } from '@tanstack/react-query'

/** What the page knows of the server; loaders fill it before a page is drawn. */
export const queries = new QueryClient({
  // Without a network a call fails at once and the page says so; by default it would wait in silence.
  defaultOptions: {
    queries: { staleTime: 10_000, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})
