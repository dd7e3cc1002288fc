import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { JournalEntry } from '@guichet/contracts/journal'
import { changesTold, type ToldChange } from '@guichet/i18n/change'
import { sentence, type Names } from '@guichet/i18n/sentence'
import { useFormat } from '../../format/use-format.ts'
import { useReader, useT } from '../../reader.tsx'
import './change-list.css'

export type ChangeListProps = {
  /** Newest first. */
  entries: readonly JournalEntry[]
  names: Names
  renderFiles: (files: JournalEntry['attachments']) => ReactNode
  /** The way to the ticket as it was then. */
  renderThen: (entry: JournalEntry) => ReactNode
}

/** What happened day by day: who, when, by which door, and each change with what was before. */
export function ChangeList({ entries, ...list }: ChangeListProps) {
  const format = useFormat()
  const days = Map.groupBy(entries, ({ at }) => format.day(at))
  return [...days].map(([day, ofDay]) => (
    <section key={day} className="g-change-day" aria-label={day}>
      <h2>{day}</h2>
      <ol>
        {ofDay.map((entry) => (
          <Entry key={entry.id} entry={entry} list={list} />
        ))}
      </ol>
    </section>
  ))
}

function Entry({ entry, list }: { entry: JournalEntry; list: Omit<ChangeListProps, 'entries'> }) {
  const reader = useReader()
  const format = useFormat()
  const { t } = reader
  return (
    <li
      id={`entree-${entry.id}`}
      className={entry.audience === 'team' ? 'g-change g-change-team' : 'g-change'}
    >
      <time dateTime={entry.at}>{format.time(entry.at)}</time>
      <div>
        <p className="g-change-said">
          <b>{sentence(entry, list.names, reader)}</b>
          {entry.audience === 'team' && (
            <span className="g-note-label">
              <IconLock className="g-icon" aria-hidden />
              {t('history.team')}
            </span>
          )}
        </p>
        <p className="g-detail">
          {entry.author === null
            ? t('event.application')
            : t('history.by', { name: entry.author.name, channel: t(`desk.by.${entry.channel}`) })}
          {list.renderThen(entry)}
        </p>
        {entry.body !== null && entry.body !== '' && (
          <p className="g-change-words" dir="auto">
            {entry.body}
          </p>
        )}
        <Changes changes={changesTold(entry.changes, list.names, reader)} />
        {list.renderFiles(entry.attachments)}
      </div>
    </li>
  )
}

function Changes({ changes }: { changes: readonly ToldChange[] }) {
  const lines = changes.filter(({ isText }) => !isText)
  return (
    <>
      {lines.length > 0 && (
        <dl className="g-changes">
          {lines.map((change) => (
            <div key={change.field}>
              <dt>{change.label}</dt>
              <dd>
                <Values change={change} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {changes
        .filter(({ isText }) => isText)
        .map((change) => (
          <Texts key={change.field} change={change} />
        ))}
    </>
  )
}

function Values({ change: { before, after } }: { change: ToldChange }) {
  const t = useT()
  const nothing = t('history.nothing')
  // What begins with the ticket has no before.
  if (before === null) return after
  return (
    <>
      <span className="g-sr">{t('history.before')}</span> <s>{before}</s> <span aria-hidden>→</span>{' '}
      <span className="g-sr">{t('history.after')}</span> {after ?? nothing}
    </>
  )
}

function Texts({ change: { label, before, after } }: { change: ToldChange }) {
  const t = useT()
  return (
    <details className="g-change-texts">
      <summary>{t('history.texts', { field: label })}</summary>
      <div>
        <h3>{t('history.texts.before')}</h3>
        <p dir="auto">{before ?? t('history.nothing')}</p>
      </div>
      <div>
        <h3>{t('history.texts.after')}</h3>
        <p dir="auto">{after ?? t('history.nothing')}</p>
      </div>
    </details>
  )
}
