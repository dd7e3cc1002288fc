import { LIMITS } from '@guichet/contracts/limits'
import type { usualDelay } from '@guichet/contracts/tickets'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import { goalOf, type ServiceRules } from '@guichet/domain/service-targets'
import type { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { AS_READ, seenBy } from '../standing/queries.ts'

/**
 * The median time, in seconds, that tickets of the category of one's ticket, and of those under it, took to be resolved
 * (404 when the ticket is not theirs). Duplicates, which nobody resolved, do not count.
 */
export async function usualDelayOf(
  db: Tx,
  viewer: Viewer,
  reference: string,
  { now, service }: { now: Date; service: ServiceRules },
): Promise<z.infer<typeof usualDelay>> {
  const since = new Date(now.getTime() - LIMITS.usualDelayDays * 86_400_000)
  const [row] = await db.$queryRaw<{ seconds: number | null; categoryId: string; teamId: string }[]>`
    with seen as (${seenBy(viewer, reference)})
    select m.seconds, t.category_id as "categoryId", t.team_id as "teamId" from seen s cross join lateral ${AS_READ} t cross join lateral (
      select case when count(*) >= ${LIMITS.usualDelayTickets}
        then round(extract(epoch from percentile_cont(0.5) within group (order by f.resolved_at - f.created_at)))::int end as seconds
      from ticket_figures f
      where f.category_id = any(array(select category_subtree(t.category_id))) and f.final_at between ${since} and ${now}
        and f.resolved_at is not null and f.close_reason is distinct from 'duplicate') m`
  if (row === undefined) throw new Refusal('not-found', 'refusal.not_found')
  const { seconds, categoryId, teamId } = row
  return { seconds, goal: goalOf(service, categoryId, teamId) }
}
