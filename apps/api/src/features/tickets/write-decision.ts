import type { TicketPatch } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import { newId } from '../../db/id.ts'
import type { Tx } from '../../db/client.ts'
import type { Act } from './act.ts'
import type { TicketAsRead } from './facts.ts'
import { consequencesOf, filesLocked, wakeSender } from './consequences.ts'

/**
 * Writes an act on a ticket where it still stands as `before` read it; false: somebody was first, and nothing is written.
 * One statement, so one transaction: the ticket, its journal, its people, files, approval, mails, words and live event.
 */
export async function writeDecision(db: Tx, act: Act, before: TicketAsRead): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    with ${Prisma.join([...filesLocked(act), moved(act, before), ...tenures(act, before), ...consequencesOf(act)], ', ')}
    select m.id ${wakeSender(act)} from moved m`
  return rows.length === 1
}

function moved(act: Act, before: TicketAsRead): Prisma.Sql {
  const { attachmentIds } = act
  return Prisma.sql`moved as (
    update ticket t set ${Prisma.join(assignments(act), ', ')}
    where t.id = ${before.id}::uuid and t.version = ${before.version}
      ${asUntouched(act) ? Prisma.sql`and t.team_updated_at = ${before.teamUpdatedAt}` : Prisma.empty}
      ${attachmentIds.length > 0 ? Prisma.sql`and (select count(*) from files) = ${attachmentIds.length}` : Prisma.empty}
    returning t.*)`
}

/**
 * `version` alone lets comments pass each other. What must not be overtaken even by a comment: the clock, which waits
 * while the requester has the last word, and what counts files or people up to a limit.
 */
function asUntouched({ author, attachmentIds, decision }: Act): boolean {
  return author.personId === null || attachmentIds.length > 0 || decision.addParticipant !== undefined
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

type Column<Key extends keyof TicketPatch> = (value: TicketPatch[Key]) => Prisma.Sql

const columns: { readonly [Key in keyof Required<TicketPatch>]: Column<Key> } = {
  status: (value) => Prisma.sql`status = ${value}::status`,
  closeReason: (value) => Prisma.sql`close_reason = ${value}::close_reason`,
  title: (value) => Prisma.sql`title = ${value}`,
  description: (value) => Prisma.sql`description = ${value}`,
  categoryId: (value) => Prisma.sql`category_id = ${value}::uuid`,
  productId: (value) => Prisma.sql`product_id = ${value}::uuid`,
  establishmentId: (value) => Prisma.sql`establishment_id = ${value}::uuid`,
  onBehalf: (value) => Prisma.sql`on_behalf = ${value}::on_behalf`,
  teamId: (value) => Prisma.sql`team_id = ${value}::uuid`,
  agentId: (value) => Prisma.sql`agent_id = ${value}::uuid`,
  impact: (value) => Prisma.sql`impact = ${value}::impact`,
  urgency: (value) => Prisma.sql`urgency = ${value}::urgency`,
  priority: (value) => Prisma.sql`priority = ${value}::smallint`,
  dispatchCount: (value) => Prisma.sql`dispatch_count = ${value}::int`,
  reopenCount: (value) => Prisma.sql`reopen_count = ${value}::int`,
  takenAt: (value) => Prisma.sql`taken_at = ${value}::timestamptz`,
  resolvedAt: (value) => Prisma.sql`resolved_at = ${value}::timestamptz`,
  announcedAt: (value) => Prisma.sql`announced_at = ${value}::timestamptz`,
  finalAt: (value) => Prisma.sql`final_at = ${value}::timestamptz`,
  recallAt: (value) => Prisma.sql`recall_at = ${value}::timestamptz`,
  answered: (value) => Prisma.sql`answered = ${value}`,
}

function patchColumns(patch: TicketPatch): Prisma.Sql[] {
  const set: Prisma.Sql[] = []
  const assign = <Key extends keyof TicketPatch>(key: Key, column: Column<Key>) => {
    if (patch[key] !== undefined) set.push(column(patch[key]))
  }
  for (const [key, column] of Object.entries(columns))
    assign(key as keyof TicketPatch, column as Column<keyof TicketPatch>)
  return set
}

/** A team that gives a ticket away keeps it as it was that day: what it wrote and read until then stays readable. */
function tenures({ id, now, decision }: Act, before: TicketAsRead): Prisma.Sql[] {
  const { teamId } = decision.patch
  if (teamId === undefined || teamId === before.teamId) return []
  return [
    Prisma.sql`left_tenure as (
      update ticket_tenure k set ended_at = ${now}::timestamptz, left_as = (select to_jsonb(o) from ticket o where o.id = k.ticket_id)
      from moved m where k.ticket_id = m.id and k.ended_at is null returning k.ticket_id)`,
    // Reads what the first returns, so that it runs after it: two current tenures are one too many.
    Prisma.sql`new_tenure as (
      insert into ticket_tenure (id, ticket_id, team_id, started_at)
      select ${id}::uuid, ticket_id, ${teamId}::uuid, ${now}::timestamptz from left_tenure)`,
    Prisma.sql`told_former_team as (
      insert into live_event (id, at, type, ticket_id, reference, audience, team_id, person_ids)
      select ${newId()}::uuid, ${now}::timestamptz, 'ticket.changed', m.id, m.reference, 'team', ${before.teamId}::uuid, '{}' from moved m)`,
  ]
}
