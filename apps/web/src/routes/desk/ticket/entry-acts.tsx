import type { JournalEntry } from '@guichet/contracts/journal'
import type { Ticket } from '@guichet/contracts/tickets'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { quoted, selectedIn, type Quote } from './quote.ts'

export type EntryActsProps = {
  ticket: Ticket
  entry: JournalEntry
  words: string
  onQuote: (quote: Quote) => void
  onSplit: (entry: JournalEntry) => void
}

/** What may be done with one message: answer to its words, or make another ticket of it. */
export function EntryActs({ ticket, entry, words, onQuote, onSplit }: EntryActsProps) {
  const t = useT()
  const isPublic = entry.audience === 'public'
  const mayQuote = ticket.allowed.includes('comment') && words.trim() !== ''
  const maySplit = ticket.allowed.includes('link') && isPublic && !entry.mergedFrom
  if (!mayQuote && !maySplit) return null
  const who = t('desk.quote.who', { name: entry.author?.name ?? t('event.application') })
  const quote = () => onQuote({ isPublic, words: quoted(who, selectedIn(`entree-${entry.id}`) || words) })
  return (
    <p className="g-entry-acts g-no-print">
      {mayQuote && (
        <Button
          size="small"
          variant="subtle"
          // What is selected stays so until it is quoted.
          onMouseDown={(pressed) => pressed.preventDefault()}
          onClick={quote}
        >
          {t('desk.quote')}
        </Button>
      )}
      {maySplit && (
        <Button size="small" variant="subtle" onClick={() => onSplit(entry)}>
          {t('desk.split')}
        </Button>
      )}
    </p>
  )
}
