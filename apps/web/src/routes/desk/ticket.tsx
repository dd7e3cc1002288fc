import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Link, useParams, useSearchParams, type LoaderFunctionArgs } from 'react-router'
import type { JournalEntry } from '@guichet/contracts/journal'
import type { Me } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { ProblemError } from '../../api.ts'
import { AttachmentLinks } from '../../features/attachments/attachment-links.tsx'
import { DeskThread } from '../../features/journal/desk-thread.tsx'
import { linesOf } from '@guichet/domain/conversation'
import { journalQuery } from '../../features/journal/queries.ts'
import { meQuery } from '../../features/me/queries.ts'
import { OthersHere } from '../../features/presence/others-here.tsx'
import { usePresence } from '../../features/presence/use-presence.ts'
import { ticketQuery } from '../../features/tickets/queries.ts'
import { queries, soon } from '../../query-client.ts'
import { useT } from '../../reader.tsx'
import { Banner } from '../../ui/banner.tsx'
import { DeskPanes, Pane } from '../../ui/desk-panes.tsx'
import { Loading, Skeleton } from '../../ui/loading.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { Composer, type Voice } from './ticket/composer.tsx'
import { Dossier } from './ticket/dossier.tsx'
import { EntryActs } from './ticket/entry-acts.tsx'
import { MergedNotice } from './ticket/merged-notice.tsx'
import { NewestInView } from './ticket/newest-in-view.tsx'
import type { Quote } from './ticket/quote.ts'
import { SplitDialog } from './ticket/split-dialog.tsx'
import { TicketHead } from './ticket/ticket-head.tsx'
import type { Then } from './ticket/then.ts'
import { useArrival } from './ticket/use-arrival.ts'

/** The ticket is there when the page is: a screen reader hears its heading, not one that is taken away at once. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { reference = '' } = params
  const journal = queries.prefetchQuery(journalQuery(reference))
  await queries.prefetchQuery({ ...ticketQuery(reference), retry: false })
  await soon(journal)
  return null
}

export function Component() {
  const t = useT()
  const { reference = '' } = useParams()
  const { data: me } = useSuspenseQuery(meQuery)
  const { data: ticket, error, refetch } = useQuery(ticketQuery(reference))
  if (ticket) return <TicketPage key={ticket.reference} ticket={ticket} me={me} />
  const isUnknown = error instanceof ProblemError && error.problem.code === 'not-found'
  return (
    <div className="g-desk-page">
      <PageHeading>{isUnknown ? t('desk.unknown') : reference}</PageHeading>
      {isUnknown && <p>{t('desk.unknown.say')}</p>}
      {error && !isUnknown && <RefusalNotice error={error} onRetry={() => void refetch()} />}
      {error === null ? (
        <>
          <Loading />
          <Skeleton lines={8} />
        </>
      ) : (
        <Link to="/bureau">{t('desk.back')}</Link>
      )}
    </div>
  )
}

export type TicketPageProps = {
  ticket: Ticket
  me: Me
  /** Beside its queue: the head that stands there, and no dossier. */
  besideHead?: (compose: (then: Then) => void) => ReactNode
}

export function TicketPage({ ticket, me, besideHead }: TicketPageProps) {
  const t = useT()
  const [search] = useSearchParams()
  const asked = search.get('ecrire')
  const [voice, setVoice] = useState<Voice>(asked === 'note' ? 'note' : 'reply')
  const [after, setAfter] = useState<Then>('comment')
  const [split, setSplit] = useState<JournalEntry>()
  const [quote, setQuote] = useState<Quote>()
  const journal = useQuery(journalQuery(ticket.reference))
  const entries = journal.data?.items ?? []
  const last = entries.findLast(({ author }) => author?.id !== me.id)
  const newest =
    journal.data === undefined
      ? null
      : last && { id: last.id, name: last.author?.name ?? t('event.application') }
  useArrival(ticket, newest)
  const isOnDesk = ticket.standing === 'agent' || ticket.standing === 'guest'
  const { others, typed } = usePresence(ticket.reference, isOnDesk)
  const write = (next: Voice) => {
    setVoice(next)
    requestAnimationFrame(() => document.getElementById(`composer-${next}`)?.focus())
  }
  useKeys(me.preferences.shortcuts, { r: () => write('reply'), n: () => write('note') })
  const compose = (next: Then) => {
    setAfter(next)
    write('reply')
  }
  const talk = (
    <Pane
      label={t('desk.talk')}
      head={besideHead?.(compose) ?? <TicketHead ticket={ticket} me={me} onCompose={compose} />}
      foot={
        <>
          <OthersHere others={others} />
          {ticket.allowed.includes('comment') ? (
            <Composer
              ticket={ticket}
              personId={me.id}
              voice={voice}
              onVoice={setVoice}
              after={after}
              onAfter={setAfter}
              newest={newest}
              isWanted={asked !== null}
              quote={quote}
              onQuoted={() => setQuote(undefined)}
              onTyped={typed}
            />
          ) : (
            <Silence ticket={ticket} />
          )}
        </>
      }
    >
      <MergedNotice ticket={ticket} me={me} />
      {journal.error && <RefusalNotice error={journal.error} onRetry={() => void journal.refetch()} />}
      {journal.isPending && <Skeleton lines={8} />}
      {journal.data && (
        <DeskThread
          lines={linesOf(ticket.description, entries)}
          names={journal.data.names}
          readerId={me.id}
          requesterName={ticket.requester.name}
          renderFiles={(files) => <AttachmentLinks forAgents files={files} />}
          renderActs={(entry, words) => (
            <EntryActs ticket={ticket} entry={entry} words={words} onQuote={setQuote} onSplit={setSplit} />
          )}
        />
      )}
      {split && <SplitDialog ticket={ticket} entry={split} onClose={() => setSplit(undefined)} />}
      <NewestInView id={entries.at(-1)?.id} isMine={entries.at(-1)?.author?.id === me.id} />
    </Pane>
  )
  if (besideHead) return talk
  return (
    <DeskPanes
      kind="ticket"
      mainLabel={t('desk.talk')}
      sideLabel={t('desk.dossier')}
      main={talk}
      side={
        <Pane label={t('desk.dossier')}>
          <Dossier ticket={ticket} me={me} />
        </Pane>
      }
    />
  )
}

/** Why nothing can be written here. */
function Silence({ ticket }: { ticket: Ticket }) {
  const t = useT()
  const said =
    ticket.standing === 'former'
      ? 'desk.silence.former'
      : ticket.allowed.includes('reopen')
        ? 'desk.silence.reopen'
        : 'desk.silence'
  return (
    <Banner tone="calm" title={t('desk.silence.title')}>
      {t(said)}
    </Banner>
  )
}
