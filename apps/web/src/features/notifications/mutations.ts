import { useMutation, useQueryClient } from '@tanstack/react-query'
import { readNotifications } from '@guichet/contracts/me'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

/** Says that everything up to this notification was read: what came since stays new. */
export function useReadNotices() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (until: string) => call(readNotifications, { body: { until } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ticketKeys.notifications }),
  })
}
