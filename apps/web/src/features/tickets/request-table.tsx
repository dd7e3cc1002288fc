import { Link } from 'react-router'
import type { Settings } from '@guichet/contracts/settings'
import type { TicketSummary } from '@guichet/contracts/tickets'
import type { Translate } from '@guichet/i18n/translate'
import { useFormat } from '../../format/use-format.ts'
import { DeskWords } from '../../format/desk-words.tsx'
import { useT } from '../../reader.tsx'
import { RecordTable, type Column, type Sort } from '../../ui/record-table.tsx'
import { StateLabel } from '../../ui/state-label.tsx'
import { rowSentence } from './row-sentence.ts'
import { stateKey } from '@guichet/i18n/state-key'
import { toneOf, turnOf } from './turn.ts'
import './request-table.css'

export type RequestTableProps = {
  caption: string
  tickets: readonly TicketSummary[]
  dates: Settings['lists.dates']
  hasProducts: boolean
  sort?: Sort
  onSort?: (sort: Sort) => void
}

/** One of the requester's lists. */
export function RequestTable({ caption, tickets, dates, hasProducts, ...sorting }: RequestTableProps) {
  const t = useT()
  const format = useFormat()
  const dateOf = (at: string) => format.listDate(dates === 'short' ? 'numeric' : dates, at)
  const columns = columnsOf(t, dateOf).filter(({ key }) => hasProducts || key !== 'product')
  return (
    <RecordTable
      caption={caption}
      columns={columns}
      rows={tickets}
      rowKey={({ reference }) => reference}
      tone={toneOf}
      {...sorting}
    />
  )
}

function columnsOf(t: Translate, dateOf: (at: string) => string): Column<TicketSummary>[] {
  return [
    {
      key: 'reference',
      header: t('requests.column.reference'),
      width: '122px',
      phone: 'mark',
      className: 'g-ref',
      cell: ({ reference }) => <Link to={addressOfRequest(reference)}>{reference}</Link>,
    },
    {
      key: 'title',
      header: t('requests.column.title'),
      cell: (ticket) => (
        <>
          <bdi className="g-fact">{ticket.title}</bdi>
          <span className="g-detail">
            <Told ticket={ticket} t={t} dateOf={dateOf} />
          </span>
        </>
      ),
    },
    {
      key: 'created',
      header: t('requests.column.date'),
      width: '184px',
      sortable: true,
      phone: 'named',
      className: 'g-date',
      cell: ({ createdAt }) => <time dateTime={createdAt}>{dateOf(createdAt)}</time>,
    },
    {
      key: 'state',
      header: t('requests.column.state'),
      width: '222px',
      phone: 'head',
      cell: (ticket) => <State ticket={ticket} t={t} />,
    },
    {
      key: 'product',
      header: t('requests.column.product'),
      width: '146px',
      phone: 'named',
      cell: ({ product }) =>
        product ? <DeskWords>{product.label}</DeskWords> : <span className="g-no-product">–</span>,
    },
  ]
}

// The contract’s own `bucketOf` would bring its schemas to the portal’s first page: 28 kB.
const ended: ReadonlySet<TicketSummary['status']> = new Set(['closed', 'cancelled', 'refused'])

/** What is over is listed by the day it ended, which is said with how it did. */
function Told({
  ticket,
  t,
  dateOf,
}: {
  ticket: TicketSummary
  t: Translate
  dateOf: (at: string) => string
}) {
  const { status, updatedAt } = ticket
  const said = rowSentence(ticket, t)
  return ended.has(status) ? t('requests.row.ended', { said, at: dateOf(updatedAt) }) : said
}

function State({ ticket, t }: { ticket: TicketSummary; t: Translate }) {
  const tone = toneOf(ticket)
  const turn = turnOf(ticket)
  return (
    <>
      <StateLabel state={ticket.status} {...(tone ? { tone } : {})}>
        {t(stateKey(ticket))}
      </StateLabel>
      {turn && (
        <span className="g-turn">
          {t(turn === 'answer' ? 'states.yourTurn' : 'states.yourTurn.resolved')}
        </span>
      )}
      {ticket.unread && <span className="g-unread">{t('requests.unread')}</span>}
    </>
  )
}

export function addressOfRequest(reference: string): string {
  return `/demandes/${encodeURIComponent(reference)}`
}
