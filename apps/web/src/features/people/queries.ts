import { queryOptions } from '@tanstack/react-query'
import { searchPeople } from '@guichet/contracts/people'
import { call } from '../../api.ts'

/** Three characters at least. */
export const peopleQuery = (q: string) =>
  queryOptions({
    queryKey: ['people', q],
    queryFn: ({ signal }) => call(searchPeople, { query: { q }, signal }),
    enabled: q.trim().length >= 3,
    retry: false,
  })
