import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { AnswerList } from '../../features/answers/answer-list.tsx'
import { useSearchDone } from '../../features/answers/mutations.ts'
import { answersQuery, mostReadQuery } from '../../features/answers/queries.ts'
import { catalogueQuery, productsQuery } from '../../features/catalogue/queries.ts'
import { queries } from '../../query-client.ts'
import { Rich } from '../../format/rich.tsx'
import { DeskWords } from '../../format/desk-words.tsx'
import { useT } from '../../reader.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Hall } from '../../ui/hall.tsx'
import { Loading, Skeleton } from '../../ui/loading.tsx'
import { Section } from '../../ui/section.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { AnswerSearch } from './answers/answer-search.tsx'
import { addressOf, filtersOf, usePlace, type Place } from './answers/place.ts'
import './answers/answers.css'

export async function loader() {
  await Promise.all([queries.ensureQueryData(catalogueQuery), queries.ensureQueryData(productsQuery)])
  return null
}

/** What is often asked, with its answer: before anybody files. */
export function Component() {
  const t = useT()
  const place = usePlace()
  return (
    <>
      <Hall title={t('answers.title')} tab={t('portal.nav.answers')} sentence={t('answers.say')} />
      <div className="g-wrap g-answers-page">
        <AnswerSearch key={`${place.q} ${place.product}`} place={place} />
        <Found place={place} />
      </div>
    </>
  )
}

function Found({ place }: { place: Place }) {
  const t = useT()
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...answersQuery(filtersOf(place)),
    placeholderData: keepPreviousData,
  })
  const { cursor, ...start } = place
  useSearchDone(start.q, isPlaceholderData ? undefined : data?.items.length)
  const isAsked = start.q !== '' || start.product !== '' || start.category !== ''
  const found = data?.nextCursor ? 'answers.found.more' : 'answers.found'
  return (
    <div>
      <p className="g-sr" role="status">
        {data && isAsked && t(found, { count: data.items.length })}
      </p>
      <Section title={t(isAsked ? 'answers.results' : 'answers.mostRead')}>
        {data ? (
          data.items.length > 0 ? (
            <AnswerList answers={data.items} />
          ) : (
            <EmptyState title={t('answers.none')} action={<File />}>
              {t('answers.none.say')}
            </EmptyState>
          )
        ) : error ? (
          <RefusalNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <>
            <Loading />
            <Skeleton lines={8} />
          </>
        )}
        {data && (cursor !== '' || data.nextCursor !== null) && (
          <p className="g-row">
            {cursor !== '' && (
              <ButtonLink size="small" to={addressOf(start)}>
                {t('answers.first')}
              </ButtonLink>
            )}
            {data.nextCursor !== null && (
              <ButtonLink size="small" to={addressOf({ ...start, cursor: data.nextCursor })}>
                {t('answers.more')}
              </ButtonLink>
            )}
          </p>
        )}
      </Section>
      {!isAsked && cursor === '' && <ByService />}
    </div>
  )
}

/** What is read most of each service, and the way to the rest. */
function ByService() {
  const t = useT()
  const { data } = useQuery(mostReadQuery)
  if (!data || data.items.length === 0) return null
  return (
    <Section title={t('answers.byService')}>
      <div className="g-answers-services">
        {data.items.map(({ category, answers }) => (
          <div key={category.id}>
            <h3>
              <DeskWords>{category.label}</DeskWords>
            </h3>
            <ul>
              {answers.map(({ id, language, title }) => (
                <li key={id}>
                  <Link to={`/reponses/${id}`} lang={language}>
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
            <Link className="g-small" to={addressOf({ category: category.id })}>
              {t('answers.byService.all')}{' '}
              <span className="g-sr">
                <Rich
                  id="answers.byService.all.of"
                  values={{ service: <DeskWords>{category.label}</DeskWords> }}
                />
              </span>
            </Link>
          </div>
        ))}
      </div>
    </Section>
  )
}

function File() {
  const t = useT()
  return (
    <ButtonLink variant="filled" to="/deposer">
      {t('portal.home.file')}
    </ButtonLink>
  )
}
