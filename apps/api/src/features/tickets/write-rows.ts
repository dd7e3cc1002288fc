import { LIMITS } from '@guichet/contracts/limits'
import { Prisma } from '../../db/generated/client.ts'
import { newId } from '../../db/id.ts'
import { incidentRows } from './write-incident.ts'
import { linkRows, pairHolds } from './write-links.ts'
import { heldIsThere, heldRows } from './write-held.ts'
import { searchRows } from './write-words.ts'
import type { Act } from './write-act.ts'

/** Everything an act writes beside the ticket's own row, each a part of the statement in which `moved` is that row. */
export function consequencesOf(act: Act): Prisma.Sql[] {
  return [
    entryRows(act),
    ...participantRows(act),
    ...approvalRows(act),
    ...creditRows(act),
    ...fileRows(act),
    ...searchRows(act),
    ...mailRows(act),
    ...releasedRows(act),
    ...undoRows(act),
    ...heldRows(act),
    ...linkRows(act),
    ...incidentRows(act),
    ...onceRows(act),
    liveEventRow(act),
  ]
}

/** The files named are held first: when one is somebody else's or in use, the ticket stays as it is. */
export const filesLocked = ({ attachmentIds, author }: Act): Prisma.Sql[] =>
  attachmentIds.length === 0
    ? []
    : [
        Prisma.sql`files as materialized (
          select id from attachment
          where id = any (${attachmentIds}::uuid[]) and uploaded_by_id = ${author.personId}::uuid and ticket_id is null
          order by id for update)`,
      ]

/** Nobody else was given a ticket by turn or by load since it was decided: else the ticket stays as it is. */
export const turnTaken = ({ decision: { turn } }: Act): Prisma.Sql[] =>
  turn === undefined
    ? []
    : [
        Prisma.sql`turned as (
          update team set turn = turn + 1 where id = ${turn.teamId}::uuid and turn = ${turn.seen}::int returning id)`,
      ]

/** What must hold of the rows taken beside the ticket's own, for it to be written. */
export const takenBeside = (act: Act): Prisma.Sql => {
  const { attachmentIds, decision } = act
  return Prisma.sql`${pairHolds(act)} ${heldIsThere(act)}
  ${attachmentIds.length > 0 ? Prisma.sql`and (select count(*) from files) = ${attachmentIds.length}` : Prisma.empty}
  ${decision.turn === undefined ? Prisma.empty : Prisma.sql`and exists (select from turned)`}`
}

function creditRows({ decision: { turn } }: Act): Prisma.Sql[] {
  if (turn === undefined || turn.credits.length === 0) return []
  return [
    Prisma.sql`credits as (
      update membership c set credit = w.credit
      from moved m, jsonb_to_recordset(${JSON.stringify(turn.credits)}::jsonb) as w("personId" uuid, credit int)
      where c.team_id = m.team_id and c.person_id = w."personId" and c.ended_at is null)`,
  ]
}

function entryRows({ entries, author, now }: Act): Prisma.Sql {
  return Prisma.sql`entries as (
    insert into journal_entry (id, ticket_id, at, author_id, from_requester, audience, kind, channel, body, changes, data, mentions)
    select e.id, m.id, ${now}::timestamptz, case when not e."byApplication" then ${author.personId}::uuid end,
           ${author.fromRequester} and not e."byApplication", e.audience, e.kind,
           case when e."byApplication" then 'application' else ${author.channel} end::channel, e.body, e.changes, e.data, e.mentions
    from moved m, jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as e(id uuid, audience audience, kind text, body text, changes jsonb, data jsonb, mentions jsonb, "byApplication" boolean))`
}

function participantRows({ decision, author, now, newPeople }: Act): Prisma.Sql[] {
  const { addParticipant: added, removeParticipantIds: removed } = decision
  const rows: Prisma.Sql[] = []
  if (newPeople.length > 0) {
    rows.push(Prisma.sql`new_people as (
      insert into person (id, login, name, email, audiences, created_at)
      select p.id, p.email, p.email, p.email, '{}', ${now}::timestamptz
      from moved m, jsonb_to_recordset(${JSON.stringify(newPeople)}::jsonb) as p(id uuid, email text))`)
  }
  if (added !== undefined) {
    rows.push(Prisma.sql`added as (
      insert into participant (id, ticket_id, person_id, role, added_by_id, added_at)
      select ${newId()}::uuid, m.id, ${added.personId}::uuid, ${added.role}::participant_role, ${author.personId}::uuid, ${now}::timestamptz
      from moved m)`)
  }
  if (removed.length > 0) {
    rows.push(Prisma.sql`removed as (
      update participant p set removed_at = ${now}::timestamptz
      from moved m where p.ticket_id = m.id and p.id = any (${removed}::uuid[]) and p.removed_at is null)`)
  }
  return rows
}

function approvalRows({ decision, author, now }: Act): Prisma.Sql[] {
  const { approval } = decision
  if (approval === undefined) return []
  if (approval.act === 'open') {
    return [
      Prisma.sql`approval as (
        insert into closure_approval (id, ticket_id, requested_by_id, requested_at, outcome)
        select ${newId()}::uuid, m.id, ${author.personId}::uuid, ${now}::timestamptz, 'pending' from moved m)`,
    ]
  }
  return [
    Prisma.sql`approval as (
      update closure_approval a set outcome = ${approval.act}::approval_outcome, decided_at = ${now}::timestamptz,
        decided_by_id = ${author.personId}::uuid, satisfaction = ${approval.satisfaction ?? null}::smallint, comment = ${approval.comment ?? null}
      from moved m where a.ticket_id = m.id and a.outcome = 'pending')`,
  ]
}

function fileRows({ attachmentIds, filesEntry }: Act): Prisma.Sql[] {
  if (attachmentIds.length === 0) return []
  return [
    Prisma.sql`taken_files as (
      update attachment a
      set ticket_id = m.id, entry_id = ${filesEntry?.id ?? null}::uuid, audience = ${filesEntry?.audience ?? 'public'}::audience
      from moved m where a.id in (select id from files))`,
  ]
}

function mailRows({ id, mails, now, undoable }: Act): Prisma.Sql[] {
  if (mails.length === 0) return []
  const held = undoable === null ? 0 : HELD_SECONDS
  return [
    Prisma.sql`mails as (
      insert into outgoing_mail (id, act_id, person_id, team_id, ticket_id, entry_id, template, data, mailed, message_id, status, created_at, not_before)
      select o.id, ${id}::uuid, o."personId", o."teamId", m.id, o."entryId", o.template, o.data, o.passage <> 'portal', o."messageId",
             case o.passage when 'now' then 'queued' when 'digest' then 'digest' else 'dropped' end::mail_status, ${now}::timestamptz,
             ${now}::timestamptz + make_interval(secs => ${held}::int)
      from moved m, jsonb_to_recordset(${JSON.stringify(mails)}::jsonb)
        as o(id uuid, "personId" uuid, "teamId" uuid, "entryId" uuid, template text, data jsonb, passage text, "messageId" text))`,
  ]
}

// A little longer than the act can be taken back: a mail that is on its way is not called back.
const HELD_SECONDS = LIMITS.undoSeconds + 2

/** An act that another one follows can be taken back no more: its mails leave now, before those of what followed. */
const releasedRows = ({ isFiling, undoes, now }: Act): Prisma.Sql[] =>
  isFiling || undoes !== null
    ? []
    : [
        Prisma.sql`released as (
          update outgoing_mail o set not_before = ${now}::timestamptz
          from moved m join undoable_act u on u.ticket_id = m.id and u.version < m.version
          where o.act_id = u.act_id and o.status = 'queued' and o.attempts = 0 and o.not_before > ${now}::timestamptz
            and u.at > ${now}::timestamptz - make_interval(secs => ${HELD_SECONDS}::int))`,
      ]

/** What can be taken back is kept with it; what takes it back gives the people back too, and drops the mails that wait. */
function undoRows({ id, now, author, undoable, undoes, decision }: Act): Prisma.Sql[] {
  const rows: Prisma.Sql[] = []
  if (undoable !== null) {
    rows.push(Prisma.sql`undoable as (
      insert into undoable_act (act_id, bulk_id, ticket_id, person_id, at, version, before)
      select ${id}::uuid, ${undoable.bulkId}::uuid, m.id, ${author.personId}::uuid, ${now}::timestamptz, m.version,
             ${JSON.stringify(undoable.before)}::jsonb
      from moved m)`)
  }
  if (undoes !== null) {
    rows.push(
      Prisma.sql`undone as (
        update undoable_act u set undone_at = ${now}::timestamptz from moved m where u.act_id = ${undoes}::uuid and u.ticket_id = m.id)`,
      Prisma.sql`unsent as (
        delete from outgoing_mail o using moved m where o.act_id = ${undoes}::uuid and o.ticket_id = m.id and o.sent_at is null)`,
      Prisma.sql`restored as (
        update participant p set removed_at = null
        from moved m where p.ticket_id = m.id and p.id = any (${[...(decision.restoreParticipantIds ?? [])]}::uuid[]))`,
    )
  }
  return rows
}

/** A retried POST finds what its key made: the entry for one that writes in the journal, what waits for one that will, else the ticket. */
export function onceRows({ once, author, mainEntry, heldUnder, now }: Act): Prisma.Sql[] {
  if (once === null) return []
  const made = { ticket: null, entry: mainEntry?.id ?? null, held: heldUnder?.id ?? null }[once.remembers]
  return [
    Prisma.sql`once as (
      insert into idempotency_key (person_id, operation, key, body_hash, result_id, status, created_at)
      select ${author.personId}::uuid, ${once.operation}, ${once.key}, ${once.hash}, coalesce(${made}::uuid, m.id),
             ${once.status}::int, ${now}::timestamptz
      from moved m)`,
  ]
}

/** What open pages are told: that something moved, never what. The requester's side only of what it may read. */
function liveEventRow({ now, decision, circle, entries, isFiling }: Act): Prisma.Sql {
  const seen = decision.bumps === 'public' || entries.some((entry) => entry.audience === 'public')
  const people = seen ? [circle.requesterId, ...circle.contactIds, ...circle.guestIds] : circle.guestIds
  const type = isFiling ? 'ticket.filed' : decision.bumps === 'none' ? 'ticket.entry' : 'ticket.changed'
  return Prisma.sql`told as (
    insert into live_event (id, at, type, ticket_id, reference, audience, team_id, establishment_id, person_ids)
    select ${newId()}::uuid, ${now}::timestamptz, ${type}, m.id, m.reference, ${seen ? 'public' : 'team'}::audience, m.team_id,
           case when m.on_behalf = 'establishment' then m.establishment_id end, ${people}::uuid[]
    from moved m)`
}
