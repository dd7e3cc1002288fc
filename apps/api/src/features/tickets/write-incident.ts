import { LIMITS } from '@guichet/contracts/limits'
import { Prisma } from '../../db/generated/client.ts'
import { newId } from '../../db/id.ts'
import type { Act } from './write-act.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** What makes a ticket a known incident or none, and what its children are asked to do after it. */
export const incidentRows = (act: Act): Sql[] => [...declared(act), ...carried(act), ...notCarried(act)]

function declared({ now, decision: { incident } }: Act): Sql[] {
  if (incident === undefined) return []
  if (incident === null)
    return [
      sql`incident_ended as (
        update incident i set ended_at = ${now}::timestamptz from moved m where i.ticket_id = m.id and i.ended_at is null)`,
    ]
  const { title, text, categoryIds, establishmentIds } = incident
  return [
    sql`incident_declared as (
      insert into incident (id, ticket_id, title, text, category_ids, establishment_ids, created_at)
      select ${newId()}::uuid, m.id, ${title}, ${text}, ${[...categoryIds]}::uuid[], ${[...establishmentIds]}::uuid[], ${now}::timestamptz
      from moved m
      on conflict (ticket_id) where ended_at is null do update set title = excluded.title, text = excluded.text,
        category_ids = excluded.category_ids, establishment_ids = excluded.establishment_ids)`,
  ]
}

/** One row a child, there until it is done: a worker that dies leaves those that are not. What may be taken back waits. */
function carried({ id, now, author, undoable, decision: { carries } }: Act): Sql[] {
  if (carries === undefined) return []
  const held = undoable === null ? 0 : LIMITS.undoSeconds + 2
  return [
    sql`carried as (
      insert into child_act (id, act_id, ticket_id, parent_id, person_id, channel, input, created_at, not_before)
      select gen_random_uuid(), ${id}::uuid, l.from_id, m.id, ${author.personId}::uuid, ${author.channel}::channel,
             ${JSON.stringify(carries)}::jsonb, ${now}::timestamptz, ${now}::timestamptz + make_interval(secs => ${held}::int)
      from moved m join ticket_link l on l.to_id = m.id and l.kind = 'child_of')`,
  ]
}

const notCarried = ({ undoes }: Act): Sql[] =>
  undoes === null
    ? []
    : [
        sql`not_carried as (delete from child_act c using moved m where c.act_id = ${undoes}::uuid and c.parent_id = m.id)`,
      ]
