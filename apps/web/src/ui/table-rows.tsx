import type { CSSProperties, Ref } from 'react'
import type { RecordTableProps } from './record-table.tsx'

/** Where a row of a long list stands, of which a part alone is drawn. */
export type RowPlace = {
  ref: Ref<HTMLTableRowElement>
  'data-index': number
  'aria-rowindex': number
}

export type GroupRowProps = {
  title: string
  detail: string | undefined
  span: number
  place?: RowPlace | undefined
}

export function GroupRow({ title, detail, span, place }: GroupRowProps) {
  return (
    <tr role="row" className="g-table-group" {...place}>
      <th role="rowheader" scope="rowgroup" colSpan={span}>
        <b>{title}</b> {detail}
      </th>
    </tr>
  )
}

export type LineProps<Row> = { row: Row; table: RecordTableProps<Row>; place?: RowPlace | undefined }

export function Line<Row>({ row, table, place }: LineProps<Row>) {
  const tone = table.tone?.(row)
  const isSelected = table.selectedKey !== undefined && table.rowKey(row) === table.selectedKey
  return (
    <tr
      role="row"
      className={tone ? `g-table-${tone}` : undefined}
      data-row={table.rowKey(row)}
      aria-current={isSelected ? 'true' : undefined}
      aria-selected={table.selectedKey === undefined ? undefined : isSelected}
      onClick={(event) => {
        // A link or a button of the row has its own way.
        const own = event.target instanceof Element && event.target.closest('a, button, input')
        if (!own) table.onRow?.(row)
      }}
      {...place}
    >
      {table.columns.map(({ key, cell, header, phone = 'line', className }) => (
        <td
          key={key}
          role="cell"
          className={`g-cell-${phone} ${className ?? ''}`}
          data-label={phone === 'named' && typeof header === 'string' ? header : undefined}
        >
          {cell(row)}
        </td>
      ))}
    </tr>
  )
}

/** As high as the rows that are not drawn there. */
export function Gap({ height, span }: { height: number; span: number }) {
  const style: CSSProperties = { height }
  return (
    <tr className="g-table-gap" aria-hidden>
      <td colSpan={span} style={style} />
    </tr>
  )
}
