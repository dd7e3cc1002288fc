import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { PointerEvent, ReactNode } from 'react'
import { LongRows, type RowWindow } from './long-rows.tsx'
import { GroupRow, Line } from './table-rows.tsx'
import './record-table.css'

export type Sort = { column: string; direction: 'ascending' | 'descending' }

export type Column<Row> = {
  key: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** A CSS width; the others share what is left. */
  width?: string
  sortable?: boolean
  /**
   * On a phone a row becomes lines. `head`: first line, left. `mark`: first line, right. `line`: a line of its own.
   * `named`: a line with the column's name (needs a text header). `box`: before all. `away`: not shown.
   */
  phone?: 'head' | 'mark' | 'line' | 'named' | 'box' | 'away'
  className?: string
}

export type RowGroup<Row> = { key: string; title: string; detail?: string; rows: readonly Row[] }

export type RecordTableProps<Row> = {
  /** Names the table for those who cannot see the title above it. */
  caption: string
  columns: readonly Column<Row>[]
  rows?: readonly Row[]
  groups?: readonly RowGroup<Row>[]
  rowKey: (row: Row) => string
  /** `call` or `good` marks the rows that await the reader with a rule; also say it in words in a cell. */
  tone?: (row: Row) => 'call' | 'good' | undefined
  selectedKey?: string | undefined
  /** A press anywhere on a row, besides its link. */
  onRow?: (row: Row) => void
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** The desk's two-line rows of 46 px. */
  dense?: boolean
  /** Of a list too long to be drawn whole: what is drawn of it. */
  part?: RowWindow | undefined
}

/** A ruled register: a real table on wide screens, labelled lines on a phone. */
export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const { caption, columns, rows = [], groups, dense = false, part: drawn } = props
  const parts = groups ?? [{ key: 'all', title: '', rows }]
  return (
    <table
      role="table"
      className={dense ? 'g-table g-table-dense' : 'g-table'}
      aria-rowcount={drawn ? drawn.count + 1 : undefined}
      onPointerOver={dense ? tellWhole : undefined}
    >
      <caption className="g-sr">{caption}</caption>
      <colgroup>
        {columns.map((column) => (
          <col key={column.key} style={column.width ? { width: column.width } : undefined} />
        ))}
      </colgroup>
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={drawn ? 1 : undefined}>
          {columns.map((column) => (
            <Header key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
          ))}
        </tr>
      </thead>
      {drawn ? (
        <LongRows parts={parts} isGrouped={groups !== undefined} part={drawn} table={props} />
      ) : (
        parts.map((part) => (
          <tbody key={part.key} role="rowgroup">
            {groups && <GroupRow title={part.title} detail={part.detail} span={columns.length} />}
            {part.rows.map((row) => (
              <Line key={props.rowKey(row)} row={row} table={props} />
            ))}
          </tbody>
        ))
      )}
    </table>
  )
}

/** What its place cuts off is told whole under the pointer; the keyboard finds it beside the list. */
function tellWhole({ target }: PointerEvent<HTMLElement>): void {
  const cut = target instanceof Element && target.closest<HTMLElement>('.g-fact, .g-detail, .g-cell-fact')
  if (cut && cut.scrollWidth > cut.clientWidth) cut.title = cut.textContent
}

function Header<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>
  sort: Sort | undefined
  onSort: RecordTableProps<Row>['onSort']
}) {
  if (!column.sortable || !onSort) {
    return (
      <th role="columnheader" scope="col">
        {column.header}
      </th>
    )
  }
  const direction = sort?.column === column.key ? sort.direction : undefined
  const next = direction === 'ascending' ? 'descending' : 'ascending'
  const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp
  return (
    <th role="columnheader" scope="col" aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className="g-sort"
        onClick={() => onSort({ column: column.key, direction: next })}
      >
        {column.header}
        {direction && <Arrow className="g-icon" aria-hidden />}
      </button>
    </th>
  )
}
