import { queryOptions } from '@tanstack/react-query'
import { getDesk } from '@guichet/contracts/desk'
import { call } from '../../api.ts'

/** The desk's preset, settings and brand: what a page needs before anybody signs in. */
export const deskQuery = queryOptions({
  queryKey: ['desk'],
  queryFn: ({ signal }) => call(getDesk, { signal, by: 'page' }),
  staleTime: Infinity,
})
