import { useMutation, useQueryClient } from '@tanstack/react-query'
import { splitEntry } from '@guichet/contracts/links'
import { call, type CallOptions } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

export type Split = NonNullable<CallOptions<typeof splitEntry>['body']>

/** Makes a ticket of one entry; the reply is its reference. */
export function useSplit(reference: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ split, key }: { split: Split; key: string }) =>
      call(splitEntry, { params: { reference }, body: split, idempotencyKey: key }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ticketKeys.one(reference) })
      void queries.invalidateQueries({ queryKey: ticketKeys.journal(reference) })
      void queries.invalidateQueries({ queryKey: ticketKeys.lists })
    },
  })
}
