import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Revision, WrittenAnswer } from '@guichet/contracts/authoring'
import { revisionQuery, revisionsQuery } from '../../../features/authoring/queries.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/section.tsx'
import { toast } from '../../../ui/toast.tsx'
import { Version } from './version.tsx'
import type { AnswerInHand } from './use-answer-in-hand.ts'

/** Who wrote it, when it holds, what readers say, and everything that it said before. */
export function AnswerSheet({ hand }: { hand: AnswerInHand }) {
  const t = useT()
  return (
    <>
      <Known answer={hand.answer} />
      <Comments answer={hand.answer} />
      <Section compact title={t('authoring.history')}>
        <History hand={hand} />
      </Section>
    </>
  )
}

function Known({ answer }: { answer: WrittenAnswer }) {
  const t = useT()
  const format = useFormat()
  const { author, createdAt, updatedAt, readCount, helpful, unhelpful } = answer
  const valid = useValidity(answer)
  const facts = [
    { label: t('authoring.fact.author'), value: author?.name ?? t('authoring.nobody') },
    { label: t('authoring.fact.created'), value: format.shortMoment(createdAt) },
    { label: t('authoring.fact.changed'), value: format.shortMoment(updatedAt) },
    { label: t('authoring.fact.read'), value: t('authoring.read', { count: readCount }) },
    { label: t('authoring.fact.helped'), value: t('authoring.helped', { helpful, unhelpful }) },
    ...(valid === '' ? [] : [{ label: t('authoring.fact.valid'), value: valid }]),
  ]
  return (
    <Section compact title={t('authoring.sheet')}>
      <Facts kind="beside" facts={facts} />
    </Section>
  )
}

function useValidity({ validFrom, validUntil }: WrittenAnswer): string {
  const t = useT()
  const format = useFormat()
  const from = validFrom === null ? '' : format.day(validFrom)
  const until = validUntil === null ? '' : format.day(new Date(Date.parse(validUntil) - 1))
  if (from !== '' && until !== '') return t('authoring.fact.valid.both', { from, until })
  if (from !== '') return t('authoring.fact.valid.from', { from })
  return until === '' ? '' : t('authoring.fact.valid.until', { until })
}

function Comments({ answer: { comments } }: { answer: WrittenAnswer }) {
  const t = useT()
  const format = useFormat()
  return (
    <Section compact title={t('authoring.comments')}>
      {comments.length === 0 ? (
        <p className="g-small g-dim">{t('authoring.comments.none')}</p>
      ) : (
        <ul className="g-answer-comments">
          {comments.map(({ at, helpful, comment }) => (
            <li key={at + comment}>
              <p className="g-small g-dim">
                {t(helpful ? 'authoring.comment.yes' : 'authoring.comment.no')} · {format.shortDay(at)}
              </p>
              <p className="g-text">{comment}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function History({ hand }: { hand: AnswerInHand }) {
  const t = useT()
  const { answer } = hand
  const [shown, setShown] = useState<number>()
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(revisionsQuery(answer.id, answer.version))
  const revisions = data?.pages.flatMap(({ items }) => items) ?? []
  const old = useQuery({ ...revisionQuery(answer.id, shown ?? 0), enabled: shown !== undefined })
  const restore = async (number: number) => {
    setShown(undefined)
    if (await hand.move({ act: 'restore', revision: number }))
      toast(t('authoring.history.restored', { number }), 'good')
  }
  return (
    <>
      <ol className="g-answer-history">
        {revisions.map((revision) => (
          <Line key={revision.number} revision={revision} onSee={() => setShown(revision.number)} />
        ))}
      </ol>
      {hasNextPage && (
        <Button size="small" variant="subtle" onClick={() => void fetchNextPage()}>
          {t('authoring.history.more')}
        </Button>
      )}
      <Version
        number={shown}
        content={old.data}
        {...(answer.mayEdit && shown !== answer.version ? { onRestore: restore } : {})}
        onClose={() => setShown(undefined)}
      />
    </>
  )
}

function Line({ revision: { number, at, act, author }, onSee }: { revision: Revision; onSee: () => void }) {
  const t = useT()
  const format = useFormat()
  const name = author?.name ?? t('authoring.nobody')
  return (
    <li>
      <div>
        <p>
          {t(act === 'restore' ? 'authoring.history.restore.said' : `authoring.history.${act}`, { name })}
        </p>
        <p className="g-small g-dim">{format.shortMoment(at)}</p>
      </div>
      <Button size="small" variant="subtle" onClick={onSee}>
        {t('authoring.history.see')}{' '}
        <span className="g-sr">{t('authoring.history.see.what', { number })}</span>
      </Button>
    </li>
  )
}
