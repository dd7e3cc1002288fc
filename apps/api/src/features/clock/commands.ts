import { announceDue, autoCloseDue } from '@guichet/domain/clock'
import type { TransitionEvent } from '@guichet/contracts/lifecycle'
import { Refusal } from '@guichet/domain/refusal'
import { databaseNow } from '../../db/now.ts'
import type { Deps } from '../../deps.ts'
import { changeTicket } from '../tickets/commands.ts'
import { toAnnounce, toClose, toRecall, toWarn } from './queries.ts'

type ClockEvent = Extract<TransitionEvent, 'announce_auto_close' | 'auto_close' | 'resume' | 'warn_deadline'>

/**
 * T18, T19, T22's recall and T29: fires what is due at this instant. Safe twice, by two workers, after a clock that jumped.
 * @returns how many tickets it moved.
 */
export async function runClock(deps: Deps, stop?: AbortSignal): Promise<number> {
  const now = deps.clock(await databaseNow(deps.db))
  const settings = await deps.settings()
  const desk = { settings, now, timeZone: deps.env.DESK_TIMEZONE }
  const rule = settings['closure.autoClose']
  const recalled = await fire(deps, 'resume', await toRecall(deps.db, now), stop)
  const warned = await fire(deps, 'warn_deadline', await toWarn(deps.db, now), stop)
  if (rule === null) return recalled + warned
  const closing = await toClose(deps.db, rule.notice, now)
  const closed = await fire(
    deps,
    'auto_close',
    closing.filter((one) => autoCloseDue(one, desk)),
    stop,
  )
  const announcing = await toAnnounce(deps.db, rule.after, now)
  const announced = await fire(
    deps,
    'announce_auto_close',
    announcing.filter((one) => announceDue(one, desk)),
    stop,
  )
  return recalled + warned + closed + announced
}

async function fire(
  deps: Deps,
  event: ClockEvent,
  tickets: readonly { reference: string }[],
  stop?: AbortSignal,
): Promise<number> {
  let moved = 0
  for (const { reference } of tickets) {
    if (stop?.aborted) return moved
    try {
      await changeTicket(deps, { kind: 'clock' }, reference, { event })
      moved += 1
    } catch (error) {
      // Somebody was first: a person, or another worker. Anything else must not keep the others waiting.
      if (!(error instanceof Refusal)) deps.log.error({ error, reference, event }, 'the clock could not act')
    }
  }
  return moved
}
