import { IconLock, IconMessage } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Me } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { AttachmentLinks } from '../../features/attachments/attachment-links.tsx'
import { DeskThread } from '../../features/journal/desk-thread.tsx'
import { linesOf } from '@guichet/domain/conversation'
import { establishmentName } from '@guichet/i18n/format/names'
import { journalQuery } from '../../features/journal/queries.ts'
import { ticketQuery } from '../../features/tickets/queries.ts'
import { capital, priorityKey } from '../../features/tickets/queue-groups.ts'
import { ticketAddress } from '../../features/tickets/views.ts'
import { useFormat } from '../../format/use-format.ts'
import { DeskWords } from '../../format/desk-words.tsx'
import { useT } from '../../reader.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Pane } from '../../ui/desk-panes.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Skeleton } from '../../ui/loading.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { ActBar } from './ticket/act-bar.tsx'
import type { Then } from './ticket/then.ts'
import { TicketState } from './ticket/ticket-state.tsx'

const inSight = 4

export type PreviewProps = {
  reference: string
  queue: string
  me: Me
  /** The whole ticket is read, and answered, beside the list. */
  isWhole: boolean
  onWhole: (isWhole: boolean) => void
}

// The composer comes with the ticket's page: a queue that is only looked through does without.
const TicketPage = lazy(async () => ({ default: (await import('./ticket.tsx')).TicketPage }))

/** A ticket beside its queue: its head, its acts, its last words. */
export function Preview({ reference, queue, me, isWhole, onWhole }: PreviewProps) {
  const t = useT()
  const { data: ticket, error } = useQuery(ticketQuery(reference))
  const { data: journal } = useQuery(journalQuery(reference))
  const label = t('desk.preview', { reference })
  if (ticket === undefined) {
    return <Pane label={label}>{error ? <RefusalNotice error={error} /> : <Skeleton lines={6} />}</Pane>
  }
  const lines = journal ? linesOf(ticket.description, journal.items) : []
  const address = ticketAddress(ticket.reference, queue)
  const head = (compose?: (then: Then) => void) => (
    <Head
      ticket={ticket}
      me={me}
      address={address}
      isWhole={isWhole}
      onWhole={onWhole}
      {...(compose && { onCompose: compose })}
    />
  )
  if (isWhole) {
    return (
      <Suspense
        fallback={
          <Pane label={label}>
            <Skeleton lines={6} />
          </Pane>
        }
      >
        <TicketPage key={reference} ticket={ticket} me={me} besideHead={head} />
      </Suspense>
    )
  }
  return (
    <Pane
      label={label}
      head={head()}
      foot={ticket.allowed.includes('comment') && <Answers ticket={ticket} me={me} queue={queue} />}
    >
      <Known ticket={ticket} />
      {lines.length > inSight && (
        <p className="g-preview-past">
          <ButtonLink size="small" variant="subtle" to={address}>
            {t('requests.past', { count: lines.length - inSight })}
          </ButtonLink>
        </p>
      )}
      <DeskThread
        lines={lines.slice(-inSight)}
        names={journal?.names ?? {}}
        readerId={me.id}
        requesterName={ticket.requester.name}
        renderFiles={(files) => <AttachmentLinks forAgents files={files} />}
      />
    </Pane>
  )
}

type HeadProps = Pick<PreviewProps, 'me' | 'isWhole' | 'onWhole'> & {
  ticket: Ticket
  address: string
  onCompose?: (then: Then) => void
}

function Head({ ticket, me, address, isWhole, onWhole, onCompose }: HeadProps) {
  const t = useT()
  return (
    <div className="g-ticket-head">
      <p className="g-small g-dim">
        <span className="g-ref">{ticket.reference}</span> <DeskWords>{ticket.category.label}</DeskWords>
      </p>
      <h2 dir="auto">{ticket.title}</h2>
      <TicketState ticket={ticket} readerId={me.id} />
      <ActBar
        ticket={ticket}
        me={me}
        inSight={2}
        {...(onCompose && { onCompose })}
        before={
          <>
            <ButtonLink size="small" variant="filled" to={address}>
              {t('desk.open')}
            </ButtonLink>
            <Button size="small" aria-pressed={isWhole} onClick={() => onWhole(!isWhole)}>
              {t('search.beside')}
            </Button>
          </>
        }
      />
    </div>
  )
}

function Known({ ticket }: { ticket: Ticket }) {
  const t = useT()
  const format = useFormat()
  const { establishment } = ticket
  return (
    <div className="g-preview-facts">
      <Facts
        kind="beside"
        facts={[
          { label: t('desk.fact.requester'), value: ticket.requester.name },
          {
            label: t('desk.fact.establishment'),
            value: establishment ? establishmentName(establishment) : t('ui.none'),
          },
        ]}
      />
      <Facts
        kind="beside"
        facts={[
          { label: t('desk.fact.priority'), value: capital(t(priorityKey(ticket.priority))) },
          { label: t('desk.fact.created'), value: format.shortMoment(ticket.createdAt) },
        ]}
      />
    </div>
  )
}

function Answers({ ticket, me, queue }: { ticket: Ticket; me: Me; queue: string }) {
  const t = useT()
  const isWithKeys = me.preferences.shortcuts
  return (
    <div className="g-preview-answers">
      <ButtonLink
        size="small"
        to={ticketAddress(ticket.reference, queue, 'ecrire=reponse')}
        icon={<IconMessage className="g-icon" aria-hidden />}
      >
        <span>{t('desk.composer.answer', { name: ticket.requester.name })}</span> {isWithKeys && <Kbd>r</Kbd>}
      </ButtonLink>
      {(ticket.standing === 'agent' || ticket.standing === 'guest') && (
        <ButtonLink
          size="small"
          variant="note"
          to={ticketAddress(ticket.reference, queue, 'ecrire=note')}
          icon={<IconLock className="g-icon" aria-hidden />}
        >
          {t('desk.composer.note')} {isWithKeys && <Kbd>n</Kbd>}
        </ButtonLink>
      )}
    </div>
  )
}
