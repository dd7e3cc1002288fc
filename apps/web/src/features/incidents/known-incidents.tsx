import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { KnownIncident } from '@guichet/contracts/incidents'
import type { Ticket } from '@guichet/contracts/tickets'
import { useFormat } from '../../format/use-format.ts'
import { useIdempotencyKey } from '../../idempotency-key.ts'
import { useT } from '../../reader.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useJoinIncident } from './mutations.ts'
import { incidentsQuery } from './queries.ts'
import './incidents.css'

export type KnownIncidentsProps = {
  /** The topic that is being filed about; left out, all that concern the reader. */
  categoryId?: string
  addressOf: (reference: string) => string
  onJoined: (ticket: Ticket) => void
}

/** What is known to be broken, before anybody describes it once more; « moi aussi » is enough. */
export function KnownIncidents({ categoryId, ...told }: KnownIncidentsProps) {
  const t = useT()
  const { data } = useQuery(incidentsQuery(categoryId))
  if (!data || data.items.length === 0) return null
  return (
    <section className="g-incidents" aria-label={t('incidents.list')}>
      {data.items.map((incident) => (
        <Incident key={incident.id} incident={incident} categoryId={categoryId} {...told} />
      ))}
    </section>
  )
}

export type IncidentProps = Omit<KnownIncidentsProps, 'categoryId'> & {
  incident: KnownIncident
  categoryId: string | undefined
}

export function Incident({ incident, categoryId, addressOf, onJoined }: IncidentProps) {
  const t = useT()
  const format = useFormat()
  const key = useIdempotencyKey()
  const joining = useJoinIncident(categoryId)
  const { id, title, text, since, joined } = incident
  const join = () =>
    joining.mutate(
      { id, key: key.of(id) },
      {
        onSuccess: (ticket) => {
          toast(t('incidents.joined.now'), 'good')
          onJoined(ticket)
        },
        onError: (error) => toast(error.message, 'bad'),
      },
    )
  return (
    <Banner
      tone="news"
      title={`${t('incidents.title')} : ${title}`}
      action={
        joined === null && (
          <Button disabled={joining.isPending} onClick={join}>
            {t('incidents.join')} <span className="g-sr">{t('incidents.join.what', { title })}</span>
          </Button>
        )
      }
    >
      <span className="g-incident-text">
        {text && <span dir="auto">{text}</span>}
        <span className="g-small">{t('incidents.since', { date: format.moment(since) })}</span>
        {joined === null ? (
          <span className="g-small">{t('incidents.join.say')}</span>
        ) : (
          <span>
            {t('incidents.joined')} <Link to={addressOf(joined)}>{joined}</Link>
          </span>
        )}
      </span>
    </Banner>
  )
}
