import type { listJournal } from '@guichet/contracts/journal'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { z } from 'zod'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { listName, pageText, readCursor } from '../../db/cursor.ts'
import type { KeyType } from '../../db/cursor.ts'
import { entryIsFor, mergedTogether, seenBy } from '../standing/queries.ts'
import { MENTIONED, authorsJson, entryJson } from './present.ts'
import { isLookedFor } from './scope.ts'

const { sql } = Prisma
type JournalQuery = z.output<NonNullable<typeof listJournal.query>>

interface Page {
  items: string
  mentioned: string
  authors: string | null
  ended: string[] | null
}

const KEYS: readonly KeyType[] = ['timestamptz', 'uuid']

/** The entries that the viewer may read, those of tickets merged into it too, and the present names and logins of what they mention, in one statement (404 when not theirs). */
export async function journalOf(
  db: Tx,
  viewer: Viewer,
  reference: string,
  query: JournalQuery,
): Promise<ReadyJson> {
  const { cursor, limit, order, authors, ...narrowing } = query
  const list = listName('journal', viewer.personId, reference, order, narrowing)
  const start = readCursor(cursor, list, KEYS)
  const way = order === 'oldest-first' ? sql`asc` : sql`desc`
  const [page] = await db.$queryRaw<Page[]>`
    with recursive seen as (${seenBy(viewer, reference)}), ${mergedTogether(viewer, query.until)},
    page as (
      select j.*, s.merged_from, case when j.kind = 'file' then s.first_words end as first_words
      from together s join journal_entry j on j.ticket_id = s.id
      where ${entryIsFor(viewer)} and ${isLookedFor(narrowing)} and ${afterEntry(start, order)}
      order by j.at ${way}, j.id ${way} limit ${limit + 1}),
    shown as (select * from page order by at ${way}, id ${way} limit ${limit})
    select
      (select coalesce(json_agg(${entryJson} order by j.at ${way}, j.id ${way}), '[]')::text
        from shown j left join person a on a.id = j.author_id) as items,
      ${MENTIONED}::text as mentioned, ${authors ? authorsJson(viewer) : sql`null`} as authors,
      (select array[at::text, id::text] from page where (select count(*) from page) > ${limit}
        order by at ${way}, id ${way} offset ${limit - 1} limit 1) as ended
    from seen`
  if (page === undefined) throw new Refusal('not-found', 'refusal.not_found')
  const more = page.authors === null ? '' : `,"authors":${page.authors}`
  return new ReadyJson(pageText(list, page, `,${page.mentioned.slice(1, -1)}${more}`))
}

/** One entry as the viewer reads it, with its names: what a POST answers. */
export async function entryFor(
  db: Tx,
  viewer: Viewer,
  reference: string,
  entryId: string,
): Promise<ReadyJson> {
  const [entry] = await db.$queryRaw<{ body: string; mentioned: string }[]>`
    with seen as (${seenBy(viewer, reference)}),
    shown as (
      select j.*, null::text as merged_from, null::text as first_words from seen s join journal_entry j on j.ticket_id = s.id
      where j.id = ${entryId}::uuid and ${entryIsFor(viewer)})
    select ${entryJson}::text as body, ${MENTIONED}::text as mentioned from shown j left join person a on a.id = j.author_id`
  if (entry === undefined) throw new Refusal('not-found', 'refusal.not_found')
  return new ReadyJson(`${entry.body.slice(0, -1)},${entry.mentioned.slice(1)}`)
}

function afterEntry(start: readonly string[] | null, order: JournalQuery['order']): Prisma.Sql {
  if (start === null) return sql`true`
  const place = sql`(${start[0]}::timestamptz, ${start[1]}::uuid)`
  return order === 'oldest-first' ? sql`(j.at, j.id) > ${place}` : sql`(j.at, j.id) < ${place}`
}
