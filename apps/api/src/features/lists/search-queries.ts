import { numberOfReference } from '@guichet/contracts/primitives'
import type { Standing } from '@guichet/contracts/tickets'
import type { Viewer } from '@guichet/domain/facts'
import type { Sought } from '@guichet/domain/search/read-search'
import { Prisma } from '../../db/generated/client.ts'
import { contains, phraseOf, wordsOf } from '../../db/text-match.ts'
import { isDeskStanding } from '../standing/queries.ts'
import { readsTeamWords, ticketsAmong, ticketsAs } from './scope.ts'
import type { View, Wanted } from './scope.ts'

const { sql, join } = Prisma
type Sql = Prisma.Sql

/** At most these, the newest, are ranked. */
export const RANKED = 500

export interface Search {
  /** Parts of a `with`, before the first use of what `found` answers; end with a comma. */
  readonly tables: Sql
  /** The tickets of a standing that match, one source for each way of being found: what `wanted` says of them. */
  readonly found: (standing: Standing, view: View, wanted: Wanted) => readonly Sql[]
  /** The reference itself, then a match in the title, then the rest. */
  readonly rank: Sql
}

/** The words that somebody looks for, as conditions: never an error, whatever they hold. */
export function searchFor(viewer: Viewer, { words: loose, phrases }: Sought): Search {
  const words = sql`(select words from typed)`
  const number = numberOfReference(loose)
  const typed = [loose, ...phrases].join(' ').trim()
  const parts = [...(loose === '' ? [] : [wordsOf(loose)]), ...phrases.map(phraseOf)]
  return {
    tables: sql`typed as materialized (
      select words, replace(words::text, ' & ', ' | ')::tsquery as some from (select ${join(parts, ' && ')} as words) all_of_them),
      ${wordTables(words)},`,
    found: (standing, view, wanted) => {
      const row = standing === 'former' ? sql`n` : sql`t`
      const where = (way: Sql) =>
        ticketsAs(viewer, standing, view, { ...wanted, where: sql`${way} and ${wanted.where}` })
      return [
        ...byWords(viewer, standing, view, wanted, words),
        ...(number === null ? [] : [where(sql`${row}.number = ${number}::int`)]),
        ...(isDeskStanding(standing)
          ? [where(sql`${row}.requester_id = any(array(${peopleNamed(typed)}))`)]
          : []),
      ]
    },
    rank: sql`(case when t.number = ${number}::int then 2
      when t.title_words @@ ${words} then 1 else 0 end)::smallint`,
  }
}

interface Text {
  readonly column: Sql
  /** Which of the tables below says that its words are in many tickets, and which holds the tickets when they are not. */
  readonly often: Sql
  readonly hits: Sql
}

const PUBLIC: Text = {
  column: sql`s.public_text`,
  often: sql`(select public_often from sample)`,
  hits: sql`public_hits`,
}
const TEAM: Text = {
  column: sql`s.team_text`,
  often: sql`(select team_often from sample)`,
  hits: sql`team_hits`,
}

function textsOf(viewer: Viewer, standing: Standing): readonly Text[] {
  return readsTeamWords(viewer, standing) ? [PUBLIC, TEAM] : [PUBLIC]
}

// Often: in one of five among fifty tickets from the first to the last.
const wordTables = (words: Sql): Sql => sql`
  sample as materialized (
    select 5 * count(*) filter (where ${PUBLIC.column} @@ ${words}) > count(*) as public_often,
      5 * count(*) filter (where ${TEAM.column} @@ ${words}) > count(*) as team_often
    from (select max(number) as newest from ticket) l cross join generate_series(0, 49) k
    cross join lateral (select id from ticket where number = l.newest - k * greatest(1, l.newest / 50) offset 0) one
    cross join lateral (select public_text, team_text from ticket_search where ticket_id = one.id offset 0) s),
  ${hitsOf(PUBLIC, words)}, ${hitsOf(TEAM, words)}`

const hitsOf = ({ column, often, hits }: Text, words: Sql): Sql =>
  sql`${hits} as materialized (select s.ticket_id from ticket_search s where not ${often} and ${column} @@ ${words})`

/**
 * A rare word is looked up in its index, of each text apart. A word of most tickets has too many to be sorted while somebody
 * waits: the newest tickets are read until enough of them have it. Of one's own tickets, never many, each is looked at.
 */
function byWords(viewer: Viewer, standing: Standing, view: View, wanted: Wanted, words: Sql): Sql[] {
  const texts = textsOf(viewer, standing)
  const read = (where: Sql) =>
    ticketsAs(viewer, standing, view, { ...wanted, where: sql`${where} and ${wanted.where}` })
  const has = (id: Sql, matches: (text: Text) => Sql): Sql =>
    sql`(select ${join(texts.map(matches), ' or ')} from ticket_search s where s.ticket_id = ${id})`
  const anyText = ({ column }: Text): Sql => sql`${column} @@ ${words}`
  // The words indexed are today's: a former team finds what it left by what it could read then.
  if (standing === 'former')
    return [read(sql`${has(sql`f.ticket_id`, anyText)} and f.left_words @@ ${words}`)]
  if (standing !== 'agent' && standing !== 'head') return [read(has(sql`t.id`, anyText))]
  const often = join(
    texts.map((text) => text.often),
    ' or ',
  )
  return [
    read(sql`(${often}) and ${has(sql`t.id`, (text) => sql`${text.often} and ${anyText(text)}`)}`),
    ...texts.map(({ hits }) =>
      ticketsAmong(viewer, standing, view, sql`select ticket_id from ${hits}`, wanted),
    ),
  ]
}

const peopleNamed = (typed: string): Sql => sql`
  select w.id from person w
  where char_length(${typed}) >= 3 and (${contains(sql`w.name`, typed)} or lower(w.login) = lower(${typed}))
  limit 100`
