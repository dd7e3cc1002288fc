import { databaseNow } from '../../db/now.ts'
import type { Deps } from '../../deps.ts'

const DAY_MS = 86_400_000

/** News is kept a day: a page that slept longer starts afresh. */
export async function sweepNews({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  const limit = new Date(clock(await databaseNow(db)).getTime() - DAY_MS)
  return (await db.liveEvent.deleteMany({ where: { at: { lt: limit } } })).count
}
