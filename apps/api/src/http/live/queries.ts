import type { Tx } from '../../db/client.ts'
import { Prisma } from '../../db/generated/client.ts'
import { LATE_COMMIT_MS, MOST_MISSED } from './memory.ts'
import type { LiveNews } from './scope.ts'

const { sql } = Prisma

/** The news of these ids, in the order of the ids. */
export async function newsByIds(db: Tx, ids: readonly string[]): Promise<LiveNews[]> {
  const rows = await readNews(db, sql`where e.id = any(${ids}::uuid[])`)
  const byId = new Map(rows.map((news) => [news.id, news]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** The latest news, oldest first, and whether there is no older. */
export async function latestNews(db: Tx): Promise<{ latest: LiveNews[]; isAll: boolean }> {
  const rows = await readNews(
    db,
    sql`join (select seq from live_event order by seq desc limit ${MOST_MISSED + 1}) k on k.seq = e.seq`,
  )
  return { latest: rows, isAll: rows.length <= MOST_MISSED }
}

/** What may have been missed since an instant; some of it may have been heard. Null when it is too much. */
export async function newsSince(db: Tx, since: Date): Promise<LiveNews[] | null> {
  const from = new Date(since.getTime() - LATE_COMMIT_MS)
  const rows = await readNews(db, sql`where e.at > ${from}::timestamptz`)
  return rows.length > MOST_MISSED ? null : rows
}

const readNews = (db: Tx, which: Prisma.Sql): Promise<LiveNews[]> => db.$queryRaw<LiveNews[]>`
  select e.id, e.seq, e.at, e.type, e.reference, e.audience::text, e.team_id as "teamId",
         case when t.on_behalf = 'establishment' then t.establishment_id end as "establishmentId",
         array_remove(t.requester_id || ${takingPart('contact')}, null) as "requesterIds", ${takingPart('guest_agent')} as "guestIds"
  from live_event e left join ticket t on t.id = e.ticket_id ${which}
  order by e.seq limit ${MOST_MISSED + 1}`

const takingPart = (role: 'contact' | 'guest_agent'): Prisma.Sql => sql`array(
  select p.person_id from participant p
  where p.ticket_id = e.ticket_id and p.role = ${role}::participant_role and p.removed_at is null)`
