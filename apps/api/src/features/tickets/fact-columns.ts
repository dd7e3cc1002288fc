import { Prisma } from '../../db/generated/client.ts'

/** What the rules must know of a ticket `t` whose requester is `o`, named as in domain's TicketFacts. */
export const factColumns = Prisma.sql`
  t.id, t.reference, t.version, t.status, t.close_reason as "closeReason", t.title, t.description,
  t.category_id as "categoryId", t.product_id as "productId", t.establishment_id as "establishmentId",
  t.on_behalf as "onBehalf", t.requester_id as "requesterId", t.team_id as "teamId", t.agent_id as "agentId", t.origin,
  t.impact, t.urgency, t.priority, t.dispatch_count as "dispatchCount", t.reopen_count as "reopenCount",
  t.created_at as "createdAt", t.taken_at as "takenAt", t.resolved_at as "resolvedAt", t.announced_at as "announcedAt",
  t.final_at as "finalAt", t.recall_at as "recallAt", t.answered,
  (select name from person where id = t.agent_id) as "agentName",
  coalesce((select jsonb_agg(jsonb_build_object('id', id, 'personId', person_id, 'role', role) order by added_at, id)
            from participant where ticket_id = t.id and removed_at is null), '[]') as participants,
  array(select distinct team_id from ticket_tenure
        where ticket_id = t.id and ended_at is not null and team_id <> t.team_id) as "formerTeamIds",
  exists (select from membership where person_id = t.agent_id and team_id = t.team_id and ended_at is null) as "agentIsActive",
  o.disabled_at is null and o.email is not null as "ownerIsReachable"`
