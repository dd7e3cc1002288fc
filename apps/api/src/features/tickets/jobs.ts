import { setTimeout as pause } from 'node:timers/promises'
import { LIMITS } from '@guichet/contracts/limits'
import { addPeriod } from '@guichet/domain/calendar'
import { announceDue, autoCloseDue } from '@guichet/domain/clock'
import type { EventInput } from '@guichet/domain/decide'
import type { DeskNow } from '@guichet/domain/desk'
import type { Mover, TicketFacts } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import { Prisma } from '../../db/generated/client.ts'
import { databaseNow } from '../../db/now.ts'
import type { Deps } from '../../deps.ts'
import { changeTicket } from './commands.ts'

const { sql } = Prisma
const clock: Mover = { kind: 'clock' }
const pageSize = 200

type Candidate = Pick<TicketFacts, 'reference' | 'status' | 'resolvedAt' | 'announcedAt' | 'answered'> & {
  id: string
}
type ClockInput = Extract<EventInput, { event: 'resume' | 'announce_auto_close' | 'auto_close' }>

/**
 * What time does by itself: parked tickets come back (T22), closings happen (T19) and are announced (T18), in that
 * order, so that none is announced and closed in one run. Any number of workers may run it together, and running it
 * twice changes nothing: each ticket passes by the one command, which judges it anew.
 * @returns how many tickets moved.
 */
export async function runClock(deps: Deps): Promise<number> {
  const now = deps.clock(await databaseNow(deps.db))
  const settings = await deps.settings()
  const desk: DeskNow = { settings, now, timeZone: deps.env.DESK_TIMEZONE }
  let moved = await fireEach(
    deps,
    { event: 'resume' },
    sql`status = 'on_hold' and recall_at <= ${now}`,
    () => true,
  )
  const rule = settings['closure.autoClose']
  if (rule === null) return moved
  const closable = sql`status = 'resolved' and announced_at <= ${earliest(desk, rule.notice)}`
  moved += await fireEach(deps, { event: 'auto_close' }, closable, (found) => autoCloseDue(found, desk))
  const announceable = sql`status = 'resolved' and announced_at is null and not answered
    and resolved_at <= ${earliest(desk, rule.after)}`
  return (
    moved +
    (await fireEach(deps, { event: 'announce_auto_close' }, announceable, (found) =>
      announceDue(found, desk),
    ))
  )
}

/** Keys of retried POSTs are remembered thirty days. */
export async function forgetOldKeys(deps: Deps): Promise<number> {
  const now = deps.clock(await databaseNow(deps.db))
  const before = new Date(now.getTime() - LIMITS.idempotencyDays * 86_400_000)
  const { count } = await deps.db.idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } })
  return count
}

// Going a month back is not the reverse of going a month on (31 January, 28 February): four days are more than they differ.
const earliest = ({ now, timeZone }: DeskNow, period: string): Date =>
  new Date(addPeriod(now, `-${period}`, timeZone).getTime() + 4 * 86_400_000)

async function fireEach(
  deps: Deps,
  input: ClockInput,
  where: Prisma.Sql,
  isDue: (found: Candidate) => boolean,
): Promise<number> {
  let moved = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const found = await deps.db.$queryRaw<Candidate[]>`
      select id, reference, status, resolved_at as "resolvedAt", announced_at as "announcedAt", answered from ticket
      where ${where} and id > ${after}::uuid order by id limit ${pageSize}`
    for (const candidate of found.filter(isDue)) {
      if (await fireOne(deps, input, candidate)) moved += 1
    }
    const last = found.at(-1)
    if (last === undefined || found.length < pageSize) return moved
    after = last.id
    // Let those who wait for an answer pass between two pages.
    await pause(0)
  }
}

/** Another worker, or somebody, was first: it is no longer due, and nothing is wrong. One failure does not stop the others. */
async function fireOne(deps: Deps, input: ClockInput, { reference }: Candidate): Promise<boolean> {
  try {
    const { entryId } = await changeTicket(deps, clock, reference, input)
    return entryId !== null
  } catch (error) {
    if (!(error instanceof Refusal))
      deps.log.error({ err: error, reference, event: input.event }, 'the clock failed')
    return false
  }
}
