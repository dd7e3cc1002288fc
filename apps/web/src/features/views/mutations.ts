import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { createView, deleteView, patchView, type ViewInput } from '@guichet/contracts/views'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'
import { viewKeys } from './queries.ts'

/** Saves a new view, or changes the one of this id. */
export function useSaveView(id: string | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ view, key }: { view: ViewInput; key: string }) =>
      id === undefined
        ? call(createView, { body: view, idempotencyKey: key })
        : call(patchView, { params: { id }, body: view }),
    onSuccess: () => askAgain(queries),
  })
}

export function useDeleteView() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(deleteView, { params: { id } }),
    // The page of the view is still in sight: it leaves by itself, and is not asked for what is gone.
    onSuccess: () => queries.invalidateQueries({ queryKey: viewKeys.list }),
  })
}

async function askAgain(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: viewKeys.all }),
    queries.invalidateQueries({ queryKey: ticketKeys.counts }),
    queries.invalidateQueries({ queryKey: ticketKeys.lists }),
  ])
}
