import type { TicketSummary } from '@guichet/contracts/tickets'
import type { ViewColumn } from '@guichet/contracts/view-content'
import type { MessageKey } from '@guichet/i18n/keys'
import type { Translate } from '@guichet/i18n/translate'
import { DeskWords } from '../../format/desk-words.tsx'
import { Check } from '../../ui/choice-field.tsx'
import type { Column } from '../../ui/record-table.tsx'
import { capital, priorityKey } from './queue-groups.ts'
import { CreatedCell, DueCell, PlainCell, StateCell, TicketCell, UpdatedCell } from './queue-cells.tsx'
import type { Selection } from './selection.ts'

type Cells = { t: Translate; readerId: string }
type Said = Omit<Column<TicketSummary>, 'key' | 'header' | 'cell'> & {
  label: MessageKey
  cell: (ticket: TicketSummary, cells: Cells) => ReturnType<Column<TicketSummary>['cell']>
}

/** What a column is called, how wide it is and what it says, a line each. */
export const COLUMNS: Readonly<Record<ViewColumn, Said>> = {
  due: {
    label: 'desk.fact.due',
    width: 'var(--g-column-date)',
    sortable: true,
    phone: 'mark',
    cell: (ticket) => <DueCell ticket={ticket} />,
  },
  created: {
    label: 'desk.column.since',
    width: 'var(--g-column-date)',
    sortable: true,
    phone: 'mark',
    cell: (ticket) => <CreatedCell ticket={ticket} />,
  },
  updated: {
    label: 'desk.column.changed',
    width: 'var(--g-column-date)',
    sortable: true,
    phone: 'mark',
    cell: (ticket) => <UpdatedCell ticket={ticket} />,
  },
  state: {
    label: 'desk.column.state',
    width: 'var(--g-column-state)',
    phone: 'head',
    cell: (ticket, { readerId }) => <StateCell ticket={ticket} readerId={readerId} />,
  },
  priority: {
    label: 'desk.fact.priority',
    width: '104px',
    phone: 'named',
    cell: ({ priority }, { t }) => <PlainCell fact={capital(t(priorityKey(priority)))} />,
  },
  category: {
    label: 'desk.fact.category',
    width: '150px',
    phone: 'named',
    cell: ({ category: { label, path } }) => (
      <DeskWords>
        <PlainCell fact={label} detail={path.at(-2)} />
      </DeskWords>
    ),
  },
  team: {
    label: 'desk.fact.team',
    width: '150px',
    phone: 'named',
    cell: ({ team }) => <PlainCell fact={team.label} />,
  },
  establishment: {
    label: 'desk.fact.establishment',
    width: '150px',
    phone: 'named',
    cell: ({ establishment }, { t }) => (
      <PlainCell fact={establishment?.name ?? t('ui.none')} detail={establishment?.code} />
    ),
  },
  product: {
    label: 'desk.fact.product',
    width: '130px',
    phone: 'named',
    cell: ({ product }, { t }) =>
      product ? (
        <DeskWords>
          <PlainCell fact={product.label} detail={product.family} />
        </DeskWords>
      ) : (
        <PlainCell fact={t('ui.none')} />
      ),
  },
  origin: {
    label: 'desk.fact.origin',
    width: '104px',
    phone: 'named',
    cell: ({ origin }, { t }) => (
      <PlainCell fact={origin === undefined ? t('ui.none') : t(`desk.origin.${origin}`)} />
    ),
  },
}

export type QueueColumnsProps = Cells & {
  columns: readonly ViewColumn[]
  queue: string
  selection: Selection
  onSelect: (reference: string) => void
}

/** A box, the ticket, then the columns of the view. */
export function queueColumns({
  columns,
  queue,
  selection,
  onSelect,
  ...cells
}: QueueColumnsProps): Column<TicketSummary>[] {
  const { t } = cells
  return [
    {
      key: 'chosen',
      width: '40px',
      phone: 'box',
      header: (
        <Check
          label={t('desk.select.all')}
          checked={selection.isAll}
          indeterminate={selection.count > 0 && !selection.isAll}
          onChange={selection.toggleAll}
        />
      ),
      cell: ({ reference, title }) => (
        <Check
          label={t('desk.select.one', { reference, title })}
          checked={selection.has(reference)}
          onClick={(event) => selection.toggle(reference, event.shiftKey)}
          onChange={() => undefined}
        />
      ),
    },
    {
      key: 'ticket',
      header: t('desk.column.ticket'),
      phone: 'line',
      cell: (ticket) => <TicketCell ticket={ticket} queue={queue} onSelect={onSelect} />,
    },
    ...columns.map((key) => {
      const { label, cell, ...look } = COLUMNS[key]
      return Object.assign({}, look, {
        key,
        header: t(label),
        cell: (ticket: TicketSummary) => cell(ticket, cells),
      })
    }),
  ]
}
