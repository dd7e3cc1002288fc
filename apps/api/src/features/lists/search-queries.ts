import { numberOfReference } from '@guichet/contracts/primitives'
import type { Standing } from '@guichet/contracts/tickets'
import type { Viewer } from '@guichet/domain/facts'
import { scopeFor } from '@guichet/domain/scope'
import { Prisma } from '../../db/generated/client.ts'
import { contains } from '../../db/text-match.ts'
import { isDeskStanding } from '../standing/queries.ts'

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
  return {
    ways: (standing) => {
      const row = standing === 'former' ? sql`n` : sql`t`
      return [
        ...hasWords(viewer, standing, words),
        ...(number === null ? [] : [sql`${row}.number = ${number}::int`]),
        ...(isDeskStanding(standing) ? [sql`${row}.requester_id = any(array(${peopleNamed(typed)}))`] : []),
      ]
    },
    rank: sql`(case when t.number = ${number}::int then 2
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

// Each column apart: its index then serves, where « one or the other » would read every row.
function hasWords(viewer: Viewer, standing: Standing, words: Sql): Sql[] {
  const reads = isDeskStanding(standing) && scopeFor(viewer).teamEntries
  const columns = [sql`s.public_text`, ...(reads ? [sql`s.team_text`] : [])]
  // Of a ticket left behind, the ids of its row: they can be looked up, those of its memory cannot.
  const id = standing === 'former' ? sql`f.ticket_id` : sql`t.id`
  const found = columns.map(
    (column) => sql`exists (select from ticket_search s where s.ticket_id = ${id} and ${column} @@ ${words})`,
  )
  if (standing !== 'former') return found
  // The words indexed are today's: a former team finds what it left by what it could read then.
  return found.map(
    (way) => sql`(${way} and to_tsvector('guichet_fr', t.title || ' ' || t.description) @@ ${words})`,
  )
}

const peopleNamed = (typed: string): Sql => sql`
  select w.id from person w
  where char_length(${typed}) >= 3 and (${contains(sql`w.name`, typed)} or lower(w.login) = lower(${typed}))
  limit 100`
