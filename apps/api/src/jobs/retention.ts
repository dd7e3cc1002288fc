import { LIMITS } from '@guichet/contracts/limits'
import { databaseNow } from '../db/now.ts'
import type { Deps } from '../deps.ts'
import { sweepSearches } from '../features/answers/commands.ts'
import { sweepUndoable } from '../features/bulk/commands.ts'
import { sweepHeld } from '../features/held/commands.ts'
import { sweepDrafts } from '../features/drafts/commands.ts'
import { sweepPresence } from '../features/presence/commands.ts'
import { sweepNews } from '../http/live/sweep.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** What is kept for a time only, and how long; unused uploads, which are files too, have a job of their own. */
export async function forgetOld({ db, clock, env }: Pick<Deps, 'db' | 'clock' | 'env'>): Promise<void> {
  const now = clock(await databaseNow(db))
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const asleep = { lastSeenAt: { lt: ago(env.SESSION_IDLE_MINUTES * minute) } }
  await db.session.deleteMany({ where: { OR: [{ endsAt: { lt: now } }, asleep] } })
  await db.signInAttempt.deleteMany({ where: { createdAt: { lt: ago(hour) } } })
  await sweepNews({ db, clock })
  await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: ago(LIMITS.idempotencyDays * day) } } })
  await sweepDrafts(db, now)
  await sweepUndoable(db, now)
  await sweepHeld(db, now)
  await sweepSearches(db, now)
  await sweepPresence(db, now)
}
