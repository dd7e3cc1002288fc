import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { lookUp } from '@guichet/contracts/palette'
import { call } from '../../api.ts'

/** What the searches begin with, for the words in hand; what was found before stays in sight meanwhile. */
export const paletteQuery = (q: string) =>
  queryOptions({
    queryKey: ['palette', q],
    queryFn: ({ signal }) => call(lookUp, { query: { q }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  })
