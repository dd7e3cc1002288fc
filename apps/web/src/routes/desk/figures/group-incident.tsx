import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Me } from '@guichet/contracts/me'
import type { RecurringGroup } from '@guichet/contracts/reports'
import { useLinkChildren, type LinkedChildren } from '../../../features/tickets/mutations.ts'
import { ticketQuery } from '../../../features/tickets/queries.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/confirm.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { IncidentDialog } from '../ticket/incident-dialog.tsx'

export type GroupIncidentProps = { me: Me; title: string; group: RecurringGroup; onClose: () => void }

/** One of a group’s open tickets is declared the incident, with the group’s topics and places; the others become its children. */
export function GroupIncident({ me, title, group, onClose }: GroupIncidentProps) {
  const t = useT()
  const { open, categories, establishments } = group
  const [parent, setParent] = useState(open.at(-1) ?? '')
  // The words in hand stay while another ticket is chosen.
  const ticket = useQuery({ ...ticketQuery(parent), placeholderData: keepPreviousData })
  const link = useLinkChildren()
  const key = useIdempotencyKey()
  const linkAll = () => {
    const family = { parent, children: open.filter((reference) => reference !== parent) }
    link.mutate({ ...family, key: key.of(family) })
  }
  if (link.isIdle && ticket.data)
    return (
      <IncidentDialog
        ticket={{ ...ticket.data, reference: parent }}
        me={me}
        incident={null}
        proposed={{ title, categories, establishments }}
        onDeclared={linkAll}
        onClose={onClose}
        choice={
          <SelectField
            label={t('reports.incident.ticket')}
            hint={t('reports.incident.ticket.hint', {
              title: ticket.isPlaceholderData ? '…' : ticket.data.title,
              others: open.length - 1,
            })}
            value={parent}
            onChange={({ currentTarget }) => setParent(currentTarget.value)}
            options={open.map((value) => ({ value, label: value }))}
          />
        }
      />
    )
  return (
    <Dialog opened title={t('desk.incident.declare')} onClose={onClose}>
      <RefusalNotice error={ticket.error ?? link.error} {...(link.error && { onRetry: linkAll })} />
      {(ticket.isPending || link.isPending) && <Loading />}
      {link.data && <Outcome parent={parent} {...link.data} />}
      <div className="g-dialog-actions">
        <Button onClick={onClose}>{t('ui.close')}</Button>
      </div>
    </Dialog>
  )
}

function Outcome({ parent, linked, refused }: { parent: string } & LinkedChildren) {
  const t = useT()
  return (
    <div role="status">
      <p>
        {t('reports.incident.linked', { count: linked.length })}{' '}
        <Link className="g-ref" to={`/bureau/tickets/${encodeURIComponent(parent)}`}>
          {parent}
        </Link>
      </p>
      {refused.length > 0 && <p>{t('reports.incident.refused', { count: refused.length })}</p>}
      <ul>
        {refused.map(({ reference, why }) => (
          <li key={reference}>
            <span className="g-ref">{reference}</span> {why}
          </li>
        ))}
      </ul>
    </div>
  )
}
