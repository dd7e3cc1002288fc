import { PRESENCE_MS, type Presence, type PresenceState } from '@guichet/contracts/presence'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'
import { Prisma } from '../../db/generated/client.ts'
import { newId } from '../../db/id.ts'
import { personJson } from '../people/queries.ts'
import { readsNotes, seenBy } from '../standing/queries.ts'

const { sql } = Prisma

/**
 * Says that the viewer is on a ticket's page, and answers with who else of the desk is. Open pages are told when that is news to
 * somebody: not when a state is only said again, nor when nobody else is there.
 */
export async function sayPresent(
  db: Tx,
  viewer: Viewer,
  reference: string,
  state: PresenceState,
  now: Date,
): Promise<Presence[]> {
  const [found] = await db.$queryRaw<{ others: Presence[] }[]>`
    with ${aroundHere(viewer, reference, now)},
    kept as (
      insert into ticket_presence (ticket_id, person_id, state, at)
      select id, ${viewer.personId}::uuid, ${state}::presence_state, ${now}::timestamptz from here
      on conflict (ticket_id, person_id) do update set state = excluded.state, at = excluded.at),
    told as (${tell(now, sql`not exists (select from own where own.state = ${state}::presence_state)`)})
    select coalesce((
      select json_agg(json_build_object('person', ${personJson(sql`p`)}, 'state', o.state) order by p.name, p.id)
      from others o join person p on p.id = o.person_id), '[]') as others
    from here`
  if (found === undefined) throw new Refusal('not-found', 'refusal.not_found')
  return found.others
}

/** Says that the viewer left a ticket's page, whether they were there or not. */
export async function sayGone(db: Tx, viewer: Viewer, reference: string, now: Date): Promise<void> {
  const found = await db.$queryRaw<unknown[]>`
    with ${aroundHere(viewer, reference, now)},
    gone as (
      delete from ticket_presence where person_id = ${viewer.personId}::uuid and ticket_id in (select id from here)),
    told as (${tell(now, sql`exists (select from own)`)})
    select id from here`
  if (found.length === 0) throw new Refusal('not-found', 'refusal.not_found')
}

/** Forgets who has not said for an hour that they are there. */
export async function sweepPresence(db: Tx, now: Date): Promise<void> {
  await db.ticketPresence.deleteMany({ where: { at: { lt: new Date(now.getTime() - 3_600_000) } } })
}

/**
 * The CTEs `here`, the ticket if the viewer is now of its desk's side (a team that let it go is not), `own`, what they last
 * said there, and `others`. A hand that rests is one that looks.
 */
const aroundHere = (viewer: Viewer, reference: string, now: Date): Prisma.Sql => sql`
  seen as (${seenBy(viewer, reference)}),
  here as (
    select id from seen s where s.standing in ('agent', 'guest') and ${readsNotes(viewer, sql`s.standing`)}),
  present as (
    select p.person_id,
      case when p.state = 'writing' and p.at <= ${before(now, PRESENCE_MS.writing)} then 'looking' else p.state end as state
    from ticket_presence p join here h on h.id = p.ticket_id where p.at > ${before(now, PRESENCE_MS.here)}),
  own as (select state from present where person_id = ${viewer.personId}::uuid),
  others as (select person_id, state from present where person_id <> ${viewer.personId}::uuid)`

/** An event of the team's when somebody else is there to see it, and `isNews`. */
const tell = (now: Date, isNews: Prisma.Sql): Prisma.Sql => sql`
  insert into live_event (id, at, type, ticket_id, reference, audience, team_id, person_ids)
  select ${newId()}::uuid, ${now}::timestamptz, 'ticket.presence', t.id, t.reference, 'team', t.team_id, '{}'
  from ticket t join here h on h.id = t.id where exists (select from others) and ${isNews}`

const before = (now: Date, ms: number): Prisma.Sql => sql`${new Date(now.getTime() - ms)}::timestamptz`
