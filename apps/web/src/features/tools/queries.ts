import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fillInBulk } from '@guichet/contracts/bulk'
import { fillMacro, fillSavedReply, listMacros, listSavedReplies } from '@guichet/contracts/tools'
import { call } from '../../api.ts'

export const toolKeys = {
  all: ['tools'],
  replies: ['tools', 'replies'],
  macros: ['tools', 'macros'],
} as const

/** The saved replies that one may use. */
export const savedRepliesQuery = queryOptions({
  queryKey: toolKeys.replies,
  queryFn: ({ signal }) => call(listSavedReplies, { signal, by: 'page' }),
  staleTime: 60_000,
})

/** The macros that one may use. */
export const macrosQuery = queryOptions({
  queryKey: toolKeys.macros,
  queryFn: ({ signal }) => call(listMacros, { signal, by: 'page' }),
  staleTime: 60_000,
})

/** One of their texts, filled from a ticket as it is now. */
export const filledQuery = (kind: 'reply' | 'macro', reference: string, id: string) =>
  queryOptions({
    queryKey: [...toolKeys.all, 'filled', kind, reference, id],
    queryFn: ({ signal }) =>
      call(kind === 'reply' ? fillSavedReply : fillMacro, { params: { reference, id }, signal, by: 'page' }),
    enabled: id !== '',
    retry: false,
  })

/** The same words filled from each of these tickets; while one types, what they were a moment ago. */
export const filledInBulkQuery = (references: readonly string[], text: string) =>
  queryOptions({
    queryKey: [...toolKeys.all, 'filled in bulk', references, text],
    queryFn: ({ signal }) =>
      call(fillInBulk, { body: { references: [...references], text }, signal, by: 'page' }),
    placeholderData: keepPreviousData,
    retry: false,
  })
