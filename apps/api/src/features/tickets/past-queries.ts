import type { DeskNow } from '@guichet/domain/desk'
import type { Viewer } from '@guichet/domain/facts'
import { requesterSeesPriority } from '@guichet/domain/priority'
import { Refusal } from '@guichet/domain/refusal'
import { asItWas, type Replayed } from '@guichet/domain/replay'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { AS_READ, entryIsFor, readsNotes, seenBy } from '../standing/queries.ts'
import { CATEGORY_PATHS, aroundTicket } from './summary-queries.ts'

const { sql, empty } = Prisma

interface Told {
  title: string
  description: string
  createdAt: Date
  entries: { at: string; changes: { field: string; from: Value; to: Value }[] }[]
}
type Value = Replayed[string]

/**
 * The ticket as it was at an instant, rebuilt from those entries of its journal that the viewer may read: what they may not
 * read now, its past does not tell either.
 * @throws {Refusal} `not-found` when it is not theirs, `invalid` before it was filed and after now.
 */
export async function pastTicketFor(
  db: Tx,
  viewer: Viewer,
  reference: string,
  at: Date,
  desk: DeskNow,
): Promise<ReadyJson> {
  const { title, description, createdAt, entries } = await toldOf(db, viewer, reference)
  if (at < createdAt) throw new Refusal('invalid', 'refusal.past_before_filing', { pointer: '?at' })
  if (at > desk.now) throw new Refusal('invalid', 'refusal.past_in_future', { pointer: '?at' })
  const changed = entries.map(({ at: then, changes }) => ({ at: new Date(then), changes }))
  const was = asItWas(changed, { title, description }, at)
  const seesPriority = requesterSeesPriority(desk.settings) && was['priority'] !== undefined
  const body = await presented(db, viewer, reference, was, seesPriority)
  return new ReadyJson(`${body.slice(0, -1)},"at":${JSON.stringify(at)}}`)
}

async function toldOf(db: Tx, viewer: Viewer, reference: string): Promise<Told> {
  const [told] = await db.$queryRaw<Told[]>`
    with seen as (${seenBy(viewer, reference)})
    select t.title, t.description, t.created_at as "createdAt", (
      select coalesce(json_agg(json_build_object('at', j.at, 'changes', j.changes) order by j.at, j.id), '[]')
      from journal_entry j where j.ticket_id = s.id and j.changes <> '[]' and ${entryIsFor(viewer)}) as entries
    from seen s cross join lateral ${AS_READ} t`
  if (told === undefined) throw new Refusal('not-found', 'refusal.not_found')
  return told
}

/** The row as it was, with the names that things have now. */
async function presented(
  db: Tx,
  viewer: Viewer,
  reference: string,
  was: Replayed,
  seesPriority: boolean,
): Promise<string> {
  const priority = seesPriority ? sql`, 'priority', t.priority` : empty
  const [row] = await db.$queryRaw<{ body: string }[]>`
    with recursive ${CATEGORY_PATHS}, seen as (${seenBy(viewer, reference)})
    select (case when ${readsNotes(viewer, sql`s.standing`)} then json_build_object(${PAST_KEYS} ${PAST_DESK_KEYS})
      else json_build_object(${PAST_KEYS} ${priority}) end)::text as body
    from seen s cross join lateral ${AS_READ} n
    cross join lateral jsonb_populate_record(null::ticket, to_jsonb(n) || ${JSON.stringify(columns(was))}::jsonb) t
    ${aroundTicket(viewer)}`
  if (row === undefined) throw new Refusal('not-found', 'refusal.not_found')
  return row.body
}

const PAST_KEYS = sql`
  'reference', t.reference, 'title', t.title, 'description', t.description,
  'status', t.status, 'closeReason', t.close_reason, 'reassigned', t.dispatch_count > 1,
  'category', m.category, 'product', m.product, 'establishment', m.establishment, 'onBehalf', t.on_behalf,
  'requester', m.requester, 'team', m.team, 'agent', m.agent, 'fields', t.fields, 'createdAt', t.created_at,
  'takenAt', t.taken_at, 'resolvedAt', t.resolved_at, 'announcedAt', t.announced_at, 'finalAt', t.final_at,
  'standing', s.standing`

const PAST_DESK_KEYS = sql`, 'priority', t.priority, 'impact', t.impact, 'urgency', t.urgency,
  'takeDueAt', t.take_due_at, 'resolveDueAt', t.resolve_due_at, 'recallAt', t.recall_at,
  'tags', t.tags, 'minutesSpent', t.minutes_spent`

/** What there is none of until the journal says so. */
const NONE_AT_FIRST: Replayed = {
  closeReason: null,
  productId: null,
  establishmentId: null,
  agentId: null,
  impact: null,
  urgency: null,
  takenAt: null,
  resolvedAt: null,
  announcedAt: null,
  finalAt: null,
  recallAt: null,
  takeDueAt: null,
  resolveDueAt: null,
  minutesSpent: 0,
}

/** By the names of columns. The words of the team for a ticket, one value in the journal, are several again. */
function columns(was: Replayed): Readonly<Record<string, unknown>> {
  const { tags, ...others } = { ...NONE_AT_FIRST, ...was }
  const named = Object.entries(others).map(([field, value]) => [columnOf(field), value])
  return { ...Object.fromEntries(named), tags: typeof tags === 'string' ? tags.split(', ') : [] }
}

const columnOf = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
