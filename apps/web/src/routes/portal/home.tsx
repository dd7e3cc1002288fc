import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { catalogueQuery } from '../../features/catalogue/queries.ts'
import { walkResults } from '../../features/catalogue/walk-results.ts'
import { TopicResults } from '../../features/catalogue/topic-results.tsx'
import { findTopics, tellingWords } from '../../features/catalogue/topics.ts'
import { KnownIncidents } from '../../features/incidents/known-incidents.tsx'
import { incidentsQuery } from '../../features/incidents/queries.ts'
import { meQuery } from '../../features/me/queries.ts'
import { countsQuery } from '../../features/tickets/queries.ts'
import { addressOfRequest } from '../../features/tickets/request-table.tsx'
import { useFormat } from '../../format/use-format.ts'
import { queries, soon } from '../../query-client.ts'
import { useT } from '../../reader.tsx'
import { serverDate } from '../../server-clock.ts'
import { CounterSearch } from '../../ui/counter-search.tsx'
import { Hall } from '../../ui/hall.tsx'
import { Unsure } from './catalogue/unsure.tsx'
import { HardwareBanner } from './hardware-banner.tsx'
import { BeforeFiling, mostReadQuery } from './home/before-filing.tsx'
import { FoundAnswers } from './home/found-answers.tsx'
import { FrequentTopics } from './home/frequent-topics.tsx'
import { awaitingQuery, MyRequests, openQuery } from './home/my-requests.tsx'
import './catalogue/catalogue.css'
import './home/home.css'

export async function loader() {
  // Asked for with the page’s code, so seldom waited for; nothing of this page is asked for somebody not signed in.
  if (!(await queries.ensureQueryData(meQuery).catch(() => null))) return null
  await Promise.all([
    queries.ensureQueryData(catalogueQuery),
    soon(
      queries.prefetchQuery(incidentsQuery()),
      queries.prefetchQuery(awaitingQuery),
      queries.prefetchQuery(openQuery),
      queries.prefetchQuery(countsQuery),
      queries.prefetchQuery(mostReadQuery),
    ),
  ])
  return null
}

/** One question, one field across the edge of the counter; then what one may ask, and what awaits. */
export function Component() {
  const t = useT()
  const format = useFormat()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const { data: me } = useSuspenseQuery(meQuery)
  const isSearching = text.trim() !== ''
  return (
    <div onKeyDown={(event) => walkResults(event, () => setText(''))}>
      <Hall
        title={t('portal.home.title')}
        tab={t('portal.nav.home')}
        greeting={t('portal.home.hello', { name: firstName(me.name), day: format.day(serverDate()) })}
        across={
          <CounterSearch
            label={t('portal.home.title')}
            placeholder={t('portal.home.example')}
            action={t('ui.search')}
            value={text}
            onChange={setText}
            onSearch={() => void navigate(`/deposer?${new URLSearchParams({ q: text.trim() }).toString()}`)}
          />
        }
      />
      <div className="g-wrap">
        <Found text={text} />
        <FoundAnswers text={text} />
        <KnownIncidents
          addressOf={addressOfRequest}
          onJoined={({ reference }) => void navigate(addressOfRequest(reference))}
        />
        {!isSearching && (
          <>
            <HardwareBanner className="g-home-banner" />
            <div className="g-home">
              <FrequentTopics />
              <MyRequests />
            </div>
            <BeforeFiling />
          </>
        )}
      </div>
    </div>
  )
}

/** Topics for what was typed; its status stays in the page, or the first count would not be heard. */
function Found({ text }: { text: string }) {
  const t = useT()
  const { categories } = useSuspenseQuery(catalogueQuery).data
  const typed = text.trim()
  const topics = findTopics(categories, typed)
  return (
    <div className={typed === '' ? undefined : 'g-catalogue g-home-found'}>
      <p role="status" className={typed === '' ? 'g-sr' : 'g-catalogue-count'}>
        {typed !== '' && t('filing.found', { count: topics.length, text: typed })}
      </p>
      {typed !== '' && (
        <>
          <TopicResults topics={topics} words={tellingWords(typed)} search="" />
          <Unsure categories={categories} search="" isLast />
          <p>
            <Link to="/deposer">{t('portal.home.allTopics')}</Link>
          </p>
        </>
      )}
    </div>
  )
}

const firstName = (name: string): string => name.split(' ')[0] ?? name
