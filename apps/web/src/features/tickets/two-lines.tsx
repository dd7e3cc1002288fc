import type { IconClock } from '@tabler/icons-react'

export type TwoLinesProps = {
  icon: typeof IconClock
  /** Said in words and by the icon too. */
  tone?: 'late' | 'soon'
  fact: string
  detail: string
}

/** A fact of a queue's row, and its detail under it. */
export function TwoLines({ icon: Icon, tone, fact, detail }: TwoLinesProps) {
  return (
    <span className={tone === 'late' ? 'g-due-late' : tone === 'soon' ? 'g-due-soon' : undefined}>
      <span className="g-queue-date">
        <Icon className="g-icon" aria-hidden />
        {fact}
      </span>{' '}
      <span className="g-detail g-under-icon">{detail}</span>
    </span>
  )
}
