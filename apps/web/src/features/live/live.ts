import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { streamEvents, type LiveEvent } from '@guichet/contracts/live'
import { addressOf } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

const PULSE_MS = 20_000
/** A tab that nobody looks at wakes once a minute at most: more than this was sleep. */
const ASLEEP_MS = 180_000

/** Keeps what is shown true while a page is open. */
export function useLive(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const leaving = new AbortController()
    keepTrue(queries, leaving.signal)
    return () => leaving.abort()
  }, [queries])
}

/**
 * Asks again for what moved, until `leaving`. EventSource reconnects and resumes by itself, but gives up where it is refused,
 * as while the desk is upgraded, and may not see that its line died while the machine slept: a new one is then opened.
 */
export function keepTrue(queries: QueryClient, leaving: AbortSignal): void {
  if (leaving.aborted) return
  let source = listen(queries)
  let awake = Date.now()
  const pulse = setInterval(() => {
    const slept = Date.now() - awake > ASLEEP_MS
    awake = Date.now()
    if (source.readyState !== EventSource.CLOSED && !slept) return
    source.close()
    source = listen(queries)
    // What was missed is not known: all is asked again.
    source.addEventListener('open', () => refresh(queries, {}), { once: true })
  }, PULSE_MS)
  leaving.addEventListener('abort', () => {
    clearInterval(pulse)
    source.close()
  })
}

function listen(queries: QueryClient): EventSource {
  const source = new EventSource(addressOf(streamEvents))
  const heard = (message: MessageEvent<string>) => refresh(queries, parse(message.data))
  const moved = (message: MessageEvent<string>) => {
    const { reference = '' } = parse(message.data)
    void queries.invalidateQueries({ queryKey: ticketKeys.presence(reference) })
  }
  const waited = () => void queries.invalidateQueries({ queryKey: ticketKeys.held })
  for (const type of ['ticket.filed', 'ticket.changed', 'ticket.entry', 'reset'])
    source.addEventListener(type, heard)
  source.addEventListener('ticket.presence', moved)
  // Who came between this page's first question and its listening: said once, it would be missed for a while.
  source.addEventListener('open', () => void queries.invalidateQueries({ queryKey: ticketKeys.presences }))
  source.addEventListener('ticket.held', waited)
  return source
}

function refresh(queries: QueryClient, { reference }: Pick<LiveEvent, 'reference'>): void {
  if (reference === undefined) {
    void queries.invalidateQueries({ queryKey: ticketKeys.all })
    return
  }
  for (const queryKey of [
    ticketKeys.lists,
    ticketKeys.counts,
    ticketKeys.notifications,
    ticketKeys.held,
    ticketKeys.one(reference),
    ticketKeys.journal(reference),
  ]) {
    void queries.invalidateQueries({ queryKey })
  }
}

const parse = (text: string): Pick<LiveEvent, 'reference'> => {
  const event: unknown = JSON.parse(text)
  const reference =
    typeof event === 'object' && event !== null && 'reference' in event ? event.reference : undefined
  return typeof reference === 'string' ? { reference } : {}
}
