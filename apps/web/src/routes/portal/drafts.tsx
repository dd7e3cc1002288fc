import { useSuspenseQuery } from '@tanstack/react-query'
import { catalogueQuery } from '../../features/catalogue/queries.ts'
import { topicById } from '../../features/catalogue/topics.ts'
import { DraftList } from '../../features/drafts/draft-list.tsx'
import { meQuery } from '../../features/me/queries.ts'
import { queries } from '../../query-client.ts'
import { useT } from '../../reader.tsx'
import { Hall } from '../../ui/hall.tsx'
import { draftAddress } from './filing/draft-address.ts'
import './drafts.css'

export async function loader() {
  await queries.ensureQueryData(catalogueQuery)
  return null
}

/** What one was writing and did not send. */
export function Component() {
  const t = useT()
  const { data: me } = useSuspenseQuery(meQuery)
  const { categories } = useSuspenseQuery(catalogueQuery).data
  const topicOf = (id: string | undefined) => (id === undefined ? undefined : topicById(categories, id))
  return (
    <>
      <Hall title={t('filing.drafts')} sentence={t('filing.drafts.kept')} />
      <div className="g-wrap">
        <DraftList
          personId={me.id}
          linkTo={({ id, content }) => draftAddress(topicOf(content.categoryId)?.category.id, id)}
          topicOf={({ content }) => topicOf(content.categoryId)?.category.label}
        />
      </div>
    </>
  )
}
