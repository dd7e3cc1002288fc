import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Ticket } from '@guichet/contracts/tickets'
import { linksQuery } from '../../../features/links/queries.ts'
import { addressOfRequest } from '../../../features/tickets/request-table.tsx'
import { Rich } from '../../../format/rich.tsx'
import { useT } from '../../../reader.tsx'
import { Banner } from '../../../ui/banner.tsx'

/** Where one's request goes on that was joined to another of one's own. */
export function Merged({ ticket }: { ticket: Ticket }) {
  const t = useT()
  const isDuplicate = ticket.closeReason === 'duplicate'
  const { data } = useQuery({ ...linksQuery(ticket.reference), enabled: isDuplicate })
  const survivor = data?.items.find(({ relation }) => relation === 'merged_into')?.ticket.reference
  if (!isDuplicate || survivor === undefined) return null
  return (
    <div className="g-wrap g-request-merged">
      <Banner
        tone="calm"
        title={
          <Rich
            id="requests.merged.title"
            values={{ reference: <Link to={addressOfRequest(survivor)}>{survivor}</Link> }}
          />
        }
      >
        {t('requests.merged.say')}
      </Banner>
    </div>
  )
}
