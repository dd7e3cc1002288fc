import { columnName, keyName, rowName } from '@guichet/i18n/report-words'
import { useReader } from '../../reader.tsx'
import type { FigureTableProps } from './figure-table.tsx'

/** Days by hours: each cell holds its figure, and is the darker the higher it is. */
export function HourTable({
  report,
  asked,
  caption,
}: Pick<FigureTableProps, 'report' | 'asked' | 'caption'>) {
  const reader = useReader()
  const most = Math.max(1, ...report.rows.flatMap(({ values }) => values.map((value) => value ?? 0)))
  return (
    <div className="g-hours" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="g-sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{keyName(report, asked, reader)}</th>
            {report.columns.map(({ key }) => (
              <th key={key} scope="col">
                {columnName(report, key, reader)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{rowName(report, row, asked, reader)}</th>
              {row.values.map((value, hour) => (
                <td key={report.columns[hour]?.key} data-weight={Math.ceil(((value ?? 0) / most) * 4)}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
