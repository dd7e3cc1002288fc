import { queryOptions } from '@tanstack/react-query'
import { listNotifications, listSessions, listTokens } from '@guichet/contracts/me'
import { call, type ReplyOf } from '../../api.ts'

export type Session = ReplyOf<typeof listSessions>['items'][number]
export type Token = ReplyOf<typeof listTokens>['items'][number]
export type Notice = ReplyOf<typeof listNotifications>['items'][number]

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => call(listSessions, { signal }),
})

export const tokensQuery = queryOptions({
  queryKey: ['me', 'tokens'],
  queryFn: ({ signal }) => call(listTokens, { signal }),
})

export const noticesQuery = (cursor: string | null) =>
  queryOptions({
    queryKey: ['me', 'notifications', cursor],
    queryFn: ({ signal }) =>
      call(listNotifications, { query: { limit: '20', ...(cursor === null ? {} : { cursor }) }, signal }),
  })
