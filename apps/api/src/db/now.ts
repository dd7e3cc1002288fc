import type { Tx } from './client.ts'

/** PostgreSQL's clock, in a transaction its start: one instant for every process. Pass it through `deps.clock`. */
export async function databaseNow(db: Tx): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`select now() as now`
  if (row === undefined) throw new Error('PostgreSQL did not say the time')
  return row.now
}
