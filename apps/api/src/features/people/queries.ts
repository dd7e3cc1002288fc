import { rightsOf } from '@guichet/contracts/permissions'
import type { MemberRole } from '@guichet/contracts/permissions'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { contains, searchable } from '../../db/text-match.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** `{ id, name, login }` of the person of this alias. */
export const personJson = (person: Sql): Sql =>
  sql`json_build_object('id', ${person}.id, 'name', ${person}.name, 'login', ${person}.login)`

/** How many people one search shows. */
const SHOWN = 20

const isAgent = (viewer: Viewer): boolean => viewer.memberships.length > 0

/**
 * People for contacts and invitations. Agents find by part of a name, login or address, and see addresses; the others by an exact
 * login or a whole address, or by part of a name among those of their establishments. `agents`: members of a team alone.
 */
export async function peopleNamed(
  db: Tx,
  viewer: Viewer,
  q: string,
  { agents, limit = SHOWN }: { agents: boolean; limit?: number },
): Promise<ReadyJson> {
  const typed = searchable(q)
  const more = isAgent(viewer) ? sql`, 'email', p.email, 'audiences', p.audiences` : Prisma.empty
  const [row] = await db.$queryRaw<{ body: string }[]>`
    with found as (
      select p.*, (lower(p.login) = lower(${typed}) or lower(p.email) = lower(${typed})) is true as exact
      from person p
      where p.disabled_at is null and p.id = any(array(${isAgent(viewer) ? byAnyPart(typed) : byWhatIsKnown(viewer, typed)}))
        ${agents ? sql`and exists (select from membership m where m.person_id = p.id and m.ended_at is null)` : Prisma.empty}
      order by exact desc, plain_text(p.name), p.id limit ${limit})
    select json_build_object('items', coalesce(json_agg(
      json_build_object('id', p.id, 'name', p.name, 'login', p.login ${more}) order by p.exact desc, plain_text(p.name), p.id), '[]'))::text as body
    from found p`
  return new ReadyJson(row?.body ?? '')
}

const byAnyPart = (typed: string): Sql => sql`
  select w.id from person w
  where ${contains(sql`w.name`, typed)} or ${contains(sql`w.login`, typed)} or ${contains(sql`w.email`, typed)}`

const byWhatIsKnown = (viewer: Viewer, typed: string): Sql => sql`
  select w.id from person w where lower(w.login) = lower(${typed}) or lower(w.email) = lower(${typed})
  union
  select w.id from establishment_person e join person w on w.id = e.person_id
  where e.establishment_id = any(${viewer.establishmentIds}::uuid[]) and ${contains(sql`w.name`, typed)}`

/** Of a team's marks and, for whoever reads it, of its mailbox: nothing of it can be guessed by others. */
export const teamVersion = (readsMailbox: Sql): Sql => sql`
  ('x' || left(md5(jsonb_build_array(g.tags, g.tags_only, g.time_required,
    case when ${readsMailbox} then jsonb_build_array(g.mailbox, g.mailbox_level, g.mailbox_language) end)::text), 7))::bit(28)::int`

/** The teams, for agents: where a ticket may go, and the colleagues of one's own. To others there is nothing here (404). */
export async function teamsFor(db: Tx, viewer: Viewer): Promise<ReadyJson> {
  if (!isAgent(viewer) && !viewer.administrator) throw new Refusal('not-found', 'refusal.not_found')
  const own = viewer.memberships.map(({ teamId }) => teamId)
  const led = viewer.memberships.filter(({ role }) => role === 'lead').map(({ teamId }) => teamId)
  const readsMailbox = sql`(g.id = any(${led}::uuid[]) or ${viewer.administrator})`
  const [row] = await db.$queryRaw<{ body: string }[]>`
    select json_build_object('items', coalesce(json_agg(json_build_object('id', g.id, 'label', g.label, 'level', g.level,
      'acceptsTransfers', g.accepts_transfers, 'tags', g.tags, 'tagsOnly', g.tags_only, 'timeRequired', g.time_required,
      'version', ${teamVersion(readsMailbox)},
      'mailbox', case when ${readsMailbox} then json_build_object(
        'address', g.mailbox, 'level', g.mailbox_level, 'language', g.mailbox_language) end,
      'members', (select coalesce(json_agg(${personJson(sql`p`)} order by plain_text(p.name), p.id), '[]')
        from membership m join person p on p.id = m.person_id
        where m.team_id = g.id and m.ended_at is null and p.disabled_at is null and g.id = any(${own}::uuid[])))
      order by g.level, plain_text(g.label)), '[]'))::text as body
    from team g where g.retired_at is null`
  return new ReadyJson(row?.body ?? '')
}

/** A person with the memberships that last and their establishments, as Prisma reads them. */
interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly administrator: boolean
  readonly audiences: Viewer['audiences']
  readonly memberships: readonly {
    readonly teamId: string
    readonly role: MemberRole
    readonly granted: readonly string[]
    readonly withdrawn: readonly string[]
  }[]
  readonly establishments: readonly { readonly establishmentId: string; readonly head: boolean }[]
}

/** Somebody as the rules know them, who has not come in by a session or a token. */
export function viewerOf(person: KnownPerson): Viewer {
  const { id, name, administrator, audiences, memberships, establishments } = person
  return {
    personId: id,
    name,
    administrator,
    memberships: memberships.map(({ teamId, role, granted, withdrawn }) => ({
      teamId,
      role,
      rights: rightsOf(role, granted, withdrawn),
    })),
    establishmentIds: establishments.map(({ establishmentId }) => establishmentId),
    headOf: establishments.filter(({ head }) => head).map(({ establishmentId }) => establishmentId),
    audiences,
    scopes: null,
  }
}
