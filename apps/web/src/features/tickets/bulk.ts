import { useMutation, useQueryClient } from '@tanstack/react-query'
import { actInBulk, undoBulk, type BulkAction } from '@guichet/contracts/bulk'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

/** One act on many tickets: one result each, and the way back for ten seconds. */
export function useActInBulk() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({
      references,
      action,
      key,
    }: {
      references: readonly string[]
      action: BulkAction
      key: string
    }) => call(actInBulk, { body: { references: [...references], action }, idempotencyKey: key }),
    onSettled: () => queries.invalidateQueries({ queryKey: ticketKeys.all }),
  })
}

export function useUndoBulk() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, key }: { id: string; key: string }) =>
      call(undoBulk, { params: { id }, idempotencyKey: key }),
    onSettled: () => queries.invalidateQueries({ queryKey: ticketKeys.all }),
  })
}
