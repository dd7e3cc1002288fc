import { useMutation, useQueryClient } from '@tanstack/react-query'
import * as contract from '@guichet/contracts/tools'
import type { MacroInput, SavedReplyInput } from '@guichet/contracts/tools'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'
import { toolKeys } from './queries.ts'

/** Keeps a new saved reply, or changes the one of this id. */
export function useSaveReply(id: string | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ tool, key }: { tool: SavedReplyInput; key: string }) =>
      id === undefined
        ? call(contract.createSavedReply, { body: tool, idempotencyKey: key })
        : call(contract.patchSavedReply, { params: { id }, body: tool }),
    onSuccess: () => queries.invalidateQueries({ queryKey: toolKeys.all }),
  })
}

/** Keeps a new macro, or changes the one of this id. */
export function useSaveMacro(id: string | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ tool, key }: { tool: MacroInput; key: string }) =>
      id === undefined
        ? call(contract.createMacro, { body: tool, idempotencyKey: key })
        : call(contract.patchMacro, { params: { id }, body: tool }),
    onSuccess: () => queries.invalidateQueries({ queryKey: toolKeys.all }),
  })
}

export function useDeleteTool(kind: 'reply' | 'macro') {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      call(kind === 'reply' ? contract.deleteSavedReply : contract.deleteMacro, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: toolKeys.all }),
  })
}

/** Does all that a macro says on one ticket; the reply is the ticket as the caller now sees it. */
export function useApplyMacro(reference: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ key, ...body }: { macroId: string; text?: string; minutes?: number; key: string }) =>
      call(contract.applyMacro, { params: { reference }, body, idempotencyKey: key }),
    onSettled: () => queries.invalidateQueries({ queryKey: ticketKeys.all }),
  })
}
