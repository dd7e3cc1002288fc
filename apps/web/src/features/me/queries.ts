import { queryOptions } from '@tanstack/react-query'
import { getMe } from '@guichet/contracts/me'
import { call } from '../../api.ts'
import { noticeSession } from '../../session.ts'

/** Who is signed in; the answer is also heard by the browser's other tabs. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await call(getMe, { signal })
    noticeSession(me.id)
    return me
  },
  staleTime: 60_000,
  retry: false,
})
