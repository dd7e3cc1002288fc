import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import { entryIsFor } from '../standing/queries.ts'

const { sql, join } = Prisma
type Sql = Prisma.Sql

/** So much is looked through for an extract: the start of the description, and of the newest entries. */
const OF_A_TEXT = 2_000
const ENTRIES = 20

/** A text that is no longer than an extract is shown whole. */
const WHOLE = 160

// Between marks that no text keeps: they are taken out of it first.
const [START, STOP] = ['\u0002', '\u0003']
const MARKS = `StartSel=${START}, StopSel=${STOP}`

/**
 * The contract's `matched` of each row that is shown, beside `t`, the ticket as its reader may see it, and `s`, their standing;
 * `typed` is the search's own. The description comes before the newest entry, and what has all the words before what has some.
 */
export const MATCHED = {
  key: sql`, 'matched', json_build_object('title', x.title, 'extract', x.extract)`,
  around: (viewer: Viewer): Sql => sql`
    cross join lateral (select
      (select ${inPieces(sql`t.title`, sql`${ALL}`)} from typed w
        where t.title_words @@ w.some) as title,
      (select json_build_object('from', o.place, 'text', ${inPieces(sql`o.body`, extractOf(sql`o.body`))})
        from typed w cross join lateral (${firstOf(viewer)} limit 1) o) as extract offset 0) x`,
}

// One after the other, each read only where those before it had nothing.
const firstOf = (viewer: Viewer): Sql =>
  join(
    [sql`w.words`, sql`w.some`].flatMap((words) =>
      [DESCRIPTION, entriesFor(viewer)].map(
        (texts) => sql`(select b.place, b.body from (${texts}) b
          where to_tsvector('guichet_fr', b.body) @@ ${words} limit 1)`,
      ),
    ),
    ' union all ',
  )

const DESCRIPTION = sql`select 'description' as place, left(t.description, ${OF_A_TEXT}::int) as body`

const entriesFor = (viewer: Viewer): Sql => sql`
  select j.audience::text as place, left(j.body, ${OF_A_TEXT}::int) as body from journal_entry j
  where j.ticket_id = t.id and j.body is not null and ${entryIsFor(viewer)}
  order by j.at desc, j.id desc limit ${ENTRIES}::int`

const ALL = `${MARKS}, HighlightAll=true`
const SOME = `${MARKS}, MaxFragments=2, MaxWords=20, MinWords=8, FragmentDelimiter=" … "`

const extractOf = (body: Sql): Sql =>
  sql`case when char_length(${body}) <= ${WHOLE}::int then ${ALL} else ${SOME} end`

const inPieces = (text: Sql, options: Sql): Sql => sql`(
  select json_agg(json_build_object('text', p.piece, 'marked', p.nth % 2 = 0) order by p.nth)
  from regexp_split_to_table(ts_headline('guichet_fr', translate(${text}, ${START + STOP}, ''), w.some, ${options}), ${`[${START}${STOP}]`})
    with ordinality p (piece, nth)
  where p.piece <> '')`
