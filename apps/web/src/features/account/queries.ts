import { queryOptions } from '@tanstack/react-query'
import { getAbsence } from '@guichet/contracts/assignment'
import { listSessions, listTokens } from '@guichet/contracts/me'
import { call, type ReplyOf } from '../../api.ts'

export type Session = ReplyOf<typeof listSessions>['items'][number]
export type Token = ReplyOf<typeof listTokens>['items'][number]

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => call(listSessions, { signal }),
})

export const tokensQuery = queryOptions({
  queryKey: ['me', 'tokens'],
  queryFn: ({ signal }) => call(listTokens, { signal }),
})

export const absenceQuery = queryOptions({
  queryKey: ['me', 'absence'],
  queryFn: ({ signal }) => call(getAbsence, { signal }),
})
