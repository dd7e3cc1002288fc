import { useState } from 'react'
import type { DeclaredIncident } from '@guichet/contracts/links'
import type { Me } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { useFireEvent } from '../../../features/tickets/mutations.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { Section } from '../../../ui/section.tsx'
import { toast } from '../../../ui/toast.tsx'
import { ActDialog } from './act-dialog.tsx'
import { IncidentDialog } from './incident-dialog.tsx'

export type IncidentSectionProps = { ticket: Ticket; me: Me; incident: DeclaredIncident | null }

const tell = {
  event: 'tell_children',
  label: 'desk.incident.tell',
  asks: ['text'],
  says: 'desk.incident.tell.text',
  hint: 'desk.incident.tell.say',
} as const

/** What everybody is told, how many joined, and what may be done for all of them. */
export function IncidentSection({ ticket, me, incident }: IncidentSectionProps) {
  const t = useT()
  const [open, setOpen] = useState<'declare' | 'end' | 'tell'>()
  const close = () => setOpen(undefined)
  const may = (event: 'declare_incident' | 'end_incident' | 'tell_children') => ticket.allowed.includes(event)
  if (!incident && !may('declare_incident')) return null
  return (
    <Section
      compact
      title={t('desk.incident')}
      aside={
        may('declare_incident') && (
          <Button size="small" variant="subtle" onClick={() => setOpen('declare')}>
            {t(incident ? 'desk.incident.change' : 'desk.incident.declare')}
          </Button>
        )
      }
    >
      {incident && (
        <>
          <Told incident={incident} mayResolve={ticket.allowed.includes('resolve')} />
          <div className="g-row">
            {may('tell_children') && (
              <Button size="small" onClick={() => setOpen('tell')}>
                {t('desk.incident.tell')}
              </Button>
            )}
            {may('end_incident') && (
              <Button size="small" variant="subtle" onClick={() => setOpen('end')}>
                {t('desk.incident.end')}
              </Button>
            )}
          </div>
        </>
      )}
      {open === 'declare' && <IncidentDialog ticket={ticket} me={me} incident={incident} onClose={close} />}
      {open === 'tell' && <ActDialog act={tell} ticket={ticket} me={me} onClose={close} />}
      {open === 'end' && <Ending ticket={ticket} onClose={close} />}
    </Section>
  )
}

function Told({ incident, mayResolve }: { incident: DeclaredIncident; mayResolve: boolean }) {
  const t = useT()
  const format = useFormat()
  const { open, resolved, ended, underWay } = incident.children
  const joined = open + resolved + ended
  const places = [
    ...incident.categories.map(({ label }) => label),
    ...incident.establishments.map(({ name }) => name),
  ]
  return (
    <>
      <p>
        <b dir="auto">{incident.title}</b>
        <span className="g-detail">
          {t('desk.incident.since', { date: format.shortMoment(incident.since) })}
        </span>
        <span className="g-detail">{places.join(', ')}</span>
      </p>
      <p className="g-small" role="status">
        {t('desk.incident.children', { count: joined })}{' '}
        {joined > 0 && t('desk.incident.states', { open, resolved, ended })}{' '}
        {underWay > 0 && t('desk.incident.underWay', { count: underWay })}
      </p>
      {mayResolve && open > 0 && (
        <p className="g-small g-dim">{t('desk.incident.resolve', { count: open })}</p>
      )}
    </>
  )
}

function Ending({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useT()
  const fire = useFireEvent(ticket.reference)
  const key = useIdempotencyKey()
  const event = { event: 'end_incident' } as const
  return (
    <Confirm
      opened
      title={t('desk.incident.end')}
      action={t('desk.incident.end')}
      busy={fire.isPending}
      onCancel={onClose}
      onConfirm={() =>
        fire.mutate(
          { event, key: key.of(event) },
          {
            onSuccess: () => toast(t('desk.incident.ended')),
            onError: (error) => toast(error.message, 'bad'),
            onSettled: onClose,
          },
        )
      }
    >
      <p>{t('desk.incident.end.say')}</p>
    </Confirm>
  )
}
