import { createHash } from 'node:crypto'
import { Refusal } from '@guichet/domain/refusal'

const KEY = {
  timestamptz: /^(?:infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00)$/,
  smallint: /^-?\d{1,2}$/,
  bigint: /^\d{1,10}$/,
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
} as const
export type KeyType = keyof typeof KEY

/** Names one list of one person: its filters, its order. A cursor of another list is refused. */
export const listName = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 12)

/** Where a page ended, opaque to callers; nothing in it gives a right. */
const writeCursor = (list: string, keys: readonly string[]): string =>
  Buffer.from([list, ...keys].join('|')).toString('base64url')

/** The JSON of one page: its rows, where the next page starts if there is one, and `more` keys, each after its comma. */
export function pageText(
  list: string,
  page: { readonly items: string; readonly ended: readonly string[] | null } | undefined,
  more = '',
): string {
  const { items = '[]', ended = null } = page ?? {}
  const next = ended === null ? null : writeCursor(list, ended)
  return `{"items":${items},"nextCursor":${JSON.stringify(next)}${more}}`
}

/** The keys of the last row of the page before, or null for the first page. Anything else is refused (422). */
export function readCursor(
  cursor: string | undefined,
  list: string,
  types: readonly KeyType[],
): string[] | null {
  if (cursor === undefined) return null
  const [name, ...keys] = Buffer.from(cursor, 'base64url').toString().split('|')
  const sound =
    name === list &&
    writeCursor(list, keys) === cursor &&
    keys.length === types.length &&
    types.every((type, place) => KEY[type].test(keys[place] ?? ''))
  if (!sound || !isDate(keys, types)) throw new Refusal('invalid', 'refusal.cursor', { pointer: '?cursor' })
  return keys
}

// 2026-02-31 has the form of a date: PostgreSQL would answer with an error of its own.
function isDate(keys: readonly string[], types: readonly KeyType[]): boolean {
  return types.every((type, place) => {
    const key = keys[place] ?? ''
    if (type !== 'timestamptz' || key === 'infinity') return true
    const read = new Date(key.replace(' ', 'T').replace(/\+00$/, 'Z'))
    return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === key.slice(0, 10)
  })
}
