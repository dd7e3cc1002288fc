import { IconChevronDown } from '@tabler/icons-react'
import { Fragment, useEffect, useRef, useState, type ReactNode } from 'react'
import type { JournalEntry as Entry } from '@guichet/contracts/journal'
import type { Line } from '@guichet/domain/conversation'
import { changeLines, sentence, type Names } from '@guichet/i18n/sentence'
import type { MessageKey } from '@guichet/i18n/keys'
import type { Translate } from '@guichet/i18n/translate'
import { useFormat } from '../../format/use-format.ts'
import { useReader } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { JournalEntry } from '../../ui/journal-entry.tsx'
import { JournalEvent } from '../../ui/journal-event.tsx'
import { foldedCount, signed } from './lines.ts'
import './conversation.css'

export type ConversationProps = {
  lines: readonly Line[]
  names: Names
  readerId: string
  order: 'oldest-first' | 'newest-first'
  /** What the last message of this kind awaits of the reader. */
  awaits?: { kind: string; tone: 'call' | 'good'; said: string } | undefined
  /** What the awaiting message asks to be decided: read newest first, it stands under that message. */
  decision?: ReactNode
  renderFiles: (files: Entry['attachments']) => ReactNode
}

/** The requester's reading of a journal: messages, the events between them in one line each, the oldest folded. */
export function Conversation(props: ConversationProps) {
  const { lines, order } = props
  const { t } = useReader()
  const [isOpen, setOpen] = useState(false)
  const folded = foldedCount(lines)
  useNews(lines, props.readerId)
  const old = lines.slice(0, folded)
  const recent = lines.slice(folded)
  const awaiting = lines.findLast(
    ({ type, entry }) => type === 'message' && entry.kind === props.awaits?.kind && !entry.mergedFrom,
  )
  const draw = (line: Line) => (
    <ConversationLine key={line.entry.id} line={line} page={props} isAwaiting={line === awaiting} />
  )
  const past = folded > 0 && (
    <div key="past" className="g-past">
      {!isOpen && (
        <div className="g-past-more g-no-print">
          <Button
            variant="subtle"
            size="small"
            icon={<IconChevronDown className="g-icon" aria-hidden />}
            aria-expanded="false"
            onClick={() => setOpen(true)}
          >
            {t('requests.past', { count: folded })}
          </Button>
          <Span lines={old} />
        </div>
      )}
      <div className={isOpen ? undefined : 'g-past-folded'}>{inOrder(old.map(draw), order)}</div>
    </div>
  )
  const shown = inOrder(recent.map(draw), order)
  if (order === 'oldest-first') return <div className="g-thread">{[past, ...shown]}</div>
  // Above everything when that message is folded.
  const place = awaiting ? recent.toReversed().indexOf(awaiting) + 1 : 0
  const decision = <Fragment key="decision">{props.decision}</Fragment>
  return <div className="g-thread">{[...shown.toSpliced(place, 0, decision), past]}</div>
}

function Span({ lines }: { lines: readonly Line[] }) {
  const { t } = useReader()
  const format = useFormat()
  const first = lines[0]?.entry.at ?? ''
  const last = lines.at(-1)?.entry.at ?? ''
  const [from, to] = [format.shortDay(first), format.shortDay(last)]
  return <span className="g-small g-dim">{from === to ? from : t('requests.past.span', { from, to })}</span>
}

type LineProps = { line: Line; page: ConversationProps; isAwaiting: boolean }

function ConversationLine({ line: { type, entry, body }, page, isAwaiting }: LineProps) {
  const reader = useReader()
  const { t } = reader
  const format = useFormat()
  if (type === 'event') {
    return (
      <JournalEvent when={{ instant: entry.at, said: format.shortMoment(entry.at) }}>
        {sentence(signed(entry, format.person), page.names, reader)}
        {changeLines(entry, page.names, t).map((change) => (
          <span key={change} className="g-event-change">
            {change}
          </span>
        ))}
      </JournalEvent>
    )
  }
  const name = entry.author ? format.person(entry.author) : t('event.application')
  const isReader = entry.author?.id === page.readerId
  const { awaits } = page
  return (
    <JournalEntry
      id={`entree-${entry.id}`}
      author={isReader ? t('journal.you') : name}
      name={entry.author?.name ?? name}
      fromTeam={!entry.fromRequester}
      when={{ instant: entry.at, said: format.moment(entry.at) }}
      {...(isAwaiting && awaits ? { awaits } : { side: sideOf(entry, t) })}
      attachments={page.renderFiles(entry.attachments)}
    >
      {body
        .split(/\n{2,}/u)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph, index) => (
          <p key={index} dir="auto">
            {paragraph}
          </p>
        ))}
    </JournalEntry>
  )
}

const told: Readonly<Record<string, MessageKey>> = {
  request_info: 'requests.told.request_info',
  resolve: 'requests.told.resolve',
  refuse_closure: 'requests.told.refuse_closure',
  reopen: 'requests.told.reopen',
  refuse: 'requests.told.refuse',
  resume_work: 'requests.told.resume_work',
}

// What the words did, and by which door they came when it was not this one.
function sideOf({ kind, channel, mergedFrom }: Entry, t: Translate): string | undefined {
  const act = told[kind]
  const said = [
    act && t(act),
    channel === 'mail' && t('requests.told.mail'),
    mergedFrom && t('requests.merged.entry', { reference: mergedFrom }),
  ].filter((each) => each)
  return said.length > 0 ? said.join(', ') : undefined
}

function inOrder<Item>(items: Item[], order: ConversationProps['order']): Item[] {
  return order === 'oldest-first' ? items : items.toReversed()
}

/** Says politely that somebody else wrote while the page was open; the focus stays where it is. */
function useNews(lines: readonly Line[], readerId: string): void {
  const { t } = useReader()
  const known = useRef<ReadonlySet<string>>(undefined)
  useEffect(() => {
    const messages = lines.filter(({ type }) => type === 'message')
    const fresh = known.current
      ? messages.findLast(({ entry }) => !known.current?.has(entry.id) && entry.author?.id !== readerId)
      : undefined
    known.current = new Set(messages.map(({ entry }) => entry.id))
    if (fresh) announce(t('requests.news', { name: fresh.entry.author?.name ?? t('event.application') }))
  }, [lines, readerId, t])
}
