import { numberOfReference } from '@guichet/contracts/primitives'
import type { Standing } from '@guichet/contracts/tickets'
import type { Viewer } from '@guichet/domain/facts'
import { scopeFor } from '@guichet/domain/scope'
import { Prisma } from '../../db/generated/client.ts'

const { sql, join, empty } = Prisma
type Sql = Prisma.Sql

/**
 * Who reads what, said once in SQL: from the first that applies down. Lists, counts, search, journals, files and
 * notices all start here; a property test holds it to the rule that domain has for one ticket.
 */
const CLAIMS: readonly (readonly [Standing, (viewer: Viewer, ticket: Sql) => Sql])[] = [
  ['owner', (viewer, t) => sql`${t}.requester_id = ${viewer.personId}::uuid`],
  ['contact', (viewer, t) => takesPart(viewer, t, 'contact')],
  [
    'head',
    (viewer, t) =>
      sql`(${t}.on_behalf = 'establishment' and ${t}.establishment_id = any(${viewer.headOf}::uuid[]))`,
  ],
  ['agent', (viewer, t) => sql`${t}.team_id = any(${teamIds(viewer)}::uuid[])`],
  ['guest', (viewer, t) => takesPart(viewer, t, 'guest_agent')],
  [
    'former',
    (viewer, t) => sql`exists (
    select from ticket_tenure l
    where l.ticket_id = ${t}.id and l.team_id = any(${teamIds(viewer)}::uuid[]) and l.ended_at is not null)`,
  ],
]

/** The viewer's standing towards the ticket of this alias; null: to them it does not exist. */
export const standingTowards = (viewer: Viewer, ticket: Sql): Sql =>
  sql`case ${join(
    CLAIMS.map(([standing, claim]) => sql`when ${claim(viewer, ticket)} then ${text(standing)}`),
    ' ',
  )} end`

/** True where this standing could be the viewer's, were there none before it. */
export function claims(viewer: Viewer, standing: Standing, ticket: Sql): Sql {
  const [, claim] = CLAIMS.find(([name]) => name === standing) ?? []
  return claim === undefined ? sql`false` : claim(viewer, ticket)
}

/** True where no standing that comes before this one is the viewer's: what they are first decides what they are given. */
export function noneBefore(viewer: Viewer, standing: Standing, ticket: Sql): Sql {
  const place = CLAIMS.findIndex(([name]) => name === standing)
  const before = CLAIMS.slice(0, place).map(([, claim]) => sql`not ${claim(viewer, ticket)}`)
  return before.length === 0 ? sql`true` : sql`(${join(before, ' and ')})`
}

/** True where the reader's own lists show the ticket: all but what its requester took out of theirs. */
export const isListed = (standing: Sql, ticket: Sql): Sql =>
  sql`(${standing} <> 'owner' or not ${ticket}.hidden)`

/**
 * The body of a CTE `seen`: the ticket of this reference as `id`, `standing`, and for a former team `left_as` and `left_at`,
 * the row and the instant at which a team of theirs last let it go. No row: it does not exist, or not for this viewer.
 * `offset 0`: the standing is worked out once, not wherever it is named.
 */
export const seenBy = (viewer: Viewer, reference: string): Sql => sql`
  select n.id, n.standing, f.left_as, f.left_at
  from (select t.id, ${standingTowards(viewer, sql`t`)} as standing from ticket t where ${isNamed(reference)} offset 0) n
  left join lateral ${lastTenure(viewer, sql`n.id`)} f on n.standing = 'former'
  where n.standing is not null`

/** `left_as` and `left_at`: what a former member reads stops here, the last time that a team of theirs let the ticket go. */
export const lastTenure = (viewer: Viewer, ticketId: Sql): Sql => sql`(
  select l.left_as, l.ended_at as left_at from ticket_tenure l
  where l.ticket_id = ${ticketId} and l.team_id = any(${teamIds(viewer)}::uuid[]) and l.ended_at is not null
  order by l.ended_at desc, l.id desc limit 1)`

/** The ticket `t` that somebody names: by its number in any known format, else by its reference in any letter case. */
function isNamed(reference: string): Sql {
  const number = numberOfReference(reference)
  return number === null ? sql`lower(t.reference) = lower(${reference.trim()})` : sql`t.number = ${number}`
}

/** From a row `s` of `seen`, or of a list: the ticket as it stands, or as a former team left it. */
export const AS_READ = sql`(
  select n.* from ticket n where n.id = s.id and s.left_as is null
  union all select l.* from jsonb_populate_record(null::ticket, s.left_as) l where s.left_as is not null)`

/** Team entries and team files are for the desk's side alone, and for those of its tokens that may read notes. */
export const readsNotes = (viewer: Viewer, standing: Sql): Sql =>
  scopeFor(viewer).teamEntries ? onDesk(standing) : sql`false`

/** The entries `j` of `t` that this reader may read. */
export const entryIsFor = (viewer: Viewer): Sql => sql`
  (j.audience = 'public' or ${readsNotes(viewer, sql`s.standing`)}) and (s.left_at is null or j.at <= s.left_at)
  and (j.kind not in ('link', 'unlink') or ${readsOther(viewer, sql`(j.data ->> 'linkedId')::uuid`)})`

/** What names another ticket is for those alone who may read that one too. */
const readsOther = (viewer: Viewer, id: Sql): Sql => sql`exists (
  select from ticket other where other.id = ${id} and ${standingTowards(viewer, sql`other`)} is not null)`

/**
 * CTEs after a `seen`: `together`, the ticket and those that were merged into it, one by one or one through the other, of which
 * the viewer may read each: `id`, `standing`, `left_at`, and for those that were merged their `merged_from` and `first_words`.
 * `until`: those that were merged by then. The statement begins with `with recursive`.
 */
export const mergedTogether = (viewer: Viewer, until?: string): Sql => sql`
  mergers as (
    select l.from_id, l.to_id from ticket_link l
    where l.kind = 'merged_into' ${until === undefined ? empty : sql`and l.created_at <= ${until}::timestamptz`}),
  merged (id) as (
    select l.from_id from seen s join mergers l on l.to_id = s.id where s.standing <> 'former'
    union select l.from_id from merged g join mergers l on l.to_id = g.id),
  together as (
    select id, standing, left_at, null::text as merged_from, null::text as first_words from seen
    union all
    select t.id, n.standing, null, t.reference, concat_ws(E'\n\n', t.title, t.description)
    from merged g join ticket t on t.id = g.id cross join lateral (select ${standingTowards(viewer, sql`t`)} as standing offset 0) n
    where n.standing is not null and n.standing <> 'former')`

/** The files `x` of `t` that this reader may read: those of the entries that they may read. */
export const fileIsFor = (viewer: Viewer): Sql => sql`
  (x.audience = 'public' or ${readsNotes(viewer, sql`s.standing`)})
  and (s.left_at is null or x.entry_id is null
    or exists (select from journal_entry w where w.id = x.entry_id and w.at <= s.left_at))`

/** The desk's side of a ticket; the others are given what requesters are given. */
export const onDesk = (standing: Sql): Sql => sql`${standing} in ('agent', 'guest', 'former')`

export const isDeskStanding = (standing: Standing): boolean =>
  standing === 'agent' || standing === 'guest' || standing === 'former'

export const teamIds = (viewer: Viewer): string[] => [...scopeFor(viewer).teamIds]

function takesPart(viewer: Viewer, ticket: Sql, role: 'contact' | 'guest_agent'): Sql {
  return sql`exists (
    select from participant p
    where p.ticket_id = ${ticket}.id and p.person_id = ${viewer.personId}::uuid
      and p.role = ${role}::participant_role and p.removed_at is null)`
}

const text = (value: string): Sql => sql`${value}::text`
