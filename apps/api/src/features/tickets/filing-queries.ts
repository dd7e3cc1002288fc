import type { CategoryForm } from '@guichet/contracts/catalogue'
import type { Filing } from '@guichet/contracts/filing'
import type { Roster } from '@guichet/domain/assignment'
import type { PersonTarget } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ROUTED, rosterJson } from '../assignment/queries.ts'
import type { PeopleAround } from './write-recipients.ts'
import { asked, levelsOf, mailboxesOf, membersOf, productNamed, rememberedOf } from './fact-queries.ts'
import type { FilesNamed } from './fact-queries.ts'
import type { OnceKey, RememberedKey } from '../../http/idempotency.ts'

export interface FilingQuestion {
  readonly filing: Filing
  readonly requesterId: string
  /** Who files: the requester, or an agent for them. */
  readonly actorId: string
  readonly once: OnceKey | null
}

/** What one statement tells before a filing. Null: there is no such thing, or it is not for this requester. */
export interface BeforeFiling {
  readonly databaseNow: Date
  /** The number of the ticket to be: taken from the sequence, never given twice. */
  readonly number: number
  /** The reference of what this draft, or this key, made already. */
  readonly ofDraft: string | null
  readonly remembered: RememberedKey | null
  readonly requester: { readonly id: string; readonly establishmentIds: readonly string[] } | null
  readonly category: FilingCategory | null
  readonly product: { readonly id: string } | null
  /** Null: the category gives its tickets to nobody by rule. */
  readonly roster: Roster | null
  /** Of the contacts named, in their order: null for an address that is nobody's yet, or an id that is nobody's. */
  readonly contacts: readonly (PersonTarget | null)[]
  /** Of the files named, those that are the filer's own and unused. */
  readonly files: FilesNamed | null
  readonly around: PeopleAround
}

export interface FilingCategory {
  readonly id: string
  readonly teamId: string
  readonly acceptsTickets: boolean
  /** It and all above it are there for one of the requester's audiences. */
  readonly visible: boolean
  readonly form: CategoryForm
}

const routedTo = Prisma.sql`array(select team_id from routed)`

/** Everything that deciding a filing needs, and the database's time. */
export async function filingFactsOf(db: Tx, question: FilingQuestion): Promise<BeforeFiling> {
  const { filing, requesterId } = question
  const [row] = await db.$queryRaw<BeforeFiling[]>`
    with recursive up as (
      select c.id, c.parent_id, c.team_id, c.assignment, c.audiences, c.retired_at, 0 as depth from category c where c.id = ${filing.categoryId}::uuid
      union all
      select c.id, c.parent_id, c.team_id, c.assignment, c.audiences, c.retired_at, up.depth + 1 from category c join up on c.id = up.parent_id),
    requester as (select id, audiences from person where id = ${requesterId}::uuid and disabled_at is null),
    ${ROUTED},
    named as (${contactsNamed(filing)})
    select now() as "databaseNow", nextval('ticket_number')::int as number,
      ${draftUsed(question)} as "ofDraft",
      ${rememberedOf(question)} as remembered,
      (select jsonb_build_object('id', r.id, 'establishmentIds', array(
                select establishment_id from establishment_person join establishment e on e.id = establishment_id
                where person_id = r.id and e.retired_at is null))
       from requester r) as requester,
      (select jsonb_build_object('id', c.id, 'teamId', routed.team_id, 'acceptsTickets', c.accepts_tickets, 'form', c.form,
                'visible', (select bool_and(retired_at is null and (audiences = '{}' or audiences && r.audiences)) from up))
       from category c, routed, requester r where c.id = ${filing.categoryId}::uuid) as category,
      ${asked(filing.productId, productNamed)} as product,
      (select ${rosterJson} from routed join team g on g.id = routed.team_id where routed.rule <> 'nobody') as roster,
      (select coalesce(jsonb_agg(case when n.id is not null then jsonb_build_object('id', n.id,
                'teamIds', array(select team_id from membership where person_id = n.id and ended_at is null),
                'headOf', array(select establishment_id from establishment_person where person_id = n.id and head)) end order by n.place), '[]')
       from named n) as contacts,
      ${filesOf(question)} as files,
      jsonb_build_object(
        'teams', ${membersOf(routedTo)}, 'levels', ${levelsOf(routedTo)}, 'mailboxes', ${mailboxesOf(routedTo)},
        'heads', ${headsOf(question)},
        'reachable', (select coalesce(jsonb_object_agg(p.id, case when p.email is not null then p.mail_wish end), '{}') from person p
                      where p.disabled_at is null and p.id = any (
                        array[${requesterId}::uuid] || array(select id from named)
                        || array(select person_id from membership where team_id = (select team_id from routed) and ended_at is null)))) as around`
  if (row === undefined) throw new Error('PostgreSQL did not answer')
  return row
}

const draftUsed = ({ filing, requesterId }: FilingQuestion): Prisma.Sql =>
  filing.draftId === undefined
    ? Prisma.sql`null::text`
    : Prisma.sql`(select reference from ticket where requester_id = ${requesterId}::uuid and draft_id = ${filing.draftId}::uuid)`

const filesOf = ({ filing, actorId }: FilingQuestion): Prisma.Sql =>
  asked(
    filing.attachmentIds,
    (ids) => Prisma.sql`
    (select jsonb_build_object('usable', count(*), 'usableBytes', coalesce(sum(size), 0), 'onTicket', 0, 'bytesOnTicket', 0)
     from attachment where id = any (${ids}::uuid[]) and uploaded_by_id = ${actorId}::uuid and ticket_id is null)`,
  )

/** Those who will read it: of the establishment named, else of the requester's only one. */
const headsOf = ({ filing, requesterId }: FilingQuestion): Prisma.Sql =>
  filing.onBehalf !== 'establishment'
    ? Prisma.sql`'[]'::jsonb`
    : Prisma.sql`(select coalesce(jsonb_agg(person_id), '[]') from establishment_person
        where head and establishment_id = coalesce(${filing.establishmentId ?? null}::uuid,
          (select establishment_id from establishment_person where person_id = ${requesterId}::uuid limit 1)))`

/** By id, else by address: the verified one first, then whoever was known first. */
const contactsNamed = ({ contacts = [] }: Filing): Prisma.Sql =>
  contacts.length === 0
    ? Prisma.sql`select null::int as place, null::uuid as id where false`
    : contactRows(contacts)

const contactRows = (contacts: NonNullable<Filing['contacts']>): Prisma.Sql => Prisma.sql`
  select c.place, p.id
  from jsonb_to_recordset(${JSON.stringify(contacts.map((contact, place) => ({ ...contact, place })))}::jsonb)
    as c(place int, "personId" uuid, email text)
  left join lateral (
    select q.id from person q
    where q.disabled_at is null and (q.id = c."personId" or c."personId" is null and (q.email in (c.email, lower(c.email)) or q.login = c.email))
    order by q.email_verified desc, q.created_at, q.id limit 1) p on true`
