import type { TicketSummary } from '@guichet/contracts/tickets'
import type { ViewColumn } from '@guichet/contracts/view-content'
import { useT } from '../../reader.tsx'
import type { RowWindow } from '../../ui/long-rows.tsx'
import { RecordTable, type Sort } from '../../ui/record-table.tsx'
import { queueColumns } from './queue-columns.tsx'
import type { QueueGroup } from './queue-groups.ts'
import type { Selection } from './selection.ts'
import type { QueueSort } from './views.ts'

export type QueueTableProps = {
  caption: string
  groups: readonly QueueGroup[]
  columns: readonly ViewColumn[]
  readerId: string
  /** The row under the hand. */
  selected: string | null
  /** The rows whose boxes are ticked. */
  selection: Selection
  /** Of a long queue, the rows that are drawn. */
  part?: RowWindow | undefined
  sort: QueueSort | undefined
  /** The queue as addresses say it, which the tickets' links remember. */
  queue: string
  onSelect: (reference: string) => void
  onSort: (sort: QueueSort) => void
}

/** A queue: the ticket and the columns of its view, in two lines each: the fact, then its detail. */
export function QueueTable(props: QueueTableProps) {
  const { caption, groups, selected, sort, onSort, onSelect } = props
  const t = useT()
  const isGrouped = groups.some(({ title }) => title !== '')
  const titled = groups.map(({ key, title, rows }) => ({
    key,
    title,
    detail: t('desk.tickets', { count: rows.length }),
    rows,
  }))
  const column = sort === undefined || sort.endsWith('priority') ? undefined : sort.replace('-', '')
  return (
    <RecordTable<TicketSummary>
      dense
      part={props.part}
      caption={caption}
      columns={queueColumns({ ...props, t, columns: withSorted(props.columns, column) })}
      {...(isGrouped ? { groups: titled } : { rows: groups.flatMap(({ rows }) => rows) })}
      rowKey={({ reference }) => reference}
      selectedKey={selected ?? undefined}
      onRow={({ reference }) => onSelect(reference)}
      onSort={(asked) => onSort(sortFrom(asked))}
      {...(column === undefined
        ? {}
        : { sort: { column, direction: sort?.startsWith('-') ? 'descending' : 'ascending' } })}
    />
  )
}

const DATES: ReadonlySet<string> = new Set(['due', 'created', 'updated'] satisfies ViewColumn[])
const isDate = (column: string | undefined): column is 'due' | 'created' | 'updated' =>
  column !== undefined && DATES.has(column)

/** The date that orders the rows is in sight: in the place of another one, else before all. */
function withSorted(columns: readonly ViewColumn[], sorted: string | undefined): readonly ViewColumn[] {
  if (!isDate(sorted) || columns.includes(sorted)) return columns
  const place = columns.findIndex(isDate)
  return place < 0 ? [sorted, ...columns] : columns.with(place, sorted)
}

function sortFrom({ column, direction }: Sort): QueueSort {
  const date = isDate(column) ? column : 'created'
  return direction === 'ascending' ? date : `-${date}`
}
