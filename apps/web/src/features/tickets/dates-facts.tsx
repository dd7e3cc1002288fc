import type { PastTicket } from '@guichet/contracts/tickets'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Facts } from '../../ui/facts.tsx'

export type DatesFactsProps = {
  /** The ticket, as it is or as it was. */
  of: Pick<
    PastTicket,
    'createdAt' | 'takenAt' | 'takeDueAt' | 'resolveDueAt' | 'recallAt' | 'resolvedAt' | 'finalAt'
  >
  /** When its closing by the clock is announced, and when it comes. */
  announceAt: string | null | undefined
  closeAt?: string | null | undefined
}

/** When things happened to a ticket, or are due, in the order of its life. */
export function DatesFacts({ of, announceAt, closeAt }: DatesFactsProps) {
  const t = useT()
  const format = useFormat()
  const dates = [
    { label: t('desk.fact.created'), at: of.createdAt },
    { label: t('desk.fact.taken'), at: of.takenAt },
    { label: t('desk.fact.takeDue'), at: of.takeDueAt },
    { label: t('desk.fact.resolveDue'), at: of.resolveDueAt },
    { label: t('desk.fact.recall'), at: of.recallAt },
    { label: t('desk.fact.resolved'), at: of.resolvedAt },
    { label: t('desk.fact.announce'), at: announceAt },
    { label: t('desk.fact.autoClose'), at: closeAt },
    { label: t('desk.fact.final'), at: of.finalAt },
  ]
  const facts = dates.flatMap(({ label, at }) => (at ? [{ label, value: format.shortMoment(at) }] : []))
  return <Facts kind="beside" facts={facts} />
}
