import { numberOfReference } from '@guichet/contracts/primitives'
import type { Standing } from '@guichet/contracts/tickets'
import type { Viewer } from '@guichet/domain/facts'
import { scopeFor } from '@guichet/domain/scope'
import { Prisma } from '../../db/generated/client.ts'
import { contains } from '../people/match.ts'
import { isDeskStanding } from './scope.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** At most these, the newest, are ranked. */
export const RANKED = 1_000

export interface Search {
  /** One condition for each way of being found, over `t` (and `f`, for what a former team left). */
  readonly ways: (standing: Standing) => readonly Sql[]
  /** The reference itself, then a match in the title, then the rest. */
  readonly rank: Sql
}

/** What somebody typed, as conditions: never an error, whatever it holds. */
export function searchFor(viewer: Viewer, typed: string): Search {
  const words = wordsOf(typed)
  const number = numberOfReference(typed)
  const isNumber = sql`t.number = ${number}::int`
  return {
    ways: (standing) => [
      hasWords(viewer, standing, words),
      ...(number === null ? [] : [isNumber]),
      ...(isDeskStanding(standing) ? [sql`t.requester_id = any(array(${peopleNamed(typed)}))`] : []),
    ],
    rank: sql`(case when ${number}::int is not null and ${isNumber} then 2
      when to_tsvector('guichet_fr', t.title) @@ ${words} then 1 else 0 end)::smallint`,
  }
}

// As on the great search engines, and the last word may be cut short: « imprim » finds « imprimante ».
function wordsOf(typed: string): Sql {
  const last = /[\p{L}\p{N}]+$/u.exec(typed)
  const whole = sql`websearch_to_tsquery('guichet_fr', ${typed})`
  if (last === null || /["-]|\bor\b/iu.test(typed)) return whole
  const before = typed.slice(0, last.index)
  return sql`(websearch_to_tsquery('guichet_fr', ${before}) && to_tsquery('guichet_fr', ${`${last[0]}:*`}))`
}

function hasWords(viewer: Viewer, standing: Standing, words: Sql): Sql {
  const open = sql`s.public_text @@ ${words}`
  const found =
    isDeskStanding(standing) && scopeFor(viewer).teamEntries
      ? sql`(${open} or s.team_text @@ ${words})`
      : open
  const indexed = sql`exists (select from ticket_search s where s.ticket_id = t.id and ${found})`
  // The words indexed are today's: a former team finds what it left by what it could read then.
  return standing === 'former'
    ? sql`(${indexed} and to_tsvector('guichet_fr', t.title || ' ' || t.description) @@ ${words})`
    : indexed
}

const peopleNamed = (typed: string): Sql => sql`
  select w.id from person w
  where char_length(${typed}) >= 3 and (${contains(sql`w.name`, typed)} or lower(w.login) = lower(${typed}))
  limit 100`
