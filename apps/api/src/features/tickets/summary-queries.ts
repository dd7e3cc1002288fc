import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import { personJson } from '../people/queries.ts'
import { entryIsFor, onDesk } from '../standing/queries.ts'

const { sql, empty } = Prisma
type Sql = Prisma.Sql

/**
 * What the keys of a ticket need around `t`, the ticket as its reader may see it, and `s`, their standing: one lookup each.
 * Looked up apart, they cost the planner nothing; as eight more tables to join, they cost more than the rest of the query.
 */
export const aroundTicket = (viewer: Viewer): Sql => sql`
  cross join lateral (select
    (select json_build_object('id', c.id, 'label', c.label, 'retired', c.retired_at is not null, 'path', (select h.path from category_path h where h.id = c.id))
      from category c where c.id = t.category_id) as category,
    (select json_build_object('id', d.id, 'label', d.label, 'family', y.label)
      from product d join product_family y on y.id = d.family_id where d.id = t.product_id) as product,
    (select json_build_object('id', e.id, 'code', e.code, 'kind', e.kind, 'name', e.name)
      from establishment e where e.id = t.establishment_id) as establishment,
    (select ${personJson(sql`p`)} from person p where p.id = t.requester_id) as requester,
    (select json_build_object('id', g.id, 'label', g.label) from team g where g.id = t.team_id) as team,
    (select ${personJson(sql`p`)} from person p where p.id = t.agent_id) as agent,
    ${unread(viewer)} as unread,
    exists (select from bookmark b where b.ticket_id = t.id and b.person_id = ${viewer.personId}::uuid) as bookmarked
    offset 0) m`

/** From the root of the catalogue down to each category: goes first, after `with recursive`. Once a statement, not once a row. */
export const CATEGORY_PATHS = sql`category_path (id, path) as (
  select id, array[label] from category where parent_id is null
  union all select c.id, p.path || c.label from category c join category_path p on p.id = c.parent_id)`

/**
 * The contract's ticketSummary, key by key, for `t` and a row `s` that carries `standing` and `left_at`.
 * `more` adds keys for everybody, `moreOnDesk` for the desk's side and `moreForOwner` for the owner.
 */
export function ticketJson(seesPriority: boolean, more: Sql = empty, deskAndOwner: Sql = empty): Sql {
  const common = sql`${SUMMARY_KEYS} ${more}`
  const priority = seesPriority ? sql`, 'priority', t.priority` : empty
  return sql`case
    when ${onDesk(sql`s.standing`)} then json_build_object(${common} ${DESK_KEYS} ${deskAndOwner})
    when s.standing = 'owner' then json_build_object(${common} ${priority} ${deskAndOwner})
    else json_build_object(${common} ${priority}) end`
}

const SUMMARY_KEYS = sql`
  'id', t.id, 'reference', t.reference, 'title', t.title, 'status', t.status, 'closeReason', t.close_reason,
  'reassigned', t.dispatch_count > 1,
  'category', m.category, 'product', m.product, 'establishment', m.establishment,
  'requester', m.requester, 'team', m.team, 'agent', m.agent,
  'createdAt', t.created_at,
  'updatedAt', coalesce(s.left_at, t.updated_at),
  'version', case when ${onDesk(sql`s.standing`)} then t.version else t.public_version end,
  'unread', m.unread,
  'standing', s.standing,
  'bookmarked', m.bookmarked`

const DESK_KEYS = sql`, 'priority', t.priority, 'impact', t.impact, 'urgency', t.urgency,
  'teamUpdatedAt', coalesce(s.left_at, t.team_updated_at), 'dueAt', t.due_at, 'takeDueAt', t.take_due_at, 'resolveDueAt', t.resolve_due_at, 'recallAt', t.recall_at, 'origin', t.origin, 'tags', coalesce(t.tags, '{}')`

/** Somebody else wrote what this reader may read, since they last read. */
export const unread = (viewer: Viewer): Sql => sql`exists (
  select from journal_entry j
  where j.ticket_id = t.id and j.author_id is distinct from ${viewer.personId}::uuid
    and j.at > coalesce((select r.read_at from ticket_reading r
      where r.ticket_id = t.id and r.person_id = ${viewer.personId}::uuid), '-infinity')
    and ${entryIsFor(viewer)})`
