import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { RecordTable, type Column } from '../../ui/record-table.tsx'
import { Section } from '../../ui/section.tsx'
import { toast } from '../../ui/toast.tsx'
import { browserOf } from './browser-of.ts'
import { useEndSession } from './mutations.ts'
import { sessionsQuery, type Session } from './queries.ts'

/** Where one is signed in, and the means to end it. */
export function Sessions() {
  const t = useT()
  const format = useFormat()
  const { data, error, refetch } = useQuery(sessionsQuery)
  const ending = useEndSession()
  const end = (id: string) =>
    ending.mutate(id, {
      onSuccess: () => toast(t('account.session.ended')),
      onError: (refusal) => toast(refusal.message, 'bad'),
    })
  const columns: Column<Session>[] = [
    {
      key: 'device',
      header: t('account.session.device'),
      phone: 'head',
      cell: ({ userAgent, current }) => (
        <>
          <span className="g-fact">{browserOf(userAgent) ?? t('account.session.unknown')}</span>
          {current && <span className="g-detail">{t('account.session.current')}</span>}
        </>
      ),
    },
    {
      key: 'since',
      header: t('account.session.since'),
      phone: 'named',
      cell: ({ createdAt }) => format.moment(createdAt),
    },
    {
      key: 'seen',
      header: t('account.session.seen'),
      phone: 'named',
      cell: ({ lastSeenAt }) => format.moment(lastSeenAt),
    },
    {
      key: 'act',
      header: <span className="g-sr">{t('account.session.act')}</span>,
      width: '120px',
      phone: 'mark',
      cell: ({ id, current, createdAt }) =>
        !current && (
          <Button size="small" onClick={() => end(id)}>
            {t('account.session.end')}{' '}
            <span className="g-sr">{t('account.session.end.named', { date: format.moment(createdAt) })}</span>
          </Button>
        ),
    },
  ]
  return (
    <Section title={t('account.sessions')} aside={t('account.sessions.say')}>
      {data ? (
        <RecordTable
          caption={t('account.sessions')}
          columns={columns}
          rows={data.items}
          rowKey={({ id }) => id}
        />
      ) : error ? (
        <ProblemNotice onRetry={() => void refetch()}>{error.message}</ProblemNotice>
      ) : (
        <Loading />
      )}
    </Section>
  )
}
