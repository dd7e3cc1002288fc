import { queryOptions } from '@tanstack/react-query'
import { listTeams, searchPeople } from '@guichet/contracts/people'
import { call } from '../../api.ts'

/** Three characters at least; `agents`: members of a team alone. */
export const peopleQuery = (q: string, agents = false) =>
  queryOptions({
    queryKey: ['people', q, agents],
    queryFn: ({ signal }) => call(searchPeople, { query: agents ? { q, agents } : { q }, signal }),
    enabled: q.trim().length >= 3,
    retry: false,
  })

/** The teams a ticket may go to, and the colleagues of one's own. */
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => call(listTeams, { signal, by: 'page' }),
  staleTime: 60_000,
})
