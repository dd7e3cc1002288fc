import { useMutation, useQueryClient } from '@tanstack/react-query'
import { deleteHeldEntry, holdEntry, takeBackEntry } from '@guichet/contracts/held-entries'
import { call, type CallOptions } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'
import { tookBack } from './taken-back.ts'

export type NewEntry = NonNullable<CallOptions<typeof holdEntry>['body']>

/** Says it in ten seconds, unless one takes it back. */
export function useHoldEntry(reference: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ entry, key }: { entry: NewEntry; key: string }) =>
      call(holdEntry, { params: { reference }, body: entry, idempotencyKey: key }),
    onSettled: () => queries.invalidateQueries({ queryKey: ticketKeys.held }),
  })
}

/** Takes back what has not left: the server keeps it as a draft, which goes where its ticket is answered. */
export function useTakeBack() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(takeBackEntry, { params: { id }, idempotencyKey: `take-back-${id}` }),
    onSuccess: (draft) => tookBack(draft.content.reference ?? '', draft),
    onSettled: () => queries.invalidateQueries({ queryKey: ticketKeys.held }),
  })
}

/** Throws away what could not leave. */
export function useThrowHeld() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(deleteHeldEntry, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ticketKeys.held }),
  })
}
