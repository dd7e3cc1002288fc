import { useState } from 'react'
import type { TicketSummary } from '@guichet/contracts/tickets'

/**
 * A list that never jumps under the hand: what arrives is counted apart until it is asked for; what is shown keeps its
 * place, with what changed in it.
 */
export function useSteady(key: string, tickets: readonly TicketSummary[] | undefined) {
  const [steady, setSteady] = useState<{ key: string; references: readonly string[] }>({
    key: '',
    references: [],
  })
  const references = tickets?.map(({ reference }) => reference) ?? []
  if (tickets !== undefined && steady.key !== key) setSteady({ key, references })
  const known = new Set(steady.references)
  const byReference = new Map(tickets?.map((ticket) => [ticket.reference, ticket]))
  const isCurrent = steady.key === key
  return {
    shown: isCurrent
      ? steady.references.flatMap((reference) => byReference.get(reference) ?? [])
      : (tickets ?? []),
    arrived: isCurrent ? references.filter((reference) => !known.has(reference)).length : 0,
    show: () => setSteady({ key, references }),
  }
}
