import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  applyMacro,
  createMacro,
  createSavedReply,
  deleteMacro,
  deleteSavedReply,
  patchMacro,
  patchSavedReply,
} from '@guichet/contracts/tools'
import type { MacroInput, SavedReplyInput } from '@guichet/contracts/tools'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'
import { toolKeys } from './queries.ts'

/** Keeps a new saved reply, or changes the one of this id. */
export function useSaveReply(id: string | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ tool, key, version }: { tool: SavedReplyInput; key: string; version?: number }) =>
      id === undefined
        ? call(createSavedReply, { body: tool, idempotencyKey: key })
        : call(patchSavedReply, {
            params: { id },
            body: tool,
            ...(version !== undefined && { ifMatch: version }),
          }),
    onSettled: () => queries.invalidateQueries({ queryKey: toolKeys.all }),
  })
}

/** Keeps a new macro, or changes the one of this id. */
export function useSaveMacro(id: string | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ tool, key, version }: { tool: MacroInput; key: string; version?: number }) =>
      id === undefined
        ? call(createMacro, { body: tool, idempotencyKey: key })
        : call(patchMacro, {
            params: { id },
            body: tool,
            ...(version !== undefined && { ifMatch: version }),
          }),
    onSettled: () => queries.invalidateQueries({ queryKey: toolKeys.all }),
  })
}

export function useDeleteTool(kind: 'reply' | 'macro') {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      call(kind === 'reply' ? deleteSavedReply : deleteMacro, {
        params: { id },
        ifMatch: version,
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: toolKeys.all }),
  })
}

/** Does all that a macro says on one ticket; the reply is the ticket as the caller now sees it. */
export function useApplyMacro(reference: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ key, ...body }: { macroId: string; text?: string; minutes?: number; key: string }) =>
      call(applyMacro, { params: { reference }, body, idempotencyKey: key }),
    onSettled: () => queries.invalidateQueries({ queryKey: ticketKeys.all }),
  })
}
