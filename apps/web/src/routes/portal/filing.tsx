import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { catalogueQuery, establishmentsQuery, productsQuery } from '../../features/catalogue/queries.ts'
import { topicById } from '../../features/catalogue/topics.ts'
import { DraftOffer } from '../../features/drafts/draft-offer.tsx'
import { apartDraftQuery, ticketDraftQuery } from '../../features/drafts/queries.ts'
import { useDraftHold } from '../../features/drafts/use-draft-hold.ts'
import { meQuery } from '../../features/me/queries.ts'
import { queries } from '../../query-client.ts'
import { useT } from '../../reader.tsx'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Hall } from '../../ui/hall.tsx'
import { Loading } from '../../ui/loading.tsx'
import { draftAddress } from './filing/draft-address.ts'
import { FilingHall } from './filing/filing-hall.tsx'
import { HardwareBanner } from './hardware-banner.tsx'
import { Filing } from './filing/filing.tsx'

export async function loader() {
  await Promise.all([
    queries.ensureQueryData(catalogueQuery),
    queries.ensureQueryData(productsQuery),
    queries.ensureQueryData(establishmentsQuery),
  ])
  return null
}

/** Second step: describe the request, under the topic chosen. */
export function Component() {
  const t = useT()
  const { categoryId = '' } = useParams()
  const [search] = useSearchParams()
  const named = search.get('brouillon')
  const { data: me } = useSuspenseQuery(meQuery)
  const topic = topicById(useSuspenseQuery(catalogueQuery).data.categories, categoryId)
  const resumed = useResumed(me.id, named)
  if (!topic) return <Gone search={search.toString()} />
  return (
    <>
      {resumed.isLoading ? (
        <>
          <FilingHall draftId={named} />
          <Loading />
        </>
      ) : (
        <Filing
          key={`${resumed.id} ${resumed.draft?.draft.version ?? 0}`}
          topic={topic}
          draftId={resumed.id}
          draft={resumed.draft}
          hall={(own) => <FilingHall draftId={named} {...own} />}
          offer={
            <>
              <HardwareBanner />
              {resumed.isElsewhere ? (
                <Banner tone="calm" title={t('filing.draft.elsewhere')} />
              ) : resumed.draft === null ? (
                <DraftOffer
                  personId={me.id}
                  allAt="/brouillons"
                  linkTo={({ id, categoryId: kept }) => draftAddress(kept, id)}
                />
              ) : null}
            </>
          }
        />
      )}
    </>
  )
}

/** The draft that the address names; else the form is blank, under an id of its own, and the last draft is only offered. */
function useResumed(personId: string, named: string | null) {
  const [freshId] = useState(() => crypto.randomUUID())
  const isAsked = named !== null
  const { data, isFetching } = useQuery({ ...ticketDraftQuery(personId, named), enabled: isAsked })
  const id = isAsked ? (data?.draft.id ?? named) : freshId
  const hold = useDraftHold(id)
  const isLoading = hold === 'asking' || (isAsked && isFetching && !data)
  const isElsewhere = hold === 'elsewhere'
  const apart = useQuery({
    ...apartDraftQuery(personId, freshId, data),
    enabled: isElsewhere && Boolean(data),
  })
  if (isElsewhere)
    return { id: freshId, draft: apart.data ?? null, isLoading: isLoading || apart.isLoading, isElsewhere }
  return { id, draft: isAsked ? (data ?? null) : null, isLoading, isElsewhere }
}

function Gone({ search }: { search: string }) {
  const t = useT()
  return (
    <>
      <Hall title={t('filing.gone')} />
      <div className="g-wrap g-problem-page">
        <p>{t('filing.gone.say')}</p>
        <ButtonLink to={{ pathname: '/deposer', search }}>{t('filing.otherTopic')}</ButtonLink>
      </div>
    </>
  )
}
