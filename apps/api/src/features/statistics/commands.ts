import { LIMITS } from '@guichet/contracts/limits'
import { databaseNow } from '../../db/now.ts'
import type { Deps } from '../../deps.ts'

/** An act of the last minute of a day is written by then, however long its transaction took. */
const settled = '1 hour'

/**
 * Writes down each day that is over, and was not yet: by service, what was filed and what ended, and for the newest the usual
 * delay. Each ticket is read for one day of each, along the indexes by date. Safe twice, and by two workers.
 * @returns how many days it wrote.
 */
export async function countDays({ db, clock, env }: Pick<Deps, 'db' | 'clock' | 'env'>): Promise<number> {
  const now = clock(await databaseNow(db))
  const zone = env.DESK_TIMEZONE
  const [row] = await db.$queryRaw<{ days: number }[]>`
    with recursive service (id, service_id) as (
      select id, id from category where parent_id is null
      union all select c.id, s.service_id from category c join service s on c.parent_id = s.id),
    span as materialized (
      select greatest(since, today - ${LIMITS.statisticsMonths * 31}::int) as first, today, today::timestamp at time zone ${zone} as ends
      from (select ((${now}::timestamptz - ${settled}::interval) at time zone ${zone})::date as today,
        coalesce((select max(day) + 1 from desk_day), (select (min(created_at) at time zone ${zone})::date from ticket)) as since) d
      where since is not null),
    moves as (
      select (t.created_at at time zone ${zone})::date as day, t.category_id, 1 as filed, 0 as ended from span
        join ticket t on t.created_at >= first::timestamp at time zone ${zone} and t.created_at < ends
      union all
      select (t.final_at at time zone ${zone})::date, t.category_id, 0, 1 from span
        join ticket t on t.final_at >= first::timestamp at time zone ${zone} and t.final_at < ends),
    brought as (
      select m.day, s.service_id, sum(m.filed) as filed, sum(m.ended) as ended
      from moves m join service s on s.id = m.category_id group by m.day, s.service_id),
    written as (
      insert into desk_day (day, service_id, filed, ended, usual_seconds)
      select d.day::date, c.id, coalesce(b.filed, 0), coalesce(b.ended, 0), u.seconds
      from span cross join lateral generate_series(first::timestamp, today - interval '1 day', interval '1 day') d (day)
      cross join category c
      left join brought b on b.day = d.day and b.service_id = c.id
      left join lateral (
        select case when count(*) >= ${LIMITS.usualDelayTickets}
          then round(extract(epoch from percentile_cont(0.5) within group (order by f.resolved_at - f.created_at)))::int end as seconds
        from ticket_figures f
        where f.category_id = any(array(select s.id from service s where s.service_id = c.id))
          and f.final_at >= ends - ${LIMITS.usualDelayDays} * interval '1 day' and f.final_at < ends
          and f.resolved_at is not null and f.close_reason is distinct from 'duplicate') u on d.day = today - 1
      where c.parent_id is null
      on conflict do nothing returning day)
    select count(distinct day)::int as days from written`
  return row?.days ?? 0
}
