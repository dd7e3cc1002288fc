import { LIMITS } from '@guichet/contracts/limits'
import type { Statistics } from '@guichet/contracts/statistics'
import type { DeskNow } from '@guichet/domain/desk'
import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { inBucket } from '../lists/filter-queries.ts'

const { sql } = Prisma

/**
 * The viewer's own figures, counted along the index of their tickets, and the desk's, added up from the days that were
 * counted: a year of days by service at most, however many tickets there are. One statement.
 */
export async function statisticsFor(
  db: Tx,
  viewer: Viewer,
  { now, timeZone }: Pick<DeskNow, 'now' | 'timeZone'>,
): Promise<Statistics> {
  const monthOf = (instant: Prisma.Sql) => sql`date_trunc('month', ${instant} at time zone ${timeZone})::date`
  const [row] = await db.$queryRaw<{ figures: Statistics }[]>`
    with own as materialized (
      select t.status, ${monthOf(sql`t.created_at`)} as filed_in, ${monthOf(sql`t.final_at`)} as ended_in
      from ticket t where t.requester_id = ${viewer.personId}::uuid and not t.hidden),
    counted as materialized (select max(day) as until from desk_day),
    month as (
      select (date_trunc('month', ${now}::timestamptz at time zone ${timeZone}) - k * interval '1 month')::date as first
      from generate_series(0, ${LIMITS.statisticsMonths - 1}::int) k)
    select json_build_object(
      'until', (select until from counted),
      'own', (select json_build_object(
        'open', count(*) filter (where ${inBucket.open}), 'resolved', count(*) filter (where ${inBucket.resolved}),
        'closed', count(*) filter (where ${inBucket.closed})) from own t),
      'months', (select json_agg(json_build_object('month', to_char(m.first, 'YYYY-MM'),
          'own', json_build_object(
            'filed', (select count(*) from own where filed_in = m.first), 'ended', (select count(*) from own where ended_in = m.first)),
          'desk', (select json_build_object('filed', coalesce(sum(filed), 0), 'ended', coalesce(sum(ended), 0))
            from desk_day where day >= m.first and day < m.first + interval '1 month')) order by m.first) from month m),
      'services', (select coalesce(json_agg(json_build_object('service', json_build_object('id', c.id, 'label', c.label),
          'filed', d.filed, 'ended', d.ended, 'usualSeconds', d.usual_seconds) order by c.position, c.label), '[]')
        from category c cross join counted cross join lateral (
          select coalesce(sum(filed), 0) as filed, coalesce(sum(ended), 0) as ended,
            max(usual_seconds) filter (where day = until) as usual_seconds
          from desk_day where service_id = c.id and day > until - ${LIMITS.usualDelayDays}::int) d
        where c.parent_id is null and c.retired_at is null and ${mayFileIn(viewer)})) as figures`
  if (row === undefined) throw new Error('the statistics came without a row')
  return row.figures
}

// The catalogue's own rule: agents see it whole.
const mayFileIn = ({ memberships, audiences }: Viewer): Prisma.Sql => sql`
  (${memberships.length > 0} or c.audiences = '{}' or c.audiences && ${audiences}::text[])`
