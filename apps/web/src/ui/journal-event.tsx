import type { ReactNode } from 'react'
import type { When } from './journal-entry.tsx'
import './journal.css'

/** What happened, in one line, between the entries. */
export function JournalEvent({ children, when }: { children: ReactNode; when: When }) {
  return (
    <div className="g-event">
      <span>{children}</span>
      <time dateTime={when.instant}>{when.said}</time>
    </div>
  )
}
