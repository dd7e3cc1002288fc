import { infiniteQueryOptions } from '@tanstack/react-query'
import { listTickets } from '@guichet/contracts/tickets'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'
import type { TicketFilters } from './queries.ts'

/** A queue by pages of fifty, each after the last ticket of the one before; the first says how many there are. */
export const queueQuery = (filters: TicketFilters) =>
  infiniteQueryOptions({
    queryKey: [...ticketKeys.lists, 'queue', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listTickets, {
        query: { ...filters, ...(pageParam === '' ? { total: true } : { cursor: pageParam }) },
        signal,
        by: 'page',
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
