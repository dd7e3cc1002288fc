import type { Mention } from '@guichet/contracts/following'
import type { Audience } from '@guichet/contracts/lifecycle'
import { LIMITS } from '@guichet/contracts/limits'
import type { Decision } from '@guichet/domain/facts'
import type { Refusal } from '@guichet/domain/refusal'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import type { Act } from './write-act.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** Words that wait on a ticket until their author can no longer take them back. */
export interface HeldWords {
  readonly id: string
  readonly audience: Audience
  readonly body: string | null
  readonly attachmentIds: readonly string[]
  readonly mentions: readonly Mention[]
}

/** What this person said on the ticket `t` and that has not left, in the order in which it will. */
export const heldBy = (actorId: string): Sql => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'audience', h.audience, 'body', h.body, 'attachmentIds', h.attachment_ids,
                                               'mentions', h.mentions)
                             order by h.sends_at, h.id), '[]')
   from held_entry h where h.ticket_id = t.id and h.person_id = ${actorId}::uuid and h.state = 'waiting')`

/** What leaves is held first: taken back meanwhile, it does not. */
export const heldLocked = ({ sends }: Act): Sql[] =>
  sends === null
    ? []
    : [
        sql`leaving as materialized (
          select id from held_entry where id = ${sends}::uuid and state = 'waiting' for update)`,
      ]

export const heldIsThere = ({ sends }: Act): Sql =>
  sends === null ? Prisma.empty : sql`and exists (select from leaving)`

/** Words that are to leave later, and those that leave now. */
export const heldRows = (act: Act): Sql[] => [...held(act), ...left(act)]

function held({ now, author, heldUnder, attachmentIds, decision: { holds } }: Act): Sql[] {
  if (holds === undefined || heldUnder === null) return []
  const { id, bulkId } = heldUnder
  return [
    sql`held as (
      insert into held_entry (id, ticket_id, person_id, bulk_id, audience, body, attachment_ids, mentions, created_at, sends_at)
      select ${id}::uuid, m.id, ${author.personId}::uuid, ${bulkId}::uuid, ${holds.audience}::audience, ${holds.body},
             ${[...attachmentIds]}::uuid[], ${JSON.stringify(holds.mentions ?? [])}::jsonb, ${now}::timestamptz, ${now}::timestamptz + make_interval(secs => ${LIMITS.undoSeconds}::int)
      from moved m)`,
  ]
}

const left = ({ sends }: Act): Sql[] =>
  sends === null
    ? []
    : [
        sql`has_left as (update held_entry h set state = 'sent' from moved m where h.id = ${sends}::uuid and h.ticket_id = m.id)`,
      ]

/** The ticket as it stands: words that only wait change nothing of it, not even a date. */
export const untouched = (act: Act, version: number): Sql => sql`moved as (
  select t.* from ticket t where t.id = ${act.ticket.id}::uuid and t.version = ${version}
    ${act.attachmentIds.length > 0 ? sql`and (select count(*) from files) = ${act.attachmentIds.length}` : Prisma.empty})`

/** The author’s other pages are told, by the team’s wire, and nobody else hears of anything. */
export const toldOfHeld = ({ now }: Act): Sql => sql`told as (
  insert into live_event (id, at, type, ticket_id, reference, audience, team_id, person_ids)
  select ${newId()}::uuid, ${now}::timestamptz, 'ticket.held', m.id, m.reference, 'team', m.team_id, '{}' from moved m)`

export const onlyHolds = ({ holds, patch, entries }: Decision): boolean =>
  holds !== undefined && entries.length === 0 && Object.keys(patch).length === 0

/** It could not leave: it stays with whoever wrote it, and says why. */
export async function keepRefused(db: Tx, id: string, { code, reason, values }: Refusal): Promise<void> {
  const refusal = { code, reason, values }
  await db.heldEntry.updateMany({ where: { id, state: 'waiting' }, data: { state: 'refused', refusal } })
}

/** It leaves by itself when its time has come; should the note be lost, the timetable finds it. */
export async function wakeSayer(db: Tx, key: string): Promise<void> {
  await db.$queryRaw`
    select id from graphile_worker.add_job('say-held', '{}'::json, run_at => now() + make_interval(secs => ${LIMITS.undoSeconds}::int),
                                           job_key => ${`held-${key}`})`
}
