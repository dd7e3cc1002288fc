import { deadlinesOf, sameDeadlines } from '@guichet/domain/deadlines'
import { Refusal } from '@guichet/domain/refusal'
import { databaseNow } from '../../db/now.ts'
import type { Deps } from '../../deps.ts'
import { changeTicket } from '../tickets/commands.ts'
import { rulesNow, runningAfter } from './queries.ts'

const atOnce = 500

/**
 * T30: the deadlines of open tickets follow the hours and the targets as they now are. Those that stay are only looked at.
 * Safe twice, and begun anew after a crash.
 * @returns how many tickets it moved.
 */
export async function moveDeadlines(deps: Deps, stop?: AbortSignal): Promise<number> {
  const now = deps.clock(await databaseNow(deps.db))
  const rules = await rulesNow(deps.db, deps.env.DESK_TIMEZONE)
  const fresh: Deps = { ...deps, service: async () => rules }
  let [moved, last] = [0, '']
  for (;;) {
    const tickets = await runningAfter(deps.db, last === '' ? undefined : last, atOnce)
    for (const ticket of tickets) {
      if (stop?.aborted) return moved
      last = ticket.id
      if (!sameDeadlines(ticket, deadlinesOf(ticket, ticket, rules, now)))
        moved += await move(fresh, ticket.reference)
    }
    if (tickets.length < atOnce) break
  }
  if (moved > 0) deps.log.info({ moved }, 'deadlines moved')
  return moved
}

async function move(deps: Deps, reference: string): Promise<number> {
  try {
    await changeTicket(deps, { kind: 'application' }, reference, { event: 'move_deadline' })
    return 1
  } catch (error) {
    // Ended meanwhile: nothing is due of it any more.
    if (error instanceof Refusal) return 0
    throw error
  }
}
