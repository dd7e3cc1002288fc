import { useQuery } from '@tanstack/react-query'
import { AttachmentLinks } from '../../features/attachments/attachment-links.tsx'
import { DeskThread } from '../../features/journal/desk-thread.tsx'
import { linesOf } from '../../features/journal/lines.ts'
import { journalQuery } from '../../features/journal/queries.ts'
import { ticketQuery } from '../../features/tickets/queries.ts'
import { stateKey } from '../../features/tickets/state-key.ts'
import { useT } from '../../reader.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Pane } from '../../ui/desk-panes.tsx'
import { Skeleton } from '../../ui/loading.tsx'
import { StateLabel } from '../../ui/state-label.tsx'
import { ActBar } from './act-bar.tsx'

/** A ticket beside its queue: its head, its acts, its last words. */
export function Preview({ reference, readerId }: { reference: string; readerId: string }) {
  const t = useT()
  const { data: ticket } = useQuery(ticketQuery(reference))
  const { data: journal } = useQuery(journalQuery(reference))
  if (ticket === undefined)
    return <Pane label={t('desk.preview', { reference })}>{<Skeleton lines={6} />}</Pane>
  const lines = journal ? linesOf(ticket.description, journal.items) : []
  const address = `/bureau/tickets/${ticket.reference}`
  return (
    <Pane
      label={t('desk.preview', { reference })}
      head={
        <>
          <p className="g-small g-dim">
            <span className="g-ref">{ticket.reference}</span> {ticket.category.label}
          </p>
          <h2>{ticket.title}</h2>
          <StateLabel state={ticket.status}>{t(stateKey(ticket))}</StateLabel>
          <ActBar
            ticket={ticket}
            inSight={3}
            before={
              <ButtonLink size="small" variant="filled" to={address}>
                {t('desk.open')}
              </ButtonLink>
            }
          />
        </>
      }
    >
      <DeskThread
        lines={lines.slice(-6)}
        names={journal?.names ?? {}}
        readerId={readerId}
        requesterName={ticket.requester.name}
        renderFiles={(files) => <AttachmentLinks files={files} />}
      />
    </Pane>
  )
}
