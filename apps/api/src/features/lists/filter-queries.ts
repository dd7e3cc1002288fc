import type { Conditions, Span } from '@guichet/contracts/conditions'
import { BUCKETS, bucketOf } from '@guichet/contracts/lifecycle'
import type { Bucket, Status } from '@guichet/contracts/lifecycle'
import type { Standing, TicketQuery } from '@guichet/contracts/tickets'
import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import { lastChange } from './order-queries.ts'
import { isDeskStanding } from '../standing/queries.ts'

const { sql, join } = Prisma
type Sql = Prisma.Sql

/** Who reads a list, when, and what this desk lets its requesters see. */
export interface Reading {
  readonly viewer: Viewer
  readonly now: Date
  /** The preset lets requesters choose the priority. */
  readonly seesPriority: boolean
  /** Where the desk's days begin. */
  readonly timeZone: string
}

/** What narrows a list: the filters of an address and the conditions of a saved view. Words are for the search. */
export type Filters = Omit<TicketQuery, 'view' | 'viewId' | 'q' | 'sort' | 'total' | 'limit' | 'cursor'> &
  Omit<Conditions, 'text'>

/** All of these filters over `t`, as far as a reader of this standing may know: nothing is told by what is left out. */
export function filtersOf(reading: Reading, asked: readonly Filters[]) {
  return (standing: Standing): Sql => {
    const reader = { ...reading, standing }
    const wanted = asked.flatMap((filters) => NAMES.flatMap((name) => fragment(name, filters, reader)))
    return wanted.length === 0 ? sql`true` : join(wanted, ' and ')
  }
}

/** The same, of one standing. */
export interface Reader extends Reading {
  readonly standing: Standing
}

/** Whether a ticket of this bucket is open, resolved or at its end, in the words of the partial indexes. */
export const inBucket: Record<Bucket, Sql> = {
  open: sql`t.status in ('dispatched', 'assigned', 'pending_requester', 'on_hold')`,
  resolved: sql`t.status = 'resolved'`,
  closed: sql`t.status in ('closed', 'cancelled', 'refused')`,
}

/** The ticket waits for this reader: to answer, to decide a closure; the one in charge, to read an answer. */
export function awaits(viewer: Viewer, standing: Standing): Sql {
  if (standing === 'owner') return sql`t.status in ('pending_requester', 'resolved')`
  if (standing === 'contact') return sql`t.status = 'pending_requester'`
  if (standing !== 'agent') return sql`false`
  return sql`t.answered and t.status in ('assigned', 'on_hold', 'resolved') and t.agent_id = ${viewer.personId}::uuid`
}

type Given = { readonly [Name in keyof Filters]-?: NonNullable<Filters[Name]> }
type Fragments = { readonly [Name in keyof Given]: (value: Given[Name], reader: Reader) => Sql }

/** From a filter to its fragment, a line each. */
const FRAGMENTS: Fragments = {
  bucket: (bucket) => inBucket[bucket],
  status: (status) => isOneOf([status]),
  statuses: (statuses) => isOneOf(statuses),
  awaiting: (wanted, { viewer, standing }) => sql`(${awaits(viewer, standing)}) = ${wanted}::boolean`,
  unassigned: (wanted) => (wanted ? sql`t.agent_id is null` : sql`t.agent_id is not null`),
  teamId: (id) => sql`t.team_id = ${id}::uuid`,
  teamIds: (ids) => isAmong(sql`t.team_id`, ids),
  categoryId: (id) => isUnder([id]),
  categoryIds: (ids) => isUnder(ids),
  productId: (id) => sql`t.product_id = ${id}::uuid`,
  establishmentId: (id) => sql`t.establishment_id = ${id}::uuid`,
  origin: (value, reader) => onDeskOnly(reader, sql`t.origin = ${value}::channel`),
  productIds: (ids) => isAmong(sql`t.product_id`, ids),
  establishmentIds: (ids) => isAmong(sql`t.establishment_id`, ids),
  agentId: (id) => sql`t.agent_id = ${id}::uuid`,
  agentIds: (ids, { viewer }) => isHeldBy(ids, viewer),
  requesterId: (id) => sql`t.requester_id = ${id}::uuid`,
  requesterIds: (ids) => isAmong(sql`t.requester_id`, ids),
  participantIds: (ids, { viewer, standing }) =>
    // Who takes part is of today: a former team's reading ended before.
    standing === 'former' ? sql`false` : isJoinedBy(people(ids, viewer)),
  priority: (priority, reader) => knowingPriority(reader, sql`t.priority = ${priority}::smallint`),
  priorities: (values, reader) => knowingPriority(reader, sql`t.priority = any(${values}::smallint[])`),
  origins: (values, reader) => onDeskOnly(reader, sql`t.origin = any(${values}::channel[])`),
  tags: (names, reader) => onDeskOnly(reader, sql`t.tags <> '{}' and t.tags && ${names}::text[]`),
  dueWithin: (hours, reader) =>
    onDeskOnly(reader, sql`t.due_at <= ${reader.now}::timestamptz + make_interval(hours => ${hours}::int)`),
  answered: (wanted) => sql`t.answered = ${wanted}::boolean`,
  age: (span, { now }) => since(sql`t.created_at`, span, now),
  unchanged: (span, { now, standing }) => since(lastChange(standing), span, now),
  ended: (span, { now }) => since(sql`t.final_at`, span, now),
  createdAfter: (at) => sql`t.created_at > ${at}::timestamptz`,
  createdBefore: (at) => sql`t.created_at < ${at}::timestamptz`,
  endedAfter: (at) => sql`t.final_at > ${at}::timestamptz`,
  endedBefore: (at) => sql`t.final_at < ${at}::timestamptz`,
  updatedAfter: (at, { standing }) => sql`${lastChange(standing)} > ${at}::timestamptz`,
}

const isName = (name: string): name is keyof Filters => Object.hasOwn(FRAGMENTS, name)
const NAMES = Object.keys(FRAGMENTS).filter(isName)

function fragment<Name extends keyof Given>(
  name: Name,
  filters: { readonly [Other in Name]?: Given[Other] | undefined },
  reader: Reader,
): Sql[] {
  const value = filters[name]
  return value === undefined ? [] : [FRAGMENTS[name](value, reader)]
}

// The buckets are named besides the states, so that their partial indexes serve.
function isOneOf(statuses: readonly Status[]): Sql {
  const buckets = BUCKETS.filter((bucket) => statuses.some((status) => bucketOf(status) === bucket))
  return sql`(${join(
    buckets.map((bucket) => inBucket[bucket]),
    ' or ',
  )}) and t.status = any(${statuses}::status[])`
}

const isUnder = (ids: readonly string[]): Sql => sql`t.category_id = any(array(
  select under.id from unnest(${ids}::uuid[]) top (id), category_subtree(top.id) under (id)))`

function isHeldBy(ids: readonly string[], viewer: Viewer): Sql {
  const named = people(
    ids.filter((id) => id !== 'nobody'),
    viewer,
  )
  const held = isAmong(sql`t.agent_id`, named)
  return ids.includes('nobody') ? sql`(t.agent_id is null or ${held})` : held
}

const isJoinedBy = (ids: readonly string[]): Sql => sql`exists (
  select from participant i where i.ticket_id = t.id and i.removed_at is null and i.person_id = any(${ids}::uuid[]))`

// One is said as one: an index then gives them in its order.
const isAmong = (column: Sql, ids: readonly string[]): Sql =>
  ids.length === 1 ? sql`${column} = ${ids[0]}::uuid` : sql`${column} = any(${ids}::uuid[])`

const people = (ids: readonly string[], viewer: Viewer): string[] =>
  ids.map((id) => (id === 'me' ? viewer.personId : id))

function since(at: Sql, { over, under }: Span, now: Date): Sql {
  const ago = (hours: number) => sql`${now}::timestamptz - make_interval(hours => ${hours}::int)`
  const bounds = [
    ...(over === undefined ? [] : [sql`${at} <= ${ago(over)}`]),
    ...(under === undefined ? [] : [sql`${at} > ${ago(under)}`]),
  ]
  return join(bounds, ' and ')
}

const onDeskOnly = ({ standing }: Reader, condition: Sql): Sql =>
  isDeskStanding(standing) ? condition : sql`false`

/** A condition on the priority, for those who are told it. */
export const knowingPriority = (reader: Reader, condition: Sql): Sql =>
  reader.seesPriority ? condition : onDeskOnly(reader, condition)
