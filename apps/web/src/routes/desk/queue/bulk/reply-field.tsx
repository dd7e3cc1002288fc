import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { openIn } from '@guichet/contracts/placeholders'
import { filledInBulkQuery, savedRepliesQuery } from '../../../../features/tools/queries.ts'
import { OpenWords, placeholdersSaid } from '../../../../features/tools/open-words.tsx'
import { useT } from '../../../../reader.tsx'
import { RadioField } from '../../../../ui/choice-field.tsx'
import { SelectField } from '../../../../ui/select-field.tsx'
import { TextAreaField } from '../../../../ui/text-field.tsx'
import type { BulkFieldsProps } from './bulk-fields.tsx'

/** The same words to many, each with its own ticket’s in them: to the requesters, or between colleagues. */
export function ReplyField({ tickets, answers, onAnswer, error }: BulkFieldsProps) {
  const t = useT()
  const { data: saved } = useQuery(savedRepliesQuery)
  const replies = saved?.items ?? []
  const { text = '', audience = 'public' } = answers
  const isPublic = audience === 'public'
  const people = new Set(tickets.map(({ requester }) => requester.id)).size
  return (
    <div className="g-tool-form">
      <RadioField
        inline
        label={t('desk.bulk.reply.for')}
        value={audience}
        onChange={({ currentTarget }) => onAnswer({ audience: currentTarget.value })}
        choices={[
          { value: 'public', label: t('desk.bulk.reply.public') },
          { value: 'team', label: t('desk.bulk.reply.team') },
        ]}
      />
      {replies.length > 0 && (
        <SelectField
          optional
          label={t('tools.replies')}
          placeholder={t('desk.choose')}
          value=""
          onChange={({ currentTarget }) => {
            const body = replies.find(({ id }) => id === currentTarget.value)?.body ?? ''
            onAnswer({ text: [text.trim(), body].filter((words) => words !== '').join('\n\n') })
          }}
          options={replies.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      <TextAreaField
        label={t(isPublic ? 'desk.bulk.reply.words' : 'desk.bulk.reply.note')}
        error={error}
        autosize
        minRows={4}
        maxRows={12}
        value={text}
        onChange={({ currentTarget }) => onAnswer({ text: currentTarget.value })}
      />
      {openIn(text).length > 0 && (
        <EachReads text={text} references={tickets.map(({ reference }) => reference)} isPublic={isPublic} />
      )}
      <p className="g-small" role="status">
        {isPublic
          ? t('desk.bulk.reply.effect', { people, count: tickets.length })
          : t('desk.bulk.reply.effect.team', { count: tickets.length })}
      </p>
    </div>
  )
}

type EachReadsProps = { text: string; references: readonly string[]; isPublic: boolean }

/** What the first would read, and those that would read nothing since a word of theirs is missing. */
function EachReads({ text, references, isPublic }: EachReadsProps) {
  const t = useT()
  const id = useId()
  const { data } = useQuery(filledInBulkQuery(references, text))
  const first = data?.items.find(({ missing }) => missing.length === 0) ?? data?.items[0]
  const lacking = data?.items.filter(({ missing }) => missing.length > 0) ?? []
  if (first === undefined) return null
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="g-small">
        {t('desk.bulk.reply.preview', { reference: first.reference })}
      </h3>
      <OpenWords text={first.text} />
      {isPublic && lacking.length > 0 && (
        <>
          <p className="g-error">{t('desk.bulk.reply.lacking', { count: lacking.length })}</p>
          <ul className="g-small">
            {lacking.slice(0, mostNamed).map(({ reference, missing }) => (
              <li key={reference}>
                <span className="g-ref">{reference}</span>{' '}
                {t('tools.missing', { names: placeholdersSaid(missing, t) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const mostNamed = 5
