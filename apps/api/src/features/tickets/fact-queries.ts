import type { TicketFacts, Targets } from '@guichet/domain/facts'
import type { TargetIds } from '@guichet/domain/targets'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { rosterJson, routeUp } from '../assignment/queries.ts'
import { linkNamed, otherNamed, placesNamed } from './link-queries.ts'
import { heldBy } from './write-held.ts'
import type { HeldWords } from './write-held.ts'
import type { PeopleAround } from './write-recipients.ts'
import type { OnceKey, RememberedKey } from '../../http/idempotency.ts'

export interface Question {
  readonly number: number
  /** What the input names: looked up with the ticket, in the same statement. */
  readonly named: TargetIds
  /** Who acts; null for the clock and the application. */
  readonly actorId: string | null
  readonly attachmentIds: readonly string[]
  readonly once: OnceKey | null
}

/** The ticket as the rules must know it, with what its row holds besides. */
export interface TicketAsRead extends TicketFacts {
  readonly number: number
  readonly publicVersion: number
  readonly teamUpdatedAt: Date
}

export interface FilesNamed {
  /** Of the files named, those that are the actor's own and unused. */
  readonly usable: number
  readonly usableBytes: number
  readonly onTicket: number
  readonly bytesOnTicket: number
}

/** What one statement tells before an act. */
export interface BeforeAct {
  readonly databaseNow: Date
  readonly facts: TicketAsRead
  readonly targets: Targets
  readonly around: PeopleAround
  /** Null when none is named. */
  readonly files: FilesNamed | null
  readonly remembered: RememberedKey | null
  /** What whoever acts said there and that has not left yet. */
  readonly heldBefore: readonly HeldWords[] | null
}

type Row = TicketAsRead & Omit<BeforeAct, 'facts'>

/** The ticket of that number, everything that deciding an act on it needs, and the database's time; null when there is none. */
export async function factsOf(db: Tx, question: Question): Promise<BeforeAct | null> {
  const [row] = await db.$queryRaw<Row[]>`
    select ${factColumns}, t.number, t.public_version as "publicVersion", t.team_updated_at as "teamUpdatedAt", now() as "databaseNow",
           ${targetsOf(question)} as targets, ${aroundOf(question)} as around,
           ${filesOf(question)} as files, ${rememberedOf(question)} as remembered,
           ${asked(question.actorId, heldBy)} as "heldBefore"
    from ticket t join person o on o.id = t.requester_id
    where t.number = ${question.number}`
  if (row === undefined) return null
  const { databaseNow, targets, around, files, remembered, heldBefore, ...facts } = row
  return { databaseNow, facts, targets, around, files, remembered, heldBefore }
}

/** What the rules must know of a ticket `t` whose requester is `o`, named as in domain's TicketFacts. */
export const factColumns = Prisma.sql`
  t.id, t.reference, t.version, t.status, t.close_reason as "closeReason", t.title, t.description,
  t.category_id as "categoryId", t.product_id as "productId", t.establishment_id as "establishmentId",
  t.on_behalf as "onBehalf", t.requester_id as "requesterId", t.team_id as "teamId", t.agent_id as "agentId", t.origin,
  t.impact, t.urgency, t.priority, t.dispatch_count as "dispatchCount", t.reopen_count as "reopenCount",
  t.created_at as "createdAt", t.taken_at as "takenAt", t.resolved_at as "resolvedAt", t.announced_at as "announcedAt",
  t.final_at as "finalAt", t.recall_at as "recallAt", t.answered, t.hidden,
  t.clock_from as "clockFrom", t.worked_seconds as "workedSeconds", t.take_due_at as "takeDueAt",
  t.resolve_due_at as "resolveDueAt", t.due_at as "dueAt", t.take_warned as "takeWarned",
  t.resolve_warned as "resolveWarned", t.warn_at as "warnAt",
  t.tags, t.minutes_spent as "minutesSpent",
  (select case when g.tags_only then g.tags end from team g where g.id = t.team_id) as "teamTags",
  (select g.time_required from team g where g.id = t.team_id) and not exists (
    select from ticket_link l join incident i on i.ticket_id = l.to_id where l.from_id = t.id and l.kind = 'child_of') as "timeRequired",
  (select name from person where id = t.agent_id) as "agentName",
  coalesce((select jsonb_agg(jsonb_build_object('id', id, 'personId', person_id, 'role', role) order by added_at, id)
            from participant where ticket_id = t.id and removed_at is null), '[]') as participants,
  array(select distinct team_id from ticket_tenure
        where ticket_id = t.id and ended_at is not null and team_id <> t.team_id) as "formerTeamIds",
  exists (select from membership where person_id = t.agent_id and team_id = t.team_id and ended_at is null) as "agentIsActive",
  o.disabled_at is null and o.email is not null as "ownerIsReachable",
  (select id from incident where ticket_id = t.id and ended_at is null) as "incidentId"`

/** What was not asked costs nothing: a short statement is planned once, for all connections to come. */
export const asked = <Value>(
  value: Value | null | undefined,
  look: (value: Value) => Prisma.Sql,
): Prisma.Sql => (value === undefined || value === null ? Prisma.sql`null::jsonb` : look(value))

const targetsOf = ({ named, actorId }: Question): Prisma.Sql => Prisma.sql`
  jsonb_build_object(
    'team', ${asked(named.teamId, teamNamed)}, 'person', ${asked(named.personId ?? named.email, () => Prisma.sql`(${personNamed(named)})`)},
    'category', ${asked(named.categoryId, categoryNamed)}, 'product', ${asked(named.productId, productNamed)},
    'establishment', ${asked(named.establishmentId, establishmentNamed)},
    'roster', ${asked(named.teamId, (teamId) => rosterOnTransfer(teamId, named.categoryId))},
    'other', ${asked(named.other, (reference) => otherNamed(reference, actorId))},
    'mentioned', ${asked(named.personIds, peopleNamed)},
    'link', ${asked(named.link, (link) => linkNamed(link, actorId))}, 'places', ${asked(named.places, placesNamed)})`

const teamNamed = (id: string): Prisma.Sql => Prisma.sql`
  (select jsonb_build_object('id', id, 'acceptsTransfers', accepts_transfers,
            'hasMembers', exists (select from membership where team_id = team.id and ended_at is null))
   from team where id = ${id}::uuid and retired_at is null)`

const categoryNamed = (id: string): Prisma.Sql => Prisma.sql`
  (select jsonb_build_object('id', c.id, 'teamId', ${teamOfCategory(Prisma.sql`c.id`)}, 'acceptsTickets', c.accepts_tickets)
   from category c where c.id = ${id}::uuid and c.retired_at is null)`

export const productNamed = (id: string): Prisma.Sql => Prisma.sql`
  (select jsonb_build_object('id', id) from product where id = ${id}::uuid and retired_at is null)`

const establishmentNamed = (id: string): Prisma.Sql => Prisma.sql`
  (select jsonb_build_object('id', e.id, 'ofRequester', exists (
            select from establishment_person where establishment_id = e.id and person_id = t.requester_id))
   from establishment e where e.id = ${id}::uuid and e.retired_at is null)`

const rosterOnTransfer = (teamId: string, categoryId: string | undefined): Prisma.Sql => Prisma.sql`
  (with recursive ${routeUp(categoryId === undefined ? Prisma.sql`t.category_id` : Prisma.sql`${categoryId}::uuid`)}
   select ${rosterJson} from routed join team g on g.id = routed.team_id
   where g.id = ${teamId}::uuid and routed.rule <> 'nobody')`

/** The team of a category is its own, or its nearest ancestor's. */
const teamOfCategory = (categoryId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (with recursive up as (
     select parent_id, team_id from category where id = ${categoryId}
     union all
     select p.parent_id, p.team_id from category p join up on p.id = up.parent_id where up.team_id is null)
   select team_id from up where team_id is not null)`

const targetJson = Prisma.sql`jsonb_build_object('id', p.id,
  'teamIds', array(select team_id from membership where person_id = p.id and ended_at is null),
  'headOf', array(select establishment_id from establishment_person where person_id = p.id and head))`

const peopleNamed = (ids: readonly string[]): Prisma.Sql => Prisma.sql`
  (select coalesce(jsonb_agg(${targetJson}), '[]') from person p where p.id = any (${ids}::uuid[]) and p.disabled_at is null)`

/** By id, else by address: the verified one first, then whoever was known first. */
const personNamed = ({ personId, email }: TargetIds): Prisma.Sql => Prisma.sql`
  select ${targetJson}
  from person p
  where p.disabled_at is null
    and (p.id = ${personId ?? null}::uuid or p.email in (${email ?? null}::text, lower(${email ?? null}::text)) or p.login = ${email ?? null}::text)
  order by p.email_verified desc, p.created_at, p.id limit 1`

/** Whom the mails of this act may reach: the rules name roles, `recipientsOf` makes persons of them. */
const aroundOf = ({ named }: Question): Prisma.Sql => {
  const { teamId, personId, email } = named
  const teams =
    teamId === undefined ? Prisma.sql`array[t.team_id]` : Prisma.sql`array[t.team_id, ${teamId}::uuid]`
  const person = asked(personId ?? email, () => Prisma.sql`((${personNamed(named)}) ->> 'id')`)
  return Prisma.sql`
    jsonb_build_object(
      'teams', ${membersOf(teams)}, 'levels', ${levelsOf(teams)}, 'mailboxes', ${mailboxesOf(teams)},
      'watchers', array(select person_id from ticket_watch where ticket_id = t.id),
      'leads', (select coalesce(jsonb_agg(person_id), '[]') from membership
                where team_id = t.team_id and role = 'lead' and ended_at is null),
      'heads', (select coalesce(jsonb_agg(person_id), '[]') from establishment_person
                where t.on_behalf = 'establishment' and establishment_id = t.establishment_id and head),
      'reachable', (select coalesce(jsonb_object_agg(p.id, case when p.email is not null then p.mail_wish end), '{}') from person p
                    where p.disabled_at is null and p.id = any (
                      array[t.requester_id, t.agent_id, ${person}::text::uuid]
                      || array(select person_id from participant where ticket_id = t.id and removed_at is null)
                      || array(select person_id from membership where team_id = any (${teams}) and ended_at is null))))`
}

/** The active members of these teams. */
export const membersOf = (teamIds: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (select coalesce(jsonb_object_agg(m.team_id, m.members), '{}')
   from (select team_id, jsonb_agg(person_id) as members from membership
         where team_id = any (${teamIds}) and ended_at is null group by team_id) m)`

/** Those of them who chose otherwise than what everybody is told. */
export const levelsOf = (teamIds: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (select coalesce(jsonb_object_agg(m.team_id, m.levels), '{}')
   from (select team_id, jsonb_object_agg(person_id, follow) as levels from membership
         where team_id = any (${teamIds}) and ended_at is null and follow <> 'creation' group by team_id) m)`

/** The mailboxes that are told something, and whose address each is besides. */
export const mailboxesOf = (teamIds: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (select coalesce(jsonb_object_agg(g.id, jsonb_build_object('level', g.mailbox_level, 'personIds',
            array(select p.id from person p where p.email in (g.mailbox, lower(g.mailbox))))), '{}')
   from team g where g.id = any (${teamIds}) and g.mailbox is not null and g.mailbox_level <> 'nothing')`

const filesOf = ({ attachmentIds, actorId }: Question): Prisma.Sql =>
  asked(
    attachmentIds.length === 0 ? null : attachmentIds,
    (ids) => Prisma.sql`
    (select jsonb_build_object(
       'usable', count(*) filter (where a.usable), 'usableBytes', coalesce(sum(a.size) filter (where a.usable), 0),
       'onTicket', count(*) filter (where not a.usable), 'bytesOnTicket', coalesce(sum(a.size) filter (where not a.usable), 0))
     from (select size, ticket_id is null as usable from attachment
           where ticket_id = t.id
              or ticket_id is null and uploaded_by_id = ${actorId}::uuid and id = any (${ids}::uuid[])) a)`,
  )

/** What a retried POST made the first time. */
export const rememberedOf = ({ once, actorId }: Pick<Question, 'once' | 'actorId'>): Prisma.Sql =>
  asked(
    once,
    ({ operation, key }) => Prisma.sql`
    (select jsonb_build_object('hash', body_hash, 'resultId', result_id, 'status', status,
                               'reference', (select reference from ticket where id = result_id))
     from idempotency_key
     where person_id = ${actorId}::uuid and operation = ${operation} and key = ${key})`,
  )
