import { queryOptions } from '@tanstack/react-query'
import { listLinks } from '@guichet/contracts/links'
import { listTickets } from '@guichet/contracts/tickets'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

/** What a ticket is linked to, of what the reader may read, and the known incident that it is. */
export const linksQuery = (reference: string) =>
  queryOptions({
    queryKey: ticketKeys.links(reference),
    queryFn: ({ signal }) => call(listLinks, { params: { reference }, signal, by: 'page' }),
  })

/** Tickets that the reader may read, by reference or words. */
export const foundTicketsQuery = (text: string) =>
  queryOptions({
    queryKey: [...ticketKeys.lists, 'to-link', text],
    queryFn: ({ signal }) =>
      call(listTickets, { query: { view: 'all', q: text, limit: '9' }, signal, by: 'page' }),
    enabled: text !== '',
  })
