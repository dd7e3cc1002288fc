import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useLoaderData, useParams, type LoaderFunctionArgs } from 'react-router'
import { ProblemError } from '../../api.ts'
import { readKeptText } from '../../features/authoring/kept-text.ts'
import { writtenQuery } from '../../features/authoring/queries.ts'
import { catalogueQuery, productsQuery } from '../../features/catalogue/queries.ts'
import { meQuery } from '../../features/me/queries.ts'
import { queries } from '../../query-client.ts'
import { useT } from '../../reader.tsx'
import { Loading, Skeleton } from '../../ui/loading.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { AnswerPage } from './answer/answer-page.tsx'

/** What was typed here and not saved comes with the page. */
export async function loader({ params }: LoaderFunctionArgs) {
  const id = params['id'] ?? ''
  const me = await queries.ensureQueryData(meQuery)
  const [kept] = await Promise.all([
    readKeptText(me.id, id),
    queries.ensureQueryData(catalogueQuery),
    queries.ensureQueryData(productsQuery),
    queries.prefetchQuery(writtenQuery(id)),
  ])
  return { kept }
}

export function Component() {
  const t = useT()
  const { id = '' } = useParams()
  const { kept } = useLoaderData<typeof loader>()
  const { data: me } = useSuspenseQuery(meQuery)
  const { data: answer, error, refetch } = useQuery(writtenQuery(id))
  if (answer) return <AnswerPage key={id} answer={answer} kept={kept} personId={me.id} />
  const isUnknown = error instanceof ProblemError && error.problem.code === 'not-found'
  return (
    <div className="g-desk-page">
      <PageHeading>{t(isUnknown ? 'authoring.unknown' : 'authoring.title')}</PageHeading>
      {isUnknown && <p>{t('authoring.unknown.say')}</p>}
      {error && !isUnknown && <RefusalNotice error={error} onRetry={() => void refetch()} />}
      {error === null ? (
        <>
          <Loading />
          <Skeleton lines={8} />
        </>
      ) : (
        <Link to="/bureau/reponses">{t('authoring.back')}</Link>
      )}
    </div>
  )
}
