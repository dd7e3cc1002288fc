import { IconLock } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { useT } from '../reader.tsx'
import { Avatar } from './avatar.tsx'
import type { When } from './journal-entry.tsx'
import './journal.css'

export type TeamNoteProps = {
  author: string
  name?: string
  when: When
  side?: ReactNode
  id?: string
  children: ReactNode
  attachments?: ReactNode
}

/** What only the team reads: yellow paper, a double rule, a padlock, and the words that say so. */
export function TeamNote({ author, name = author, when, side, id, children, attachments }: TeamNoteProps) {
  const t = useT()
  const labelId = useId()
  return (
    <article id={id} className="g-entry g-note" aria-labelledby={labelId}>
      <Avatar name={name} team />
      <div>
        <header className="g-entry-head" id={labelId}>
          <span className="g-note-label">
            <IconLock className="g-icon" aria-hidden />
            {t('ui.teamOnly')}
          </span>
          <h2 className="g-entry-author">{author}</h2>
          {side && <span className="g-entry-side">{side}</span>}
          <time dateTime={when.instant}>{when.said}</time>
        </header>
        <div className="g-entry-body">{children}</div>
        {attachments}
      </div>
    </article>
  )
}
