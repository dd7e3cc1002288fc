import { queryOptions } from '@tanstack/react-query'
import { getMe } from '@guichet/contracts/me'
import { call } from '../../api.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call(getMe, { signal }),
  staleTime: 60_000,
  retry: false,
})
