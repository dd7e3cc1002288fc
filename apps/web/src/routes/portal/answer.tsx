import { useQuery } from '@tanstack/react-query'
import { useParams, type LoaderFunctionArgs } from 'react-router'
import type { Answer } from '@guichet/contracts/answers'
import { ProblemError } from '../../api.ts'
import { AnswerText } from '../../features/answers/answer-text.tsx'
import { Helped } from '../../features/answers/helped.tsx'
import { useAnswerRead } from '../../features/answers/mutations.ts'
import { answerQuery } from '../../features/answers/queries.ts'
import { useFormat } from '../../format/use-format.ts'
import { queries } from '../../query-client.ts'
import { DeskWords } from '../../format/desk-words.tsx'
import { useT } from '../../reader.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Hall } from '../../ui/hall.tsx'
import { Loading, Skeleton } from '../../ui/loading.tsx'
import { Section } from '../../ui/section.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import './answers/answers.css'

/** The answer is there when the page is: its own heading takes the focus. A refusal is the page's to tell. */
export async function loader({ params }: LoaderFunctionArgs) {
  await queries.prefetchQuery(answerQuery(params['id'] ?? ''))
  return null
}

export function Component() {
  const { id = '' } = useParams()
  const t = useT()
  const { data: answer, error, refetch } = useQuery(answerQuery(id))
  if (answer) return <Read key={id} answer={answer} />
  const isUnknown = error instanceof ProblemError && error.problem.code === 'not-found'
  return (
    <>
      <Hall
        title={t(isUnknown ? 'answers.unknown' : 'answers.title')}
        back={{ to: '/reponses', label: t('answers.title') }}
      />
      <div className="g-wrap">
        {isUnknown ? (
          <p>{t('answers.unknown.say')}</p>
        ) : error ? (
          <RefusalNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <>
            <Loading />
            <Skeleton lines={6} />
          </>
        )}
      </div>
    </>
  )
}

/** The answer, when it last changed, whether it helped, and the way further when it did not. */
function Read({ answer }: { answer: Answer }) {
  const t = useT()
  const format = useFormat()
  const { id, kind, title, summary, html, language, updatedAt, helpful, categories, products } = answer
  const [topic] = categories
  useAnswerRead(id)
  const about = [...categories, ...products].map(({ label }) => label)
  return (
    <>
      <Hall
        title={title}
        lang={language}
        back={{ to: '/reponses', label: t('answers.title') }}
        sentence={summary}
      />
      <div className="g-wrap">
        <article className="g-reading g-answer">
          <p className="g-small g-dim">
            {t(`answers.kind.${kind}`)} · {t('answers.changed', { date: format.day(updatedAt) })}
          </p>
          <Holds answer={answer} />
          <AnswerText html={html} language={language} />
          {about.length > 0 && (
            <p className="g-small g-dim">
              {t('answers.about')} <DeskWords>{about.join(', ')}</DeskWords>
            </p>
          )}
          <Helped id={id} helpful={helpful} />
          <Section title={t('answers.still')}>
            <p>{t('answers.still.say')}</p>
            <p>
              <ButtonLink variant="filled" to={topic ? `/deposer/${topic.id}` : '/deposer'}>
                {t('portal.home.file')}
              </ButtonLink>
            </p>
          </Section>
        </article>
      </div>
    </>
  )
}

/** Of a calendar or an opening: from when to when. The last day is in. */
function Holds({ answer: { holdsFrom, holdsUntil } }: { answer: Answer }) {
  const t = useT()
  const format = useFormat()
  if (holdsUntil === null) return null
  const until = new Date(Date.parse(holdsUntil) - 1)
  return <p>{t('answers.holds', { from: format.day(holdsFrom), until: format.day(until) })}</p>
}
