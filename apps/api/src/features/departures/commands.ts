import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/client.ts'
import { databaseNow } from '../../db/now.ts'
import { forgetCallers } from '../../http/recent-callers.ts'
import { giveBackTickets } from '../tickets/commands.ts'
import { untilWritten } from '../../db/until-written.ts'

/** Somebody leaves a team: what they were in charge of goes back to it, in the same transaction (T26). */
export async function endMembership(deps: Deps, membershipId: string): Promise<void> {
  await inTransaction(deps, async (tx, now) => endMembershipsIn(deps, tx, { id: membershipId }, now))
}

/** Somebody leaves the desk: out of every team, every session and every token of theirs ended, at once. */
export async function disablePerson(deps: Deps, personId: string): Promise<void> {
  await inTransaction(deps, async (tx, now) => {
    await tx.person.updateMany({ where: { id: personId, disabledAt: null }, data: { disabledAt: now } })
    await tx.session.deleteMany({ where: { personId } })
    await tx.apiToken.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } })
    await endMembershipsIn(deps, tx, { personId }, now)
  })
}

/**
 * The same inside a transaction of the caller's, which a deadlock takes down whole: try it again as a whole.
 * Ended first: whoever was being put in charge waits for us, and is then refused by the database.
 */
export async function endMembershipsIn(
  deps: Deps,
  tx: Tx,
  whose: { id: string } | { personId: string },
  now: Date,
): Promise<void> {
  const ended = await tx.membership.updateManyAndReturn({
    where: { ...whose, endedAt: null },
    data: { endedAt: now },
    select: { personId: true, teamId: true },
  })
  for (const membership of ended) await giveBackTickets(deps, tx, membership)
}

// A deadlock with somebody at work takes the whole transaction down: it is tried again as a whole.
async function inTransaction(deps: Deps, work: (tx: Tx, now: Date) => Promise<void>): Promise<void> {
  await untilWritten(async () => {
    await deps.db.$transaction(async (tx) => work(tx, deps.clock(await databaseNow(tx))), { timeout: 30_000 })
    return true
  })
  await forgetCallers(deps.db)
}
