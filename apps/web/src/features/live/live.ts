import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { streamEvents, type LiveEvent } from '@guichet/contracts/live'
import { addressOf } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

/** Keeps what is shown true while a page is open; EventSource reconnects and resumes by itself. */
export function useLive(): void {
  const queries = useQueryClient()
  useEffect(() => {
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
    source.addEventListener('ticket.held', waited)
    return () => source.close()
  }, [queries])
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
