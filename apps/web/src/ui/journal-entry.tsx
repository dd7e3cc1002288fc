import { useId, type ReactNode } from 'react'
import { Avatar } from './avatar.tsx'
import './journal.css'

/** An instant, and how it is said here. */
export type When = { instant: string; said: string }

export type JournalEntryProps = {
  /** As shown: « Vous » or the name. */
  author: string
  /** The full name, for the initials, when `author` is « Vous ». */
  name?: string
  fromTeam?: boolean
  when: When
  /** The channel or the recipients: « par mail », « à Camille Demandeur ». */
  side?: ReactNode
  /** What this entry asks (`call`) or proposes (`good`), for the one that awaits the reader. */
  awaits?: { tone: 'call' | 'good'; said: string }
  id?: string
  children: ReactNode
  /** `Attachment` links. */
  attachments?: ReactNode
}

/** What somebody wrote and the requester reads. */
export function JournalEntry(props: JournalEntryProps) {
  const { author, name = author, fromTeam = false, when, side, awaits, id, children, attachments } = props
  const authorId = useId()
  return (
    <article
      id={id}
      className={`g-entry ${awaits ? `g-entry-${awaits.tone}` : ''}`}
      aria-labelledby={authorId}
    >
      <Avatar name={name} team={fromTeam} />
      <div>
        <header className="g-entry-head">
          <h2 id={authorId} className="g-entry-author">
            {author}
          </h2>
          {awaits && <span className="g-entry-tag">{awaits.said}</span>}
          {side && <span className="g-entry-side">{side}</span>}
          <time dateTime={when.instant}>{when.said}</time>
        </header>
        <div className="g-entry-body">{children}</div>
        {attachments}
      </div>
    </article>
  )
}
