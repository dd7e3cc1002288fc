import { queryOptions } from '@tanstack/react-query'
import { listIncidents } from '@guichet/contracts/incidents'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

/** Known incidents that concern the reader: of one topic, or of all. Told anew with any list of tickets. */
export const incidentsQuery = (categoryId?: string) =>
  queryOptions({
    queryKey: [...ticketKeys.lists, 'incidents', categoryId],
    queryFn: ({ signal }) =>
      call(listIncidents, { query: categoryId === undefined ? {} : { categoryId }, signal, by: 'page' }),
    staleTime: 30_000,
    retry: false,
  })
