import { FINAL, OPEN } from '@guichet/contracts/lifecycle'
import { Prisma } from '../../db/generated/client.ts'

const { sql } = Prisma

/** The contract's ticketLink of a row `k`. */
export const linkJson: Prisma.Sql = sql`json_build_object(
  'id', k.id, 'relation', k.relation, 'since', k.created_at,
  'ticket', json_build_object('reference', k.reference, 'title', k.title, 'status', k.status, 'closeReason', k.close_reason,
    'reassigned', k.reassigned, 'requester', k.requester, 'agent', k.agent))`

/** The contract's declaredIncident of a row `i`. */
export const incidentJson: Prisma.Sql = sql`json_build_object(
  'id', i.id, 'title', i.title, 'text', i.text, 'since', i.created_at,
  'categories', (select coalesce(json_agg(json_build_object('id', c.id, 'label', c.label) order by c.label), '[]')
    from category c where c.id = any (i.category_ids)),
  'establishments', (select coalesce(json_agg(json_build_object('id', e.id, 'code', e.code, 'kind', e.kind, 'name', e.name) order by e.code), '[]')
    from establishment e where e.id = any (i.establishment_ids)),
  'children', (select json_build_object(
      'open', count(*) filter (where c.status = any (${[...OPEN]}::status[])),
      'resolved', count(*) filter (where c.status = 'resolved'),
      'ended', count(*) filter (where c.status = any (${[...FINAL]}::status[])),
      'underWay', (select count(*) from child_act a where a.parent_id = i.ticket_id))
    from ticket_link h join ticket c on c.id = h.from_id where h.to_id = i.ticket_id and h.kind = 'child_of'))`
