import { useQuery } from '@tanstack/react-query'
import type { Ticket } from '@guichet/contracts/tickets'
import { useFormat } from '../../format/use-format.ts'
import { usualDelayQuery } from './queries.ts'

/** How long such requests take, in words, while a team has one in hand; nothing where too few ended to say. */
export function UsualDelay({ ticket }: { ticket: Pick<Ticket, 'reference' | 'status'> }) {
  const format = useFormat()
  const isInHand = ticket.status === 'dispatched' || ticket.status === 'assigned'
  const { data } = useQuery({ ...usualDelayQuery(ticket.reference), enabled: isInHand })
  const seconds = data?.seconds ?? null
  return isInHand && seconds !== null && <> {format.usualDelay(seconds)}</>
}
