import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Me } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { linksQuery } from '../../../features/links/queries.ts'
import { ACTS } from '../../../features/tickets/acts.ts'
import { Rich } from '../../../format/rich.tsx'
import { useT } from '../../../reader.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { ActDialog } from './act-dialog.tsx'

const reopening = ACTS.find(({ event }) => event === 'reopen')

/** Where a merged ticket goes on, and the way back. */
export function MergedNotice({ ticket, me }: { ticket: Ticket; me: Me }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery({ ...linksQuery(ticket.reference), enabled: ticket.closeReason === 'duplicate' })
  const survivor = data?.items.find(({ relation }) => relation === 'merged_into')?.ticket
  if (ticket.closeReason !== 'duplicate' || !survivor) return null
  return (
    <div className="g-ticket-merged">
      <Banner
        tone="calm"
        title={
          <Rich
            id="desk.merged.title"
            values={{
              reference: <Link to={`/bureau/tickets/${survivor.reference}`}>{survivor.reference}</Link>,
            }}
          />
        }
        action={
          ticket.allowed.includes('reopen') && (
            <Button size="small" onClick={() => setOpen(true)}>
              {t('desk.unmerge')}
            </Button>
          )
        }
      >
        {t('desk.merged.say')}
        {isOpen && reopening && (
          <ActDialog
            act={{ ...reopening, label: 'desk.unmerge' }}
            ticket={ticket}
            me={me}
            onClose={() => setOpen(false)}
          />
        )}
      </Banner>
    </div>
  )
}
