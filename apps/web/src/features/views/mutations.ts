import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { createView, deleteView, patchView, type ViewInput } from '@guichet/contracts/views'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'
import { viewKeys } from './queries.ts'

/** Saves a new view, or changes the one of this id. */
export function useSaveView(id: string | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ view, key, version }: { view: ViewInput; key: string; version?: number }) =>
      id === undefined
        ? call(createView, { body: view, idempotencyKey: key })
        : call(patchView, { params: { id }, body: view, ...(version !== undefined && { ifMatch: version }) }),
    onSettled: () => askAgain(queries),
  })
}

export function useDeleteView() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      call(deleteView, { params: { id }, ifMatch: version }),
    // The page of the view is still in sight: it leaves by itself, and is not asked for what is gone.
    onSuccess: () => queries.invalidateQueries({ queryKey: viewKeys.list }),
    // Refused, maybe since somebody changed it: what they saved is shown.
    onError: () => queries.invalidateQueries({ queryKey: viewKeys.all }),
  })
}

async function askAgain(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: viewKeys.all }),
    queries.invalidateQueries({ queryKey: ticketKeys.counts }),
    queries.invalidateQueries({ queryKey: ticketKeys.lists }),
  ])
}
