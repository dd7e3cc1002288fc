import { stringify } from 'csv-stringify/sync'
import exceljs from 'exceljs'
import type { Table } from './table-present.ts'

/**
 * CSV as French spreadsheets open it: UTF-8 with its mark, semicolons, CRLF (RFC 4180). A text that a spreadsheet could take
 * for a formula stands behind an apostrophe, and so does one that begins with an apostrophe: taking one away gives the text.
 */
export const asCsv = ({ head, lines }: Table): Buffer =>
  Buffer.from(
    stringify(
      [head, ...lines].map((line) => line.map(harmless)),
      { bom: true, delimiter: ';', record_delimiter: '\r\n' },
    ),
  )

/** XLSX, whose texts are typed as texts: no spreadsheet reads a formula in them. */
export async function asXlsx({ title, head, lines }: Table): Promise<Buffer> {
  const book = new exceljs.Workbook()
  // A sheet's name has 31 characters at most, and none of these.
  const sheet = book.addWorksheet(title.replaceAll(/[*?:\\/[\]]/gu, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  sheet.addRow([...head]).font = { bold: true }
  sheet.addRows(lines.map((line) => line.map((cell) => (typeof cell === 'string' ? storable(cell) : cell))))
  sheet.columns.forEach((column, place) => {
    column.width = place === 0 ? 40 : 18
  })
  return Buffer.from(await book.xlsx.writeBuffer())
}

const harmless = (cell: string | number | null): string | number | null =>
  typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell

// At its beginning, or where a reader that forgets the quotes would begin another cell.
const FORMULA = /^'|(?:^|[;"\r\n\t])\s*[=+\-@%|\t\r＝＋－＠]/u

// XML 1.0 has no place for control characters.
const storable = (text: string): string => text.replaceAll(/[^\P{Cc}\t\n\r]/gu, '')
