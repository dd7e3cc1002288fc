import type { Settings } from '@guichet/contracts/settings'
import type { TicketPage } from '@guichet/contracts/tickets'
import { RequestTable } from '../../../features/tickets/request-table.tsx'
import { useT } from '../../../reader.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { addressOfPlace, type Place } from './place.ts'

export type KeptListProps = {
  place: Place
  kept: 'bookmarks' | 'history'
  page: Pick<TicketPage, 'items' | 'nextCursor'>
  settings: Settings
}

/** Signets, or what was lately read: newest first. */
export function KeptList({ place, kept, page, settings }: KeptListProps) {
  const t = useT()
  if (page.items.length === 0) {
    return (
      <EmptyState title={t(`requests.${kept}.none`)}>
        {kept === 'bookmarks' && t('requests.bookmarks.none.say')}
      </EmptyState>
    )
  }
  return (
    <div className="g-kept-list">
      <RequestTable
        caption={t(`requests.${kept}`)}
        tickets={page.items}
        dates={settings['lists.dates']}
        hasProducts={settings['product.enabled']}
      />
      {page.nextCursor !== null && (
        <p className="g-further">
          <ButtonLink size="small" to={addressOfPlace({ ...place, cursor: page.nextCursor })}>
            {t('requests.more')}
          </ButtonLink>
        </p>
      )}
    </div>
  )
}
