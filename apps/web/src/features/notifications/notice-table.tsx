import { Link } from 'react-router'
import type { Settings } from '@guichet/contracts/settings'
import type { Translate } from '@guichet/i18n/translate'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { RecordTable, type Column, type RowGroup } from '../../ui/record-table.tsx'
import type { Notice } from './queries.ts'
import { saidOf } from './words.ts'

export type NoticeTableProps = { notices: readonly Notice[]; dates: Settings['lists.dates'] }

/** What was written to the person, request by request, the last one told of first: the same as their mails. */
export function NoticeTable({ notices, dates }: NoticeTableProps) {
  const t = useT()
  const format = useFormat()
  const columns: Column<Notice>[] = [
    {
      key: 'what',
      header: t('account.notice.what'),
      phone: 'head',
      cell: ({ template, reference, readAt }) => (
        <Link to={`/demandes/${encodeURIComponent(reference)}`}>
          {readAt === null ? <b>{t(saidOf(template))}</b> : t(saidOf(template))}
          <span className="g-sr"> {reference}</span>
        </Link>
      ),
    },
    {
      key: 'state',
      header: t('account.notice.state'),
      width: '120px',
      phone: 'line',
      cell: ({ readAt }) => readAt === null && <b className="g-small">{t('account.notice.unread')}</b>,
    },
    {
      key: 'when',
      header: t('account.notice.when'),
      width: '180px',
      phone: 'mark',
      className: 'g-date',
      cell: ({ at }) => (
        <time dateTime={at}>{format.listDate(dates === 'short' ? 'numeric' : dates, at)}</time>
      ),
    },
  ]
  return (
    <RecordTable
      caption={t('account.notices')}
      columns={columns}
      groups={byRequest(notices, t)}
      rowKey={({ id }) => id}
    />
  )
}

function byRequest(notices: readonly Notice[], t: Translate): RowGroup<Notice>[] {
  return [...Map.groupBy(notices, ({ reference }) => reference)].map(([reference, rows]) => {
    const count = rows.filter(({ readAt }) => readAt === null).length
    return {
      key: reference,
      title: `${reference} ${rows[0]?.title ?? ''}`,
      detail: count > 0 ? t('account.notices.unread', { count }) : '',
      rows,
    }
  })
}
