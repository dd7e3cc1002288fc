import { queryOptions } from '@tanstack/react-query'
import { listColleagues } from '@guichet/contracts/following'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

/** The others of the ticket's desk side: whom one may mention there. */
export const colleaguesQuery = (reference: string) =>
  queryOptions({
    queryKey: ticketKeys.colleagues(reference),
    queryFn: ({ signal }) => call(listColleagues, { params: { reference }, signal }),
    staleTime: 60_000,
  })
