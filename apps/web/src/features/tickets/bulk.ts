import { useMutation, useQueryClient } from '@tanstack/react-query'
import { actInBulk, undoBulk, undoLastAct, type BulkAction } from '@guichet/contracts/bulk'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'
import { noMore } from './undoable.ts'

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

/** Takes back one's own last act on a ticket: done or refused, there is nothing more to take back. */
export function useUndoLastAct(reference: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call(undoLastAct, { params: { reference } }),
    onSettled: () => {
      noMore()
      return queries.invalidateQueries({ queryKey: ticketKeys.all })
    },
  })
}
