import { useQuery } from '@tanstack/react-query'
import type { Ticket } from '@guichet/contracts/tickets'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { isInHand, usualDelayQuery } from './queries.ts'

/** What the desk aims at and how long such requests take, in words, while a team has one in hand; else nothing. */
export function UsualDelay({ ticket }: { ticket: Pick<Ticket, 'reference' | 'status'> }) {
  const t = useT()
  const format = useFormat()
  const isAsked = isInHand(ticket)
  const { data } = useQuery({ ...usualDelayQuery(ticket.reference), enabled: isAsked })
  if (!isAsked || data === undefined) return null
  const { seconds, goal } = data
  return (
    <>
      {goal && ` ${t(`states.goal.${goal.unit}`, { count: goal.count })}`}
      {seconds !== null && ` ${format.usualDelay(seconds)}`}
    </>
  )
}
