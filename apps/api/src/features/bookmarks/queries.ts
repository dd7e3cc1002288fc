import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { listName, pageText, readCursor } from '../../db/cursor.ts'
import type { KeyType } from '../../db/cursor.ts'
import { CATEGORY_PATHS, aroundTicket, ticketJson } from '../tickets/summary-queries.ts'
import { AS_READ, isListed, lastTenure, standingTowards } from '../standing/queries.ts'

const { sql } = Prisma

interface Asked {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** The tickets that the viewer keeps at hand and may still read, the last kept first. */
export const bookmarksOf = (
  db: Tx,
  viewer: Viewer,
  asked: Asked,
  seesPriority: boolean,
): Promise<ReadyJson> =>
  keptTickets(
    db,
    viewer,
    'bookmarks',
    sql`select ticket_id, created_at as at from bookmark where person_id = ${viewer.personId}::uuid`,
    asked,
    seesPriority,
  )

/** The tickets that the viewer lately read and may still read, the last read first. */
export const historyOf = (db: Tx, viewer: Viewer, asked: Asked, seesPriority: boolean): Promise<ReadyJson> =>
  keptTickets(
    db,
    viewer,
    'history',
    sql`select ticket_id, read_at as at from ticket_reading where person_id = ${viewer.personId}::uuid`,
    asked,
    seesPriority,
  )

const KEYS: readonly KeyType[] = ['timestamptz', 'uuid']

async function keptTickets(
  db: Tx,
  viewer: Viewer,
  name: string,
  kept: Prisma.Sql,
  { cursor, limit }: Asked,
  seesPriority: boolean,
): Promise<ReadyJson> {
  const list = listName(name, viewer.personId)
  const start = readCursor(cursor, list, KEYS)
  const later =
    start === null ? sql`true` : sql`(k.at, k.ticket_id) < (${start[0]}::timestamptz, ${start[1]}::uuid)`
  const [page] = await db.$queryRaw<{ items: string; ended: string[] | null }[]>`
    with recursive ${CATEGORY_PATHS}, page as (
      select k.ticket_id as id, k.at, n.standing, f.left_as, f.left_at
      from (${kept}) k join ticket t on t.id = k.ticket_id
      cross join lateral (select ${standingTowards(viewer, sql`t`)} as standing) n
      left join lateral ${lastTenure(viewer, sql`t.id`)} f on n.standing = 'former'
      where n.standing is not null and ${isListed(sql`n.standing`, sql`t`)} and ${later}
      order by k.at desc, k.ticket_id desc limit ${limit + 1}),
    shown as (select * from page order by at desc, id desc limit ${limit})
    select
      (select coalesce(json_agg(${ticketJson(seesPriority)} order by s.at desc, s.id desc), '[]')::text
        from shown s cross join lateral ${AS_READ} t ${aroundTicket(viewer)}) as items,
      (select array[at::text, id::text] from page where (select count(*) from page) > ${limit}
        order by at desc, id desc offset ${limit - 1} limit 1) as ended`
  return new ReadyJson(pageText(list, page))
}
