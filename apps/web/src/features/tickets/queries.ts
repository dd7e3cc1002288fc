import { queryOptions } from '@tanstack/react-query'
import {
  countTickets,
  getPastTicket,
  getTicket,
  getUsualDelay,
  listBookmarks,
  listHistory,
  listTickets,
  type Ticket,
} from '@guichet/contracts/tickets'
import { call, ProblemError, type CallOptions } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

export type TicketFilters = NonNullable<CallOptions<typeof listTickets>['query']>

export const ticketQuery = (reference: string) =>
  queryOptions({
    queryKey: ticketKeys.one(reference),
    queryFn: ({ signal }) => call(getTicket, { params: { reference }, signal, by: 'page' }),
    retry: unlessRefused,
  })

/** As it was at an instant; it never moves again. */
export const pastTicketQuery = (reference: string, at: string) =>
  queryOptions({
    queryKey: [...ticketKeys.one(reference), 'past', at],
    queryFn: ({ signal }) =>
      call(getPastTicket, { params: { reference }, query: { at }, signal, by: 'page' }),
    retry: unlessRefused,
  })

/** A team has it, or is about to: the time it may take means something. */
export const isInHand = ({ status }: Pick<Ticket, 'status'>): boolean =>
  status === 'dispatched' || status === 'assigned'

/** It moves from one day to the next, not while a page is read. */
export const usualDelayQuery = (reference: string) =>
  queryOptions({
    queryKey: ['usual-delay', reference],
    queryFn: ({ signal }) => call(getUsualDelay, { params: { reference }, signal, by: 'page' }),
    staleTime: 3_600_000,
    retry: unlessRefused,
  })

export const ticketsQuery = (filters: TicketFilters) =>
  queryOptions({
    queryKey: [...ticketKeys.lists, filters],
    queryFn: ({ signal }) => call(listTickets, { query: filters, signal, by: 'page' }),
    retry: unlessRefused,
  })

export const countsQuery = queryOptions({
  queryKey: ticketKeys.counts,
  queryFn: ({ signal }) => call(countTickets, { signal, by: 'page' }),
  retry: unlessRefused,
})

/** Tickets kept at hand, or lately read. */
export const keptQuery = (kept: 'bookmarks' | 'history', cursor?: string) =>
  queryOptions({
    queryKey: [...ticketKeys.lists, kept, cursor],
    queryFn: ({ signal }) =>
      call(kept === 'bookmarks' ? listBookmarks : listHistory, {
        query: cursor === undefined ? {} : { cursor },
        signal,
        by: 'page',
      }),
    retry: unlessRefused,
  })

// A refusal is an answer: asking again would get the same one.
function unlessRefused(failures: number, error: Error): boolean {
  return !(error instanceof ProblemError) && failures < 2
}
