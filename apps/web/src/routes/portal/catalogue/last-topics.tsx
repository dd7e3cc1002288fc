import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { catalogueQuery } from '../../../features/catalogue/queries.ts'
import { topicById } from '../../../features/catalogue/topics.ts'
import { ticketsQuery } from '../../../features/tickets/queries.ts'
import { DeskWords } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'

const shown = 3

/** The topics one filed under lately, for those who always ask the same thing. */
export function LastTopics({ search }: { search: string }) {
  const t = useT()
  const { data: page } = useQuery(ticketsQuery({ view: 'mine', sort: '-created', limit: 20 }))
  const { data: catalogue } = useQuery(catalogueQuery)
  const ids = new Set(page?.items.map(({ category }) => category.id))
  const topics = [...ids].flatMap((id) => topicById(catalogue?.categories ?? [], id) ?? []).slice(0, shown)
  if (topics.length === 0) return null
  return (
    <p className="g-last-topics">
      <span className="g-dim">{t('filing.last')}</span>
      {topics.map(({ category }) => (
        <Link key={category.id} to={`/deposer/${category.id}${search}`}>
          <DeskWords>{category.label}</DeskWords>
        </Link>
      ))}
    </p>
  )
}
