import { queryOptions } from '@tanstack/react-query'
import { listHeldEntries, type HeldEntry } from '@guichet/contracts/held-entries'
import { LIMITS } from '@guichet/contracts/limits'
import { call } from '../../api.ts'
import { hereAt } from '../../server-clock.ts'
import { ticketKeys } from '../../ticket-keys.ts'

/** An entry of one's own that has not left, and until when it waits by this machine's clock. */
export type HeldHere = HeldEntry & { until: number }

/** What one said and has not left yet, or could not; looked at again until it has. */
export const heldQuery = queryOptions({
  queryKey: ticketKeys.held,
  queryFn: async ({ signal }): Promise<HeldHere[]> => {
    const { items } = await call(listHeldEntries, { signal, by: 'page' })
    // The server's time is known to the second: never longer than it waits.
    const latest = Date.now() + LIMITS.undoSeconds * 1_000
    return items.map((item) => Object.assign(item, { until: Math.min(hereAt(item.sendsAt), latest) }))
  },
  refetchInterval: ({ state }) => (state.data?.some(isWaiting) ? 1_500 : false),
})

export const isWaiting = ({ state }: HeldEntry): boolean => state === 'waiting'
