import { useNavigate } from 'react-router'
import type { Bucket } from '@guichet/contracts/lifecycle'
import type { Settings } from '@guichet/contracts/settings'
import type { TicketPage } from '@guichet/contracts/tickets'
import type { MessageKey } from '@guichet/i18n/keys'
import { RequestTable } from '../../../features/tickets/request-table.tsx'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import type { Sort } from '../../../ui/record-table.tsx'
import { Section } from '../../../ui/section.tsx'
import { addressOfPlace, anchors, sortOf, type Place } from './place.ts'

export type RequestListProps = {
  place: Place
  /** Undefined for « Réponse attendue de vous », which crosses the lists. */
  bucket?: Bucket
  page: TicketPage
  settings: Settings
}

/** One of the three lists: its total, its rows, the way to the rest. */
export function RequestList({ place, bucket, page, settings }: RequestListProps) {
  const t = useT()
  const go = useNavigate()
  const title = t(titleKey(place, bucket))
  const sort = sortOf(place)
  const onSort = ({ direction }: Sort) => {
    const { cursor: _, ...start } = place
    void go(addressOfPlace({ ...start, sort: direction === 'ascending' ? 'created' : '-created' }))
  }
  return (
    <Section
      title={title}
      aside={<Total page={page} bucket={bucket} settings={settings} />}
      {...idOf(bucket)}
    >
      {page.items.length > 0 ? (
        <RequestTable
          caption={title}
          tickets={page.items}
          dates={settings['lists.dates']}
          hasProducts={settings['product.enabled']}
          onSort={onSort}
          {...(sort ? { sort } : {})}
        />
      ) : (
        bucket && <p className="g-list-empty">{t(`requests.none.${bucket}`)}</p>
      )}
      <Further place={place} page={page} {...(bucket ? { bucket } : {})} />
    </Section>
  )
}

const idOf = (bucket: Bucket | undefined) => (bucket === undefined ? {} : { id: anchors[bucket] })

function titleKey({ view }: Place, bucket: Bucket | undefined): MessageKey {
  if (bucket === undefined) return 'requests.awaiting'
  return view === 'mine' ? `states.bucket.${bucket}` : `requests.${bucket}.other`
}

type TotalProps = { page: TicketPage; bucket: Bucket | undefined; settings: Settings }

function Total({ page: { total, items }, bucket, settings }: TotalProps) {
  const t = useT()
  const count = total ?? items.length
  const said =
    typeof count === 'number'
      ? t('ui.total', { count })
      : t('requests.total.atLeast', { count: count.atLeast })
  const format = useFormat()
  const kept = bucket === 'closed' && settings['retention.closed']
  return (
    <>
      {said} {kept && t('requests.retention', { period: format.period(kept) })}
    </>
  )
}

/** From the three lists to the whole of one; from one page of it to the next. */
function Further({ place, bucket, page }: Pick<RequestListProps, 'place' | 'bucket' | 'page'>) {
  const t = useT()
  const { nextCursor, total } = page
  const { cursor: here, ...start } = place
  if (nextCursor === null && here === undefined) return null
  if (bucket !== undefined && place.bucket === undefined) {
    const count = typeof total === 'number' ? total : (total?.atLeast ?? 0)
    return (
      <p className="g-further">
        <ButtonLink variant="subtle" size="small" to={addressOfPlace({ ...start, bucket })}>
          {t(`requests.all.${bucket}`, { count })}
        </ButtonLink>
      </p>
    )
  }
  return (
    <p className="g-further g-row">
      {here !== undefined && (
        <ButtonLink size="small" to={addressOfPlace(start)}>
          {t('requests.first')}
        </ButtonLink>
      )}
      {nextCursor !== null && (
        <ButtonLink size="small" to={addressOfPlace({ ...start, cursor: nextCursor })}>
          {t('requests.more')}
        </ButtonLink>
      )}
    </p>
  )
}
