import { useEffect, useRef } from 'react'
import type { Ticket } from '@guichet/contracts/tickets'
import { useReading } from '../../../features/tickets/mutations.ts'
import { useT } from '../../../reader.tsx'
import { announce } from '../../../ui/announce.tsx'
import type { Newest } from './composer.tsx'

/** What was read is marked so, and what arrives is said politely, without moving the focus. */
export function useArrival(ticket: Ticket, newest: Newest): void {
  const t = useT()
  const { mutate } = useReading(ticket.reference)
  const { id, name } = newest ?? {}
  const seen = useRef<string>(undefined)
  useEffect(() => {
    mutate()
  }, [mutate, ticket.teamUpdatedAt, id])
  useEffect(() => {
    if (id === undefined || seen.current === id) return
    if (seen.current !== undefined && name !== undefined) announce(t('requests.news', { name }))
    seen.current = id
  }, [id, name, t])
}
