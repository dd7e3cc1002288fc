import type { TicketPatch } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import { newId } from '../../db/id.ts'
import type { Tx } from '../../db/client.ts'
import type { Act } from './write-act.ts'
import type { TicketAsRead } from './fact-queries.ts'
import { heldLocked, heldRows, onlyHolds, toldOfHeld, untouched } from './write-held.ts'
import { consequencesOf, filesLocked, onceRows, takenBeside, turnTaken } from './write-rows.ts'
import { pairLocked } from './write-links.ts'

/**
 * Writes an act on a ticket where it still stands as `before` read it; false: somebody was first, and nothing is written.
 * One statement, so one transaction: the ticket, its journal, its people, files, approval, mails, words and live event.
 */
export async function writeDecision(db: Tx, act: Act, before: TicketAsRead): Promise<boolean> {
  const parts = onlyHolds(act.decision) ? waiting(act, before) : done(act, before)
  const rows = await db.$queryRaw<unknown[]>`with ${Prisma.join(parts, ', ')} select m.id from moved m`
  return rows.length === 1
}

const done = (act: Act, before: TicketAsRead): Prisma.Sql[] => [
  ...pairLocked(act),
  ...filesLocked(act),
  ...turnTaken(act),
  ...heldLocked(act),
  moved(act, before),
  ...tenures(act, before),
  ...consequencesOf(act),
]

const waiting = (act: Act, { version }: TicketAsRead): Prisma.Sql[] => [
  ...filesLocked(act),
  untouched(act, version),
  ...heldRows(act),
  ...onceRows(act),
  toldOfHeld(act),
]

function moved(act: Act, before: TicketAsRead): Prisma.Sql {
  return Prisma.sql`moved as (
    update ticket t set ${Prisma.join(assignments(act), ', ')}
    where t.id = ${before.id}::uuid and t.version = ${before.version}
      ${asUntouched(act) ? Prisma.sql`and t.team_updated_at = ${before.teamUpdatedAt}` : Prisma.empty}
      ${takenBeside(act)}
    returning t.*)`
}

/**
 * `version` alone lets comments pass each other. What must not be overtaken even by a comment: the clock, which waits
 * while the requester has the last word, what counts files or people up to a limit, and links and incidents, which are rows
 * of their own: a link is made at either end, and undone once.
 */
function asUntouched({ author, attachmentIds, decision }: Act): boolean {
  const { addParticipant, link, incident } = decision
  const beside = [addParticipant, link, incident].some((one) => one !== undefined)
  return author.personId === null || attachmentIds.length > 0 || beside
}

// Dates of change always move forward, by a millisecond at least, whatever the clock does.
function assignments({ now, decision }: Act): Prisma.Sql[] {
  const seen = decision.bumps === 'public' || decision.entries.some((entry) => entry.audience === 'public')
  const set = patchColumns(decision.patch)
  if (decision.bumps !== 'none') set.push(Prisma.sql`version = t.version + 1`)
  if (decision.bumps === 'public') set.push(Prisma.sql`public_version = t.public_version + 1`)
  if (seen) set.push(Prisma.sql`updated_at = greatest(${now}::timestamptz, t.updated_at + interval '1 ms')`)
  set.push(Prisma.sql`team_updated_at = greatest(${now}::timestamptz, t.team_updated_at + interval '1 ms')`)
  return set
}

/** The columns that a patch names, each with its type. */
function patchColumns(patch: TicketPatch): Prisma.Sql[] {
  const set: Prisma.Sql[] = []
  const assign = <Value>(value: Value | undefined, column: (value: Value) => Prisma.Sql): void => {
    if (value !== undefined) set.push(column(value))
  }
  assign(patch.status, (value) => Prisma.sql`status = ${value}::status`)
  assign(patch.closeReason, (value) => Prisma.sql`close_reason = ${value}::close_reason`)
  assign(patch.title, (value) => Prisma.sql`title = ${value}`)
  assign(patch.description, (value) => Prisma.sql`description = ${value}`)
  assign(patch.categoryId, (value) => Prisma.sql`category_id = ${value}::uuid`)
  assign(patch.productId, (value) => Prisma.sql`product_id = ${value}::uuid`)
  assign(patch.establishmentId, (value) => Prisma.sql`establishment_id = ${value}::uuid`)
  assign(patch.onBehalf, (value) => Prisma.sql`on_behalf = ${value}::on_behalf`)
  assign(patch.teamId, (value) => Prisma.sql`team_id = ${value}::uuid`)
  assign(patch.agentId, (value) => Prisma.sql`agent_id = ${value}::uuid`)
  assign(patch.impact, (value) => Prisma.sql`impact = ${value}::impact`)
  assign(patch.urgency, (value) => Prisma.sql`urgency = ${value}::urgency`)
  assign(patch.priority, (value) => Prisma.sql`priority = ${value}::smallint`)
  assign(patch.dispatchCount, (value) => Prisma.sql`dispatch_count = ${value}::int`)
  assign(patch.reopenCount, (value) => Prisma.sql`reopen_count = ${value}::int`)
  assign(patch.takenAt, (value) => Prisma.sql`taken_at = ${value}::timestamptz`)
  assign(patch.resolvedAt, (value) => Prisma.sql`resolved_at = ${value}::timestamptz`)
  assign(patch.announcedAt, (value) => Prisma.sql`announced_at = ${value}::timestamptz`)
  assign(patch.finalAt, (value) => Prisma.sql`final_at = ${value}::timestamptz`)
  assign(patch.recallAt, (value) => Prisma.sql`recall_at = ${value}::timestamptz`)
  assign(patch.answered, (value) => Prisma.sql`answered = ${value}`)
  assign(patch.hidden, (value) => Prisma.sql`hidden = ${value}`)
  assign(patch.tags, (value) => Prisma.sql`tags = ${[...value]}::text[]`)
  assign(patch.minutesSpent, (value) => Prisma.sql`minutes_spent = ${value}::int`)
  assign(patch.clockFrom, (value) => Prisma.sql`clock_from = ${value}::timestamptz`)
  assign(patch.workedSeconds, (value) => Prisma.sql`worked_seconds = ${value}::int`)
  assign(patch.takeDueAt, (value) => Prisma.sql`take_due_at = ${value}::timestamptz`)
  assign(patch.resolveDueAt, (value) => Prisma.sql`resolve_due_at = ${value}::timestamptz`)
  assign(patch.dueAt, (value) => Prisma.sql`due_at = ${value}::timestamptz`)
  assign(patch.takeWarned, (value) => Prisma.sql`take_warned = ${value}::smallint`)
  assign(patch.resolveWarned, (value) => Prisma.sql`resolve_warned = ${value}::smallint`)
  assign(patch.warnAt, (value) => Prisma.sql`warn_at = ${value}::timestamptz`)
  assign(patch.takenSeconds, (value) => Prisma.sql`taken_seconds = ${value}::int`)
  assign(patch.takenPromised, (value) => Prisma.sql`taken_promised = ${value}::int`)
  assign(patch.resolvedSeconds, (value) => Prisma.sql`resolved_seconds = ${value}::int`)
  assign(patch.resolvedPromised, (value) => Prisma.sql`resolved_promised = ${value}::int`)
  return set
}

/** The teams that hold it follow: each reads what was written while it did. */
function tenures(act: Act, before: TicketAsRead): Prisma.Sql[] {
  const { teamId } = act.decision.patch
  if (teamId === undefined || teamId === before.teamId) return []
  return [
    ...(act.undoes === null ? handedOver(act, teamId) : givenBack),
    Prisma.sql`told_former_team as (
      insert into live_event (id, at, type, ticket_id, reference, audience, team_id, person_ids)
      select ${newId()}::uuid, ${act.now}::timestamptz, 'ticket.changed', m.id, m.reference, 'team', ${before.teamId}::uuid, '{}' from moved m)`,
  ]
}

/** A team that gives a ticket away keeps it as it was that day: what it wrote and read until then stays readable. */
const handedOver = ({ id, now }: Act, teamId: string): Prisma.Sql[] => [
  Prisma.sql`left_tenure as (
    update ticket_tenure k set ended_at = ${now}::timestamptz, left_as = (select to_jsonb(o) from ticket o where o.id = k.ticket_id)
    from moved m where k.ticket_id = m.id and k.ended_at is null returning k.ticket_id)`,
  // Reads what the first returns, so that it runs after it: two current tenures are one too many.
  Prisma.sql`new_tenure as (
    insert into ticket_tenure (id, ticket_id, team_id, started_at)
    select ${id}::uuid, ticket_id, ${teamId}::uuid, ${now}::timestamptz from left_tenure)`,
]

/** A transfer that is taken back never was: who held it by mistake keeps nothing of it. */
const givenBack: readonly Prisma.Sql[] = [
  Prisma.sql`lost_tenure as (
    delete from ticket_tenure k using moved m where k.ticket_id = m.id and k.ended_at is null returning k.ticket_id)`,
  Prisma.sql`former_tenure as (
    update ticket_tenure k set ended_at = null, left_as = null
    from lost_tenure a where k.id = (
      select l.id from ticket_tenure l where l.ticket_id = a.ticket_id and l.ended_at is not null
      order by l.ended_at desc, l.id desc limit 1))`,
]
