import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TicketLink } from '@guichet/contracts/links'
import type { Me } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { LinkList } from '../../../features/links/link-list.tsx'
import { linksQuery } from '../../../features/links/queries.ts'
import { useFireEvent } from '../../../features/tickets/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { Section } from '../../../ui/section.tsx'
import { toast } from '../../../ui/toast.tsx'
import { IncidentSection } from './incident-section.tsx'
import { LinkDialog } from './link-dialog.tsx'

/** The known incident that the ticket is, and the tickets that it has to do with. */
export function DossierLinks({ ticket, me }: { ticket: Ticket; me: Me }) {
  const t = useT()
  const { data } = useQuery(linksQuery(ticket.reference))
  const [isLinking, setLinking] = useState(false)
  const [removed, setRemoved] = useState<TicketLink>()
  const mayLink = ticket.allowed.includes('link')
  if (!data || ticket.standing === 'former') return null
  return (
    <>
      <IncidentSection ticket={ticket} me={me} incident={data.incident} />
      <Section
        compact
        title={t('desk.links')}
        aside={
          mayLink && (
            <Button size="small" variant="subtle" onClick={() => setLinking(true)}>
              {t('desk.links.add')} <span className="g-sr">{t('desk.link.title')}</span>
            </Button>
          )
        }
      >
        {data.items.length === 0 ? (
          <p className="g-small g-dim">{t('desk.links.none')}</p>
        ) : (
          <LinkList
            links={data.items}
            total={data.total}
            addressOf={(reference) => `/bureau/tickets/${reference}`}
            onRemove={ticket.allowed.includes('unlink') ? setRemoved : undefined}
          />
        )}
        {isLinking && <LinkDialog ticket={ticket} onClose={() => setLinking(false)} />}
        {removed && <Removal ticket={ticket} link={removed} onClose={() => setRemoved(undefined)} />}
      </Section>
    </>
  )
}

type RemovalProps = { ticket: Ticket; link: TicketLink; onClose: () => void }

function Removal({ ticket, link, onClose }: RemovalProps) {
  const t = useT()
  const fire = useFireEvent(ticket.reference)
  const key = useIdempotencyKey()
  const event = { event: 'unlink', linkId: link.id } as const
  return (
    <Confirm
      opened
      title={t('desk.link.remove', { reference: link.ticket.reference })}
      action={t('ui.remove')}
      busy={fire.isPending}
      onCancel={onClose}
      onConfirm={() =>
        fire.mutate(
          { event, key: key.of(event) },
          {
            onSuccess: () => toast(t('desk.link.removed')),
            onError: (error) => toast(error.message, 'bad'),
            onSettled: onClose,
          },
        )
      }
    >
      <p>{t('desk.link.remove.say')}</p>
    </Confirm>
  )
}
