import { Refusal } from '@guichet/domain/refusal'
import { Prisma } from './generated/client.ts'

const { sql } = Prisma

/** Accents and case ignored; `%`, `_` and `\` are themselves. Served by the trigram index on plain_text(column). */
export const contains = (column: Prisma.Sql, typed: string): Prisma.Sql =>
  sql`plain_text(${column}) like '%' || regexp_replace(plain_text(${typed}), '([\\\\%_])', '\\\\\\1', 'g') || '%'`

/** What is looked for, as on the great search engines; the last word may be cut short: « imprim » finds « imprimante ». */
export function wordsOf(typed: string, language: 'guichet_fr' | 'guichet_en' = 'guichet_fr'): Prisma.Sql {
  const config = language === 'guichet_en' ? sql`'guichet_en'` : sql`'guichet_fr'`
  const last = /[\p{L}\p{N}]+$/u.exec(typed)
  const whole = sql`websearch_to_tsquery(${config}, ${typed})`
  if (last === null || /["-]|\bor\b/iu.test(typed)) return whole
  const before = typed.slice(0, last.index)
  return sql`(websearch_to_tsquery(${config}, ${before}) && to_tsquery(${config}, ${`${last[0]}:*`}))`
}

/** Words that follow one another, whatever they hold; of one word, that word. */
export const phraseOf = (typed: string): Prisma.Sql => sql`phraseto_tsquery('guichet_fr', ${typed})`

// A trigram index needs three characters to be of use.
const SHORTEST = 3

/** Long enough for part of a name to be looked for. */
export const isSearchable = (q: string): boolean => Array.from(q.trim()).length >= SHORTEST

/** What was typed, or a refusal (422) of fewer than three characters. */
export function searchable(q: string): string {
  if (isSearchable(q)) return q.trim()
  throw new Refusal('invalid', 'refusal.search_too_short', { values: { minimum: SHORTEST }, pointer: '?q' })
}
