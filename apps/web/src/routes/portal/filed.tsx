import { IconPrinter } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, type LoaderFunctionArgs } from 'react-router'
import type { Settings } from '@guichet/contracts/settings'
import type { Ticket } from '@guichet/contracts/tickets'
import { AttachmentLinks } from '../../features/attachments/attachment-links.tsx'
import { useSearchEndedInFiling } from '../../features/answers/mutations.ts'
import { deskQuery } from '../../features/desk/queries.ts'
import { History } from '../../features/journal/history.tsx'
import { journalQuery } from '../../features/journal/queries.ts'
import { meQuery } from '../../features/me/queries.ts'
import { priorityKey } from '../../features/tickets/queue-groups.ts'
import { ticketQuery } from '../../features/tickets/queries.ts'
import { stateKey } from '@guichet/i18n/state-key'
import { UsualDelay } from '../../features/tickets/usual-delay.tsx'
import { useFormat } from '../../format/use-format.ts'
import { queries } from '../../query-client.ts'
import { DeskWords } from '../../format/desk-words.tsx'
import { useT } from '../../reader.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Hall } from '../../ui/hall.tsx'
import { Section } from '../../ui/section.tsx'
import { toast } from '../../ui/toast.tsx'
import { actsOf } from './request/acts.tsx'
import { answerId } from './request/answer.tsx'
import { DirectAccess } from './request/direct-access.tsx'
import './filing/filed.css'

export async function loader({ params }: LoaderFunctionArgs) {
  await queries.ensureQueryData(ticketQuery(params['reference'] ?? ''))
  return null
}

/** The request is filed: its reference, what happens now, and where to go. Never a dead end. */
export function Component() {
  const t = useT()
  const { reference = '' } = useParams()
  const { data: ticket } = useSuspenseQuery(ticketQuery(reference))
  const { data: me } = useSuspenseQuery(meQuery)
  const { settings } = useSuspenseQuery(deskQuery).data
  useSearchEndedInFiling()
  const isMailed = settings['mail.acknowledge'] && me.email !== null
  return (
    <>
      <Hall
        title={t('filing.done.title', { reference: ticket.reference, title: ticket.title })}
        tab={t('filing.done.tab', { reference: ticket.reference })}
        back={{ to: '/demandes', label: t('ui.back') }}
        action={
          <Button
            className="g-no-print"
            icon={<IconPrinter className="g-icon" aria-hidden />}
            onClick={() => window.print()}
          >
            {t('ui.print')}
          </Button>
        }
      >
        {settings['ticket.acts'] === 'direct' && (
          <Direct ticket={ticket} removal={settings['removal.label']} />
        )}
      </Hall>
      <div className="g-wrap">
        <div className="g-reading">
          <div className="g-filed">
            <Banner
              tone="good"
              role="status"
              title={t('states.filed', { reference: ticket.reference })}
              action={<CopyReference reference={ticket.reference} />}
            >
              {isMailed && <p>{t('filing.done.mail', { email: me.email ?? '' })}</p>}
            </Banner>
          </div>
          <Section title={t('filing.done.next')}>
            <ol className="g-next">
              <li>{t('filing.done.next.team', { team: ticket.team.label })}</li>
              <li>
                {t('filing.done.next.taken')}
                <UsualDelay ticket={ticket} />
              </li>
              <li>{t('filing.done.next.ask')}</li>
            </ol>
            <p className="g-row g-filed-links">
              <ButtonLink variant="filled" to={`/demandes/${ticket.reference}`}>
                {t('filing.done.follow')}
              </ButtonLink>
              <ButtonLink to="/demandes">{t('filing.done.all')}</ButtonLink>
              <ButtonLink variant="subtle" to="/deposer">
                {t('filing.done.another')}
              </ButtonLink>
            </p>
          </Section>
          <Recap ticket={ticket} hasHistory={settings['journal.history']} />
        </div>
      </div>
    </>
  )
}

type DirectProps = { ticket: Ticket; removal: Settings['removal.label'] }

/** From here each act leads to the ticket, where it is done. */
function Direct({ ticket, removal }: DirectProps) {
  const t = useT()
  const navigate = useNavigate()
  const address = `/demandes/${encodeURIComponent(ticket.reference)}`
  const acts = actsOf(
    ticket,
    removal,
    t,
    (key) => void navigate(key === 'comment' ? `${address}#${answerId}` : `${address}?agir=${key}`),
  )
  return <DirectAccess acts={acts} />
}

function Recap({ ticket, hasHistory }: { ticket: Ticket; hasHistory: boolean }) {
  const t = useT()
  const format = useFormat()
  return (
    <Section title={t('filing.done.recap')}>
      <Facts
        facts={[
          ...(hasHistory ? [{ label: t('requests.fact.requester'), value: <Owner ticket={ticket} /> }] : []),
          { label: t('filing.done.reference'), value: <span className="g-ref">{ticket.reference}</span> },
          { label: t('filing.title'), value: ticket.title },
          { label: t('filing.done.topic'), value: <DeskWords>{ticket.category.path.join(' › ')}</DeskWords> },
          { label: t('filing.done.state'), value: t(stateKey(ticket)) },
          {
            label: t('requests.fact.agent'),
            value: ticket.agent ? format.person(ticket.agent) : t('ui.none'),
          },
          ...(ticket.priority === undefined
            ? []
            : [{ label: t('filing.priority'), value: t(priorityKey(ticket.priority)) }]),
          { label: t('filing.done.date'), value: format.dayAndTime(ticket.createdAt) },
          { label: t('filing.description'), value: <span className="g-text">{ticket.description}</span> },
          ...(ticket.attachments.length > 0
            ? [{ label: t('ui.files'), value: <AttachmentLinks files={ticket.attachments} /> }]
            : []),
        ]}
      />
    </Section>
  )
}

function Owner({ ticket }: { ticket: Ticket }) {
  const format = useFormat()
  const { data } = useQuery(journalQuery(ticket.reference))
  return (
    <>
      {format.person(ticket.requester)} <History journal={data} />
    </>
  )
}

function CopyReference({ reference }: { reference: string }) {
  const t = useT()
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(reference).then(
      () => true,
      () => false,
    )
    if (isCopied) toast(t('filing.done.copied', { reference }))
    else toast(t('filing.done.notCopied'), 'bad')
  }
  return (
    <Button size="small" onClick={() => void copy()}>
      {t('filing.done.copy')}
    </Button>
  )
}
