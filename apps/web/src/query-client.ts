import { QueryClient } from '@tanstack/react-query'

/** What the page knows of the server; loaders fill it before a page is drawn. */
export const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 10_000 } },
})
