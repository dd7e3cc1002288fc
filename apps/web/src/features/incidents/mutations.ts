import { useMutation, useQueryClient } from '@tanstack/react-query'
import { joinIncident } from '@guichet/contracts/incidents'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

/** « Moi aussi »: the reply is one's own ticket. */
export function useJoinIncident(categoryId: string | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, key }: { id: string; key: string }) =>
      call(joinIncident, {
        params: { id },
        body: categoryId === undefined ? {} : { categoryId },
        idempotencyKey: key,
      }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ticketKeys.lists })
      void queries.invalidateQueries({ queryKey: ticketKeys.counts })
    },
  })
}
