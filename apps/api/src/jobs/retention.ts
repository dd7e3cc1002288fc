import { LIMITS } from '@guichet/contracts/limits'
import { databaseNow } from '../db/now.ts'
import type { Deps } from '../deps.ts'
import { sweepNews } from '../features/live/jobs.ts'

const hour = 3_600_000
const day = 24 * hour

/** What is kept for a time only, and how long. */
export async function forgetOld({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const now = clock(await databaseNow(db))
  const ago = (ms: number) => new Date(now.getTime() - ms)
  await db.session.deleteMany({ where: { endsAt: { lt: now } } })
  await db.signInAttempt.deleteMany({ where: { createdAt: { lt: ago(hour) } } })
  await sweepNews({ db, clock })
  await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: ago(LIMITS.idempotencyDays * day) } } })
  await db.draft.deleteMany({ where: { updatedAt: { lt: ago(LIMITS.draftDays * day) } } })
}
