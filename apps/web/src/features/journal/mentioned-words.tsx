import { Fragment } from 'react'
import type { JournalEntry } from '@guichet/contracts/journal'
import type { Names } from '@guichet/i18n/sentence'

/** Words of an entry, each colleague that they name drawn as they are called now. */
export function MentionedWords({ entry, body, names }: { entry: JournalEntry; body: string; names: Names }) {
  // The words of somebody else's filing, or of a merged one, have no mentions of theirs.
  if (body !== entry.body || entry.mentions.length === 0) return body
  const pieces = entry.mentions.map(({ personId, start, length }, index) => {
    const before = entry.mentions[index - 1]
    const from = before === undefined ? 0 : before.start + before.length
    const written = body.slice(start, start + length)
    const name = names[personId]
    return (
      <Fragment key={start}>
        {body.slice(from, start)}
        <b>{name === undefined ? written : `@${name}`}</b>
      </Fragment>
    )
  })
  const last = entry.mentions.at(-1)
  return [...pieces, last === undefined ? '' : body.slice(last.start + last.length)]
}
