import type { Tx } from '../../db/client.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { LiveNews } from './scope.ts'

const { sql } = Prisma

/** Sequence numbers are drawn before commits happen: one this much younger may still show up after another. */
const LATE_COMMIT = sql`interval '30 seconds'`
/** More than this to catch up is not worth it: a page does better to start afresh. */
const MOST_MISSED = 2_000

/** The news of these ids, in the order of the ids. */
export async function newsByIds(db: Tx, ids: readonly string[]): Promise<LiveNews[]> {
  const rows = await readNews(db, sql`where e.id = any(${ids}::uuid[])`)
  const byId = new Map(rows.map((news) => [news.id, news]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * What may have been missed since an instant, or since some news whose id is given; some of it may have been heard.
 * Null when that cannot be told: too long ago, unknown, or too much.
 */
export async function newsSince(db: Tx, since: Date | string): Promise<LiveNews[] | null> {
  const rows =
    typeof since === 'string'
      ? await readNews(
          db,
          sql`join live_event k on k.id = ${since}::uuid and (e.seq >= k.seq or e.at > k.at - ${LATE_COMMIT})`,
        )
      : await readNews(db, sql`where e.at > ${since}::timestamptz - ${LATE_COMMIT}`)
  if (rows.length > MOST_MISSED) return null
  if (typeof since !== 'string') return rows
  return rows.some(({ id }) => id === since) ? rows.filter(({ id }) => id !== since) : null
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
