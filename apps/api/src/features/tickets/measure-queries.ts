import type { Status } from '@guichet/contracts/lifecycle'
import type { Tx } from '../../db/client.ts'

/** A ticket whose working time was not kept when it was taken or solved, and what tells it. */
export interface Unmeasured {
  readonly id: string
  readonly categoryId: string
  readonly priority: number
  readonly teamId: string
  readonly createdAt: Date
  readonly takenAt: Date | null
  readonly resolvedAt: Date | null
  readonly teams: readonly { readonly at: string; readonly teamId: string }[]
  /** What its journal tells of its states. */
  readonly moves: readonly { readonly at: string; readonly status: Status }[]
}

export async function unmeasured(db: Tx, most: number): Promise<Unmeasured[]> {
  return db.$queryRaw<Unmeasured[]>`
    select t.id, t.category_id as "categoryId", t.priority, t.team_id as "teamId", t.created_at as "createdAt", t.taken_at as "takenAt", t.resolved_at as "resolvedAt",
      (select coalesce(json_agg(json_build_object('at', k.started_at, 'teamId', k.team_id) order by k.started_at, k.id), '[]')
       from ticket_tenure k where k.ticket_id = t.id) as teams,
      (select coalesce(json_agg(json_build_object('at', j.at, 'status', c ->> 'to') order by j.at, j.id), '[]')
       from journal_entry j, jsonb_array_elements(j.changes) c where j.ticket_id = t.id and c ->> 'field' = 'status') as moves
    from ticket t
    where (t.taken_at is not null and t.taken_seconds is null) or (t.resolved_at is not null and t.resolved_seconds is null)
    order by t.id limit ${most}`
}
