import type { FilingDecision } from '@guichet/domain/decide-filing'
import { Prisma } from '../../db/generated/client.ts'
import { newId } from '../../db/id.ts'
import type { Tx } from '../../db/client.ts'
import type { Act } from './write-act.ts'
import { consequencesOf, filesLocked, takenBeside, turnTaken } from './write-rows.ts'
import { pairLocked } from './write-links.ts'
import { wordsOf } from './write-words.ts'

/**
 * Writes a new ticket with everything that goes with it, in one statement, so in one transaction; false: a file that it
 * names was taken meanwhile, or somebody’s turn, and nothing is written.
 */
export async function writeFiling(
  db: Tx,
  act: Act,
  { ticket, contactIds }: FilingDecision,
): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    with ${Prisma.join([...pairLocked(act), ...filesLocked(act), ...turnTaken(act), ticketRow(act, ticket), tenure(act), ...contactRows(act, contactIds), words(ticket), ...consequencesOf(act)], ', ')}
    select m.id from moved m`
  return rows.length === 1
}

function ticketRow(act: Act, born: FilingDecision['ticket']): Prisma.Sql {
  const { ticket, now } = act
  return Prisma.sql`moved as (
    insert into ticket (id, number, reference, version, public_version, status, title, description, category_id, product_id,
      establishment_id, on_behalf, requester_id, filed_by_id, team_id, origin, impact, urgency, priority, callback_phone,
      availability, fields, draft_id, agent_id, taken_at, clock_from, worked_seconds, take_due_at, resolve_due_at, due_at, warn_at,
      taken_seconds, taken_promised, created_at, updated_at, team_updated_at)
    select ${ticket.id}::uuid, ${ticket.number}::int, ${ticket.reference}, 1, 1, ${born.status}::status, ${born.title}, ${born.description},
      ${born.categoryId}::uuid, ${born.productId}::uuid, ${born.establishmentId}::uuid, ${born.onBehalf}::on_behalf,
      ${born.requesterId}::uuid, ${born.filedById}::uuid, ${born.teamId}::uuid, ${born.origin}::channel, ${born.impact}::impact,
      ${born.urgency}::urgency, ${born.priority}::smallint, ${born.callbackPhone}, ${born.availability},
      ${JSON.stringify(born.fields)}::jsonb, ${born.draftId}::uuid, ${born.agentId}::uuid, ${born.takenAt}::timestamptz,
      ${born.clockFrom}::timestamptz, ${born.workedSeconds}::int, ${born.takeDueAt}::timestamptz, ${born.resolveDueAt}::timestamptz,
      ${born.dueAt}::timestamptz, ${born.warnAt}::timestamptz, ${born.takenSeconds ?? null}::int, ${born.takenPromised ?? null}::int,
      ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
    where true ${takenBeside(act)}
    returning *)`
}

const tenure = ({ now }: Act): Prisma.Sql => Prisma.sql`tenure as (
  insert into ticket_tenure (id, ticket_id, team_id, started_at)
  select ${newId()}::uuid, m.id, m.team_id, ${now}::timestamptz from moved m)`

function contactRows({ author, now }: Act, contactIds: readonly string[]): Prisma.Sql[] {
  if (contactIds.length === 0) return []
  const rows = contactIds.map((personId) => ({ id: newId(), personId }))
  return [
    Prisma.sql`contacts as (
      insert into participant (id, ticket_id, person_id, role, added_by_id, added_at)
      select c.id, m.id, c."personId", 'contact', ${author.personId}::uuid, ${now}::timestamptz
      from moved m, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id uuid, "personId" uuid))`,
  ]
}

const words = ({
  title,
  description,
  fields,
}: FilingDecision['ticket']): Prisma.Sql => Prisma.sql`first_words as (
  insert into ticket_search (ticket_id, public_text, team_text)
  select m.id, ${wordsOf([title, description, ...Object.values(fields)].join('\n'))}, ''::tsvector from moved m)`
