import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { countNotifications, listNotifications } from '@guichet/contracts/me'
import { call, type ReplyOf } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

export type Notice = ReplyOf<typeof listNotifications>['items'][number]
export type Unread = ReplyOf<typeof countNotifications>['unread']

/** What was written to the reader, newest first, by pages of fifty. */
export const noticesQuery = infiniteQueryOptions({
  queryKey: [...ticketKeys.notifications, 'list'],
  queryFn: ({ pageParam, signal }) =>
    call(listNotifications, { query: pageParam === '' ? {} : { cursor: pageParam }, signal, by: 'page' }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
})

export const unreadNoticesQuery = queryOptions({
  queryKey: [...ticketKeys.notifications, 'unread'],
  queryFn: ({ signal }) => call(countNotifications, { signal, by: 'page' }),
})
