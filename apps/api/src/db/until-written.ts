import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '@guichet/domain/refusal'
import { refusal } from '@guichet/domain/reasons'
import { isRetryable, violationOf } from './failure.ts'

const attemptsInAll = 12
const databaseFailuresInAll = 3

/**
 * Reads, decides and writes, again while somebody else was first (null), or made the same thing (a unique or foreign key).
 * Deadlocks and serialisation failures are tried three times in all.
 * @throws {Refusal} `concurrent-change` when others are always first.
 */
export async function untilWritten<Done>(attempt: () => Promise<Done | null>): Promise<Done> {
  let failures = 0
  return untilFirst(async () => {
    try {
      return await attempt()
    } catch (error) {
      failures += 1
      if (!mayPass(error) || failures >= databaseFailuresInAll) throw asRefusal(error)
      return null
    }
  })
}

/** The same inside a transaction, which a failure of the database ends: it is for whoever opened it to try again. */
export async function untilFirst<Done>(attempt: () => Promise<Done | null>): Promise<Done> {
  for (let round = 1; round <= attemptsInAll; round += 1) {
    const done = await attempt()
    if (done !== null) return done
    await pause(randomInt(2 * round + 1))
  }
  throw new Refusal('concurrent-change', 'problem.concurrent-change.detail')
}

const mayPass = (error: unknown): boolean => isRetryable(error) || violationOf(error) !== undefined

// The rules read a membership that ended since, or a link made since: the database has the last word.
function asRefusal(error: unknown): unknown {
  if (isRetryable(error)) return new Refusal('concurrent-change', 'problem.concurrent-change.detail')
  const rule = violationOf(error)
  if (rule === 'ticket_holder_is_member') return refusal('refusal.not_yours_to_do')
  return rule === 'ticket_link_generations' ? refusal('refusal.link_generations') : error
}
