import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { MailTemplate } from '@guichet/domain/facts'
import type { MessageKey } from '@guichet/i18n/keys'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { RecordTable, type Column } from '../../ui/record-table.tsx'
import { Section } from '../../ui/section.tsx'
import { noticesQuery, type Notice } from './queries.ts'

/** What was written to the person, newest first, by request: the same as their mails. */
export function Notices() {
  const t = useT()
  const format = useFormat()
  const [cursor, setCursor] = useState<string | null>(null)
  const { data, error, refetch } = useQuery(noticesQuery(cursor))
  const columns: Column<Notice>[] = [
    {
      key: 'when',
      header: t('account.notice.when'),
      width: '150px',
      phone: 'mark',
      className: 'g-date',
      cell: ({ at }) => format.shortMoment(at),
    },
    {
      key: 'what',
      header: t('account.notice.what'),
      phone: 'head',
      cell: ({ template }) => <span className="g-fact">{t(saidOf(template))}</span>,
    },
    {
      key: 'request',
      header: t('account.notice.request'),
      cell: ({ reference, title }) => (
        <>
          <Link className="g-ref" to={`/demandes/${encodeURIComponent(reference)}`}>
            {reference}
          </Link>{' '}
          {title}
        </>
      ),
    },
  ]
  return (
    <Section title={t('account.notices')}>
      {data && data.items.length > 0 && (
        <RecordTable
          caption={t('account.notices')}
          columns={columns}
          rows={data.items}
          rowKey={({ id }) => id}
        />
      )}
      {data?.items.length === 0 && <p className="g-account-empty">{t('account.notices.none')}</p>}
      {error && <ProblemNotice onRetry={() => void refetch()}>{error.message}</ProblemNotice>}
      {!data && !error && <Loading />}
      {data?.nextCursor && (
        <p className="g-account-act">
          <Button onClick={() => setCursor(data.nextCursor)}>{t('account.notices.more')}</Button>
        </p>
      )}
    </Section>
  )
}

const said: Readonly<Partial<Record<string, MessageKey>>> = {
  acknowledgement: 'account.notice.acknowledgement',
  new_ticket: 'account.notice.new_ticket',
  transferred_team: 'account.notice.transferred_team',
  transferred_requester: 'account.notice.transferred_requester',
  taken: 'account.notice.taken',
  assigned_agent: 'account.notice.assigned_agent',
  assigned_requester: 'account.notice.assigned_requester',
  released: 'account.notice.released',
  invited_guest: 'account.notice.invited_guest',
  invited_requester: 'account.notice.invited_requester',
  contact_added: 'account.notice.contact_added',
  question: 'account.notice.question',
  answered: 'account.notice.answered',
  comment_public: 'account.notice.comment_public',
  comment_team: 'account.notice.comment_team',
  priority_changed: 'account.notice.priority_changed',
  classified: 'account.notice.classified',
  resolved: 'account.notice.resolved',
  closure_approved: 'account.notice.closure_approved',
  closure_refused: 'account.notice.closure_refused',
  closed_by_requester: 'account.notice.closed_by_requester',
  auto_close_announced: 'account.notice.auto_close_announced',
  auto_closed: 'account.notice.auto_closed',
  cancelled: 'account.notice.cancelled',
  refused: 'account.notice.refused',
  held: 'account.notice.held',
  resumed: 'account.notice.resumed',
  reopened: 'account.notice.reopened',
  work_resumed: 'account.notice.work_resumed',
  holder_left: 'account.notice.holder_left',
  closed_duplicate: 'account.notice.closed_duplicate',
} satisfies Record<MailTemplate, MessageKey>

const saidOf = (template: string): MessageKey => said[template] ?? 'account.notice.classified'
