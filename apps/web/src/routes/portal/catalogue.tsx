import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { redirect, useLocation, useNavigate, useSearchParams, type LoaderFunctionArgs } from 'react-router'
import type { Category } from '@guichet/contracts/catalogue'
import { catalogueQuery } from '../../features/catalogue/queries.ts'
import { TopicBoard } from '../../features/catalogue/topic-board.tsx'
import { TopicFilter } from '../../features/catalogue/topic-filter.tsx'
import { walkResults } from '../../features/catalogue/walk-results.ts'
import { TopicList } from '../../features/catalogue/topic-list.tsx'
import { TopicResults } from '../../features/catalogue/topic-results.tsx'
import { TopicTree } from '../../features/catalogue/topic-tree.tsx'
import {
  branchById,
  filterCatalogue,
  findTopics,
  namedCategory,
  tellingWords,
  topicById,
} from '../../features/catalogue/topics.ts'
import { deskQuery } from '../../features/desk/queries.ts'
import { DraftOffer } from '../../features/drafts/draft-offer.tsx'
import { meQuery } from '../../features/me/queries.ts'
import { queries } from '../../query-client.ts'
import { useDeskLang } from '../../format/desk-words.tsx'
import { useReader, useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { Hall } from '../../ui/hall.tsx'
import { LastTopics } from './catalogue/last-topics.tsx'
import { Unsure } from './catalogue/unsure.tsx'
import { draftAddress } from './filing/draft-address.ts'
import { stepsOfFiling } from './filing/steps.ts'
import { HardwareBanner } from './hardware-banner.tsx'
import './catalogue/catalogue.css'

export async function loader({ request }: LoaderFunctionArgs) {
  const { categories } = await queries.ensureQueryData(catalogueQuery)
  return linkedFrom(categories, new URL(request.url).searchParams)
}

/** A link from another site, the intranet's tile: `/deposer?categorie=…`, by id or by name. */
function linkedFrom(categories: readonly Category[], search: URLSearchParams) {
  const named = search.get('categorie')
  if (named === null) return null
  const found = namedCategory(categories, named)
  if (found === undefined) return redirect(`/deposer?${new URLSearchParams({ q: named }).toString()}`)
  return redirect(found.children.length > 0 ? `/deposer?dans=${found.id}` : `/deposer/${found.id}`)
}

/** First step: what it is about, which decides who answers. */
export function Component() {
  const { t, locale } = useReader()
  const [search] = useSearchParams()
  const { categories } = useSuspenseQuery(catalogueQuery).data
  const { data: me } = useSuspenseQuery(meQuery)
  const { settings } = useSuspenseQuery(deskQuery).data
  // A draft whose topic is gone asks for another one.
  const linkToDraft = ({ id, categoryId }: { id: string; categoryId: string | undefined }) =>
    draftAddress(topicById(categories, categoryId ?? '') ? categoryId : undefined, id)
  const deskLang = useDeskLang()
  const branch = branchById(categories, search.get('dans') ?? '')
  const carried = carriedBy(search)
  const [typed, filter] = useTyped(search)
  const parent = branch?.above.at(-1)
  const back = branch
    ? {
        to: `/deposer${said({ dans: parent?.id, ...carried })}`,
        label: parent?.label ?? t('filing.topics.all'),
      }
    : { to: '/', label: t('portal.nav.home') }
  useBackToItem(branch?.category.id)
  return (
    <>
      <Hall
        {...(branch && deskLang && { lang: deskLang })}
        title={branch?.category.label ?? t('filing.topic.title')}
        back={back}
        step={{
          step: 1,
          steps: stepsOfFiling(settings),
          name: t('filing.step.topic'),
          next: t('filing.step.topic.next'),
        }}
        sentence={
          branch?.category.description ?? (
            <span lang={locale}>
              {t(carried.brouillon ? 'filing.topic.say.carried' : 'filing.topic.say')}
            </span>
          )
        }
      />
      <div className="g-wrap g-catalogue" onKeyDown={(event) => walkResults(event, () => filter(''))}>
        <HardwareBanner className="g-catalogue-banner" />
        {!carried.brouillon && <DraftOffer personId={me.id} allAt="/brouillons" linkTo={linkToDraft} />}
        <TopicFilter value={typed} onChange={filter} />
        {typed === '' && !branch && <LastTopics search={said(carried)} />}
        <Topics
          categories={branch ? branch.category.children : categories}
          within={branch?.category}
          typed={typed}
          carried={carried}
        />
        <Unsure categories={categories} search={said(carried)} isLast={typed !== ''} />
      </div>
    </>
  )
}

type Carried = { brouillon?: string }

const flat = {
  tiles: 'filing.display.board',
  tree: 'filing.display.board',
  list: 'filing.display.list',
} as const

type TopicsProps = {
  categories: readonly Category[]
  /** What they are under, which may take requests itself. */
  within: Category | undefined
  typed: string
  carried: Carried
}

function Topics({ categories, within, typed, carried }: TopicsProps) {
  const t = useT()
  const navigate = useNavigate()
  const { settings } = useSuspenseQuery(deskQuery).data
  const display = settings['catalogue.display']
  const [isTree, setTree] = useState(display === 'tree')
  const words = tellingWords(typed)
  const found = findTopics(categories, typed)
  const isFiltered = typed.trim() !== ''
  const linkTo = ({ id, children }: Category) =>
    children.length > 0 ? `/deposer${said({ dans: id, ...carried })}` : `/deposer/${id}${said(carried)}`
  return (
    <>
      <div className={display === 'list' && !isTree ? 'g-row g-catalogue-beside' : 'g-row'}>
        <p role="status" className="g-catalogue-count">
          {isFiltered && t('filing.found', { count: found.length, text: typed.trim() })}
        </p>
        <Button variant="subtle" size="small" className="g-push" onClick={() => setTree(!isTree)}>
          {t(isTree ? flat[display] : 'filing.display.tree')}
        </Button>
      </div>
      {isTree ? (
        <TopicTree
          key={String(isFiltered)}
          categories={isFiltered ? filterCatalogue(categories, typed) : categories}
          words={isFiltered ? words : []}
          onChoose={(id) => void navigate(`/deposer/${id}${said(carried)}`)}
        />
      ) : isFiltered ? (
        <TopicResults topics={found} words={words} search={said(carried)} />
      ) : display === 'list' ? (
        <TopicList
          categories={categories}
          within={within}
          linkTo={linkTo}
          linkToForm={({ id }) => `/deposer/${id}${said(carried)}`}
        />
      ) : (
        <TopicBoard categories={categories} linkTo={linkTo} />
      )}
    </>
  )
}

// The field is the page's own, so that no keystroke waits for the router. The address follows, for Back and Forward, without
// a navigation of its own, which would call off the one that a click has begun.
function useTyped(search: URLSearchParams): [string, (text: string) => void] {
  const [typed, setTyped] = useState(search.get('q') ?? '')
  const { pathname } = useLocation()
  useEffect(() => {
    const timer = setTimeout(() => {
      const address = new URL(window.location.href)
      if (address.pathname !== pathname) return
      if (typed === '') address.searchParams.delete('q')
      else address.searchParams.set('q', typed)
      if (address.href !== window.location.href)
        window.history.replaceState(window.history.state, '', address)
    }, 300)
    return () => clearTimeout(timer)
  }, [typed, pathname])
  return [typed, setTyped]
}

/** Coming back from a branch, the focus is on the item one had left. */
function useBackToItem(branchId: string | undefined): void {
  const left = useRef(branchId)
  useEffect(() => {
    const former = left.current
    left.current = branchId
    if (former === branchId || former === undefined) return
    const item = document.querySelector<HTMLElement>(`[data-category="${CSS.escape(former)}"]`)
    item?.focus()
  }, [branchId])
}

// A draft whose topic is being changed goes along.
function carriedBy(search: URLSearchParams): Carried {
  const brouillon = search.get('brouillon')
  return brouillon === null ? {} : { brouillon }
}

type Said = Carried & { dans?: string | undefined }

function written(values: Said): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value)
  return query
}

function said(values: Said): string {
  const query = written(values).toString()
  return query === '' ? '' : `?${query}`
}
