import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'

/** What a ticket took, in working seconds, and what was promised of it, in minutes. */
export interface Measured {
  readonly id: string
  readonly takenSeconds: number | null
  readonly takenPromised: number | null
  readonly resolvedSeconds: number | null
  readonly resolvedPromised: number | null
}

/** Keeps what was measured late, of the tickets and of what the final ones leave: nothing that was measured is touched. */
export async function writeMeasures(db: Tx, measured: readonly Measured[]): Promise<void> {
  const rows = Prisma.sql`jsonb_to_recordset(${JSON.stringify(measured)}::jsonb) as m
    (id uuid, "takenSeconds" int, "takenPromised" int, "resolvedSeconds" int, "resolvedPromised" int)`
  const late = Prisma.sql`
    taken_seconds = coalesce(t.taken_seconds, m."takenSeconds"),
    taken_promised = case when t.taken_seconds is null then m."takenPromised" else t.taken_promised end,
    resolved_seconds = coalesce(t.resolved_seconds, m."resolvedSeconds"),
    resolved_promised = case when t.resolved_seconds is null then m."resolvedPromised" else t.resolved_promised end`
  await db.$executeRaw`
    with kept as (update ticket_figures t set ${late} from ${rows} where t.ticket_id = m.id)
    update ticket t set ${late} from ${rows} where t.id = m.id`
}
