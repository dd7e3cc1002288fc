import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Filing } from '@guichet/contracts/filing'
import { fileTicket } from '@guichet/contracts/tickets'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

/** Files a request. Sent again under the same key and draft, it is still one request. */
export function useFileTicket() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ filing, key }: { filing: Filing; key: string }) =>
      call(fileTicket, { body: filing, idempotencyKey: key }),
    // Offline, the form says so and sends again by itself: a mutation held in silence would not.
    networkMode: 'always',
    onSuccess: (ticket) => {
      queries.setQueryData(ticketKeys.one(ticket.reference), ticket)
      void queries.invalidateQueries({ queryKey: ticketKeys.lists })
      void queries.invalidateQueries({ queryKey: ticketKeys.counts })
    },
  })
}
