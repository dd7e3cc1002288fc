import { keptUntil } from '@guichet/domain/clock'
import { newId } from '../../db/id.ts'
import { databaseNow } from '../../db/now.ts'
import type { Deps } from '../../deps.ts'
import { toPurge } from './queries.ts'

/**
 * T24: erases the tickets that ended longer ago than `retention.closed`, their words, files, people and mails; their figures
 * stay. Each in a transaction of its own, its rows before its files: what a crash leaves, the sweep of stray files finds.
 * @returns how many are gone.
 */
export async function purgeFinal(deps: Deps, stop?: AbortSignal): Promise<number> {
  const now = deps.clock(await databaseNow(deps.db))
  const settings = await deps.settings()
  const kept = settings['retention.closed']
  if (kept === null) return 0
  const desk = { settings, timeZone: deps.env.DESK_TIMEZONE }
  let purged = 0
  const isDue = (ticket: { finalAt: Date | null }) => {
    const until = keptUntil(ticket, desk)
    return until !== null && until <= now
  }
  for (;;) {
    const due = (await toPurge(deps.db, kept, now)).filter(isDue)
    for (const ticket of due) {
      if (stop?.aborted) return purged
      purged += await purge(deps, ticket, now)
    }
    if (due.length === 0) break
  }
  if (purged > 0) deps.log.info({ purged }, 'tickets purged')
  return purged
}

// Reopened meanwhile, or purged by another worker: the database answers null.
async function purge(
  { db, files }: Deps,
  { id, finalAt }: { id: string; finalAt: Date | null },
  now: Date,
): Promise<number> {
  const [row] = await db.$queryRaw<{ keys: string[] | null }[]>`
    select purge_ticket(${id}::uuid, ${finalAt}::timestamptz, ${now}::timestamptz, ${newId()}::uuid) as keys`
  for (const key of row?.keys ?? []) await files.remove(key)
  return row?.keys ? 1 : 0
}
