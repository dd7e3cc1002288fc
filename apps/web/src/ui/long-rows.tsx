import type { RecordTableProps, RowGroup } from './record-table.tsx'
import { Gap, GroupRow, Line, type RowPlace } from './table-rows.tsx'

/** The part of a long list that is drawn; headings of groups and rows are counted together, from 0. */
export type RowWindow = {
  drawn: readonly { index: number; start: number; end: number }[]
  /** How many there are in all, and how high they are together. */
  count: number
  height: number
  measure: (row: HTMLTableRowElement | null) => void
}

export type LongRowsProps<Row> = {
  parts: readonly RowGroup<Row>[]
  isGrouped: boolean
  part: RowWindow
  table: RecordTableProps<Row>
}

/** Rows in sight, at their places; gaps stand for the others. */
export function LongRows<Row>({
  parts,
  isGrouped,
  part: { drawn, height, measure },
  table,
}: LongRowsProps<Row>) {
  const span = table.columns.length
  const heading = isGrouped ? 1 : 0
  const firsts = parts.map((_, place) =>
    parts.slice(0, place).reduce((sum, { rows }) => sum + rows.length + heading, 0),
  )
  const placeOf = (index: number): RowPlace => ({
    ref: measure,
    'data-index': index,
    // The head of the table is its first row.
    'aria-rowindex': index + 2,
  })
  return (
    <>
      {parts.map(({ key, title, detail, rows }, place) => {
        const first = firsts[place] ?? 0
        const own = drawn.filter(({ index }) => index >= first && index < first + heading + rows.length)
        if (own.length === 0) return null
        return (
          <tbody key={key} role="rowgroup">
            {own.flatMap(({ index, start }) => {
              const gap = start - (drawn.findLast((one) => one.index < index)?.end ?? 0)
              const row = rows[index - first - heading]
              return [
                gap > 0 && <Gap key={`before ${index}`} height={gap} span={span} />,
                row === undefined ? (
                  <GroupRow key={title} title={title} detail={detail} span={span} place={placeOf(index)} />
                ) : (
                  <Line key={table.rowKey(row)} row={row} table={table} place={placeOf(index)} />
                ),
              ]
            })}
          </tbody>
        )
      })}
      <tbody role="presentation">
        <Gap height={height - (drawn.at(-1)?.end ?? 0)} span={span} />
      </tbody>
    </>
  )
}
