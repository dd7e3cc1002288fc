import { LIMITS } from '@guichet/contracts/limits'
import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { listName, pageText, readCursor } from '../../db/cursor.ts'
import { AS_READ, isListed, lastTenure, readsNotes, standingTowards } from '../standing/queries.ts'

const { sql } = Prisma

/** What was written to the viewer about tickets, and entries, that they may still read, newest first; one statement. */
export async function notificationsOf(
  db: Tx,
  viewer: Viewer,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<ReadyJson> {
  const list = listName('notifications', viewer.personId)
  const start = readCursor(cursor, list, ['uuid'])
  const older = start === null ? sql`true` : sql`o.id < ${start[0]}::uuid`
  const [page] = await db.$queryRaw<{ items: string; ended: string[] | null }[]>`
    with page as (
      select o.id, o.template, o.created_at as at, o.read_at, r.reference, r.title
      from ${toldTo(viewer, older)}
      order by o.id desc limit ${limit + 1}),
    shown as (select * from page order by id desc limit ${limit})
    select
      (select coalesce(json_agg(json_build_object('id', id, 'reference', reference, 'title', title, 'template', template,
        'at', at, 'readAt', read_at) order by id desc), '[]')::text from shown) as items,
      (select array[id::text] from page where (select count(*) from page) > ${limit} order by id desc offset ${limit - 1} limit 1) as ended`
  return new ReadyJson(pageText(list, page))
}

/** How many of those the viewer has not read: exact up to the limit, then a floor. */
export async function unreadOf(db: Tx, viewer: Viewer): Promise<number | { atLeast: number }> {
  const most = LIMITS.unreadNotifications
  const [row] = await db.$queryRaw<{ unread: number }[]>`
    select count(*)::int as unread from (select from ${toldTo(viewer, sql`o.read_at is null`)} limit ${most + 1}) u`
  const unread = row?.unread ?? 0
  return unread > most ? { atLeast: most } : unread
}

/** What follows `from`: the notifications `o` that meet a condition, their ticket `t`, and `r`, the ticket as read. */
const toldTo = (viewer: Viewer, condition: Prisma.Sql): Prisma.Sql => sql`
  outgoing_mail o join ticket t on t.id = o.ticket_id
  cross join lateral (select ${standingTowards(viewer, sql`t`)} as standing) n
  left join lateral ${lastTenure(viewer, sql`t.id`)} f on n.standing = 'former'
  cross join lateral (select t.id, n.standing, f.left_as, f.left_at) s
  cross join lateral ${AS_READ} r
  where o.person_id = ${viewer.personId}::uuid and (o.status <> 'dropped' or not o.mailed) and s.standing is not null and ${isListed(sql`s.standing`, sql`t`)} and ${condition}
    and (s.left_at is null or o.created_at <= s.left_at)
    and (${readsNotes(viewer, sql`s.standing`)}
      or not exists (select from journal_entry j where j.id = o.entry_id and j.audience = 'team'))`
