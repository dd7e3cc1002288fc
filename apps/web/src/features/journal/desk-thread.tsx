import { useState, type ReactNode } from 'react'
import type { JournalEntry as Entry } from '@guichet/contracts/journal'
import { changeLines, sentence, type Names } from '@guichet/i18n/sentence'
import { useFormat } from '../../format/use-format.ts'
import { useReader } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { JournalEntry } from '../../ui/journal-entry.tsx'
import { JournalEvent } from '../../ui/journal-event.tsx'
import { TeamNote } from '../../ui/team-note.tsx'
import { usePrinted } from '../../ui/use-printed.ts'
import type { Line } from '@guichet/domain/conversation'
import { MentionedWords } from './mentioned-words.tsx'

export type DeskThreadProps = {
  lines: readonly Line[]
  names: Names
  readerId: string
  requesterName: string
  renderFiles: (files: Entry['attachments']) => ReactNode
  /** What may be done with one message, whose words these are. */
  renderActs?: (entry: Entry, words: string) => ReactNode
}

/**
 * The desk's reading of a journal: both voices, each on its paper; what happened is folded between what was said. Deadlines that
 * moved with nothing else to tell are left to the history.
 */
export function DeskThread(props: DeskThreadProps) {
  return (
    <div className="g-thread">
      {stretches(props.lines)
        .filter(isMoreThanDeadlines)
        .map((stretch) => {
          const [first] = stretch
          if (first === undefined) return null
          if (first.type === 'message') return <Message key={first.entry.id} line={first} thread={props} />
          return <Events key={first.entry.id} lines={stretch} names={props.names} />
        })}
    </div>
  )
}

/** Messages one by one, the events between them together. */
function stretches(lines: readonly Line[]): Line[][] {
  const all: Line[][] = []
  for (const line of lines) {
    const last = all.at(-1)
    if (line.type === 'event' && last?.[0]?.type === 'event') last.push(line)
    else all.push([line])
  }
  return all
}

const isMoreThanDeadlines = (lines: readonly Line[]): boolean =>
  lines.some(({ entry }) => entry.kind !== 'deadline')

function Events({ lines, names }: { lines: readonly Line[]; names: Names }) {
  const { t } = useReader()
  const [isOpen, setOpen] = useState(lines.length === 1)
  const isPrinted = usePrinted()
  // A deadline follows from what was done, which is what one wants to read.
  const newest = lines.findLast(({ entry }) => entry.kind !== 'deadline') ?? lines.at(-1)
  if (isOpen || isPrinted || newest === undefined)
    return lines.map((line) => <OneEvent key={line.entry.id} entry={line.entry} names={names} />)
  return (
    <OneEvent entry={newest.entry} names={names}>
      <Button variant="subtle" size="small" aria-expanded="false" onClick={() => setOpen(true)}>
        {t('desk.events', { count: lines.length })}
      </Button>
    </OneEvent>
  )
}

function OneEvent({ entry, names, children }: { entry: Entry; names: Names; children?: ReactNode }) {
  const reader = useReader()
  const format = useFormat()
  return (
    <JournalEvent when={{ instant: entry.at, said: format.shortMoment(entry.at) }}>
      {sentence(entry, names, reader)}
      {changeLines(entry, names, reader.t).map((change) => (
        <span key={change} className="g-event-change">
          {change}
        </span>
      ))}{' '}
      {children}
    </JournalEvent>
  )
}

function Message({ line: { entry, body }, thread }: { line: Line; thread: DeskThreadProps }) {
  const { t } = useReader()
  const format = useFormat()
  const name = entry.author?.name ?? t('event.application')
  const author = entry.author?.id === thread.readerId ? t('journal.you') : name
  const when = { instant: entry.at, said: format.shortMoment(entry.at) }
  const words = (
    <div className="g-text" dir="auto">
      <MentionedWords entry={entry} body={body} names={thread.names} />
    </div>
  )
  const attachments = (
    <>
      {thread.renderFiles(entry.attachments)}
      {thread.renderActs?.(entry, body)}
    </>
  )
  if (entry.audience === 'team') {
    return (
      <TeamNote id={`entree-${entry.id}`} author={author} name={name} when={when} attachments={attachments}>
        {words}
      </TeamNote>
    )
  }
  const said = entry.fromRequester
    ? t(`desk.by.${entry.channel}`)
    : t('desk.to', { name: thread.requesterName })
  const side = entry.mergedFrom ? `${said}, ${t('desk.merged.entry', { reference: entry.mergedFrom })}` : said
  return (
    <JournalEntry
      id={`entree-${entry.id}`}
      author={author}
      name={name}
      fromTeam={!entry.fromRequester}
      when={when}
      side={side}
      attachments={attachments}
    >
      {words}
    </JournalEntry>
  )
}
