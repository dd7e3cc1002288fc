import { useMutation, useQueryClient } from '@tanstack/react-query'
import { addEntry } from '@guichet/contracts/journal'
import { call, type CallOptions } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

export type NewEntry = NonNullable<CallOptions<typeof addEntry>['body']>

/** Writes in the journal; on a ticket that waits for its requester, their entry answers it. */
export function useAddEntry(reference: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ entry, key }: { entry: NewEntry; key: string }) =>
      call(addEntry, { params: { reference }, body: entry, idempotencyKey: key }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ticketKeys.journal(reference) })
      void queries.invalidateQueries({ queryKey: ticketKeys.one(reference) })
      void queries.invalidateQueries({ queryKey: ticketKeys.lists })
      void queries.invalidateQueries({ queryKey: ticketKeys.counts })
    },
  })
}
