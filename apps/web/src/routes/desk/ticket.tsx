import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { Me } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { ProblemError } from '../../api.ts'
import { AttachmentLinks } from '../../features/attachments/attachment-links.tsx'
import { DeskThread } from '../../features/journal/desk-thread.tsx'
import { linesOf } from '../../features/journal/lines.ts'
import { journalQuery } from '../../features/journal/queries.ts'
import { meQuery } from '../../features/me/queries.ts'
import { useKeys } from '../../ui/use-keys.ts'
import { useReading } from '../../features/tickets/mutations.ts'
import { ticketQuery } from '../../features/tickets/queries.ts'
import { stateKey } from '../../features/tickets/state-key.ts'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { DeskPanes, Pane } from '../../ui/desk-panes.tsx'
import { Loading, Skeleton } from '../../ui/loading.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { StateLabel } from '../../ui/state-label.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { ActBar } from './act-bar.tsx'
import { Composer, type Voice } from './composer.tsx'
import { Dossier } from './dossier.tsx'

export function Component() {
  const t = useT()
  const { reference = '' } = useParams()
  const { data: me } = useSuspenseQuery(meQuery)
  const { data: ticket, error, refetch } = useQuery(ticketQuery(reference))
  if (ticket) return <TicketPage key={ticket.reference} ticket={ticket} me={me} />
  const isUnknown = error instanceof ProblemError && error.problem.code === 'not-found'
  return (
    <Pane label={reference} head={<PageHeading>{isUnknown ? t('desk.unknown') : reference}</PageHeading>}>
      <div className="g-dossier">
        {isUnknown && <p>{t('desk.unknown.say')}</p>}
        {error && !isUnknown && <RefusalNotice error={error} onRetry={() => void refetch()} />}
        {error === null && (
          <>
            <Loading />
            <Skeleton lines={8} />
          </>
        )}
        <BackToQueue />
      </div>
    </Pane>
  )
}

function BackToQueue() {
  const t = useT()
  return (
    <Link to="/bureau">
      <IconArrowLeft className="g-icon" aria-hidden /> {t('desk.back')}
    </Link>
  )
}

function TicketPage({ ticket, me }: { ticket: Ticket; me: Me }) {
  const t = useT()
  const navigate = useNavigate()
  const [voice, setVoice] = useState<Voice>('reply')
  const journal = useQuery(journalQuery(ticket.reference))
  const entries = journal.data?.items ?? []
  const newest = entries.findLast(({ author }) => author?.id !== me.id)
  useArrival(ticket, newest?.id, newest?.author?.name, me)
  const write = (next: Voice) => {
    setVoice(next)
    requestAnimationFrame(() => document.getElementById(`composer-${next}`)?.focus())
  }
  useKeys(me.preferences.shortcuts, {
    r: () => write('reply'),
    n: () => write('note'),
    u: () => void navigate(-1),
  })
  const mayWrite = ticket.allowed.includes('comment')
  return (
    <DeskPanes
      kind="ticket"
      mainLabel={t('desk.talk')}
      sideLabel={t('desk.dossier')}
      main={
        <Pane
          label={t('desk.talk')}
          head={<Head ticket={ticket} me={me} />}
          foot={
            mayWrite && (
              <Composer
                ticket={ticket}
                personId={me.id}
                voice={voice}
                onVoice={setVoice}
                newestId={newest?.id}
              />
            )
          }
        >
          {journal.error && <RefusalNotice error={journal.error} onRetry={() => void journal.refetch()} />}
          {journal.data && (
            <DeskThread
              lines={linesOf(ticket.description, entries)}
              names={journal.data.names}
              readerId={me.id}
              requesterName={ticket.requester.name}
              renderFiles={(files) => <AttachmentLinks files={files} />}
            />
          )}
          <NewestInView id={entries.at(-1)?.id} />
        </Pane>
      }
      side={
        <Pane label={t('desk.dossier')}>
          <Dossier ticket={ticket} />
        </Pane>
      }
    />
  )
}

function Head({ ticket, me }: { ticket: Ticket; me: Me }) {
  const t = useT()
  const agent = ticket.agent?.id === me.id ? t('desk.you') : ticket.agent?.name
  return (
    <>
      <p className="g-small">
        <BackToQueue />
      </p>
      <PageHeading tab={`${ticket.reference}, ${ticket.title}`}>
        <span className="g-ref g-dim">{ticket.reference}</span> {ticket.title}
      </PageHeading>
      <p className="g-row">
        <StateLabel state={ticket.status}>{t(stateKey(ticket))}</StateLabel>
        {agent && <span>{t('desk.heldBy', { name: agent })}</span>}
      </p>
      <ActBar ticket={ticket} inSight={4} />
    </>
  )
}

/** What was read is marked so, and what arrives is said politely, without moving the focus. */
function useArrival(ticket: Ticket, newestId: string | undefined, name: string | undefined, me: Me): void {
  const t = useT()
  const { mutate } = useReading(ticket.reference)
  const seen = useRef<string>(undefined)
  useEffect(() => {
    mutate()
  }, [mutate, ticket.teamUpdatedAt, newestId, me.id])
  useEffect(() => {
    if (newestId === undefined || seen.current === newestId) return
    if (seen.current !== undefined) announce(t('requests.news', { name: name ?? t('event.application') }))
    seen.current = newestId
  }, [newestId, name, t])
}

/** The newest entry is what one came for. */
function NewestInView({ id }: { id: string | undefined }) {
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (id !== undefined) mark.current?.scrollIntoView({ block: 'end' })
  }, [id])
  return <div ref={mark} />
}
