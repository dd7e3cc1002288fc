import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { awaits, inBucket } from './filter-queries.ts'
import { COUNTED } from './queries.ts'
import { unread } from '../tickets/summary-queries.ts'
import { standingsOf, ticketsAs } from './scope.ts'
import type { View } from './scope.ts'

const { sql, join, empty } = Prisma
type Sql = Prisma.Sql

/** How many tickets stand in each of the caller's lists, in one statement: each figure is the length of a list of {@link listTickets}. */
export async function countTickets(db: Tx, viewer: Viewer): Promise<ReadyJson> {
  const [row] = await db.$queryRaw<{ body: string }[]>`
    select json_build_object(
      'mine', (${mine(viewer)}),
      'following', ${count(viewer, 'following', sql`true`)},
      'establishment', ${viewer.headOf.length === 0 ? sql`0` : count(viewer, 'establishment', sql`true`)},
      'desk', ${viewer.memberships.length === 0 ? sql`null::json` : desk(viewer)})::text as body`
  return new ReadyJson(row?.body ?? '')
}

function mine(viewer: Viewer): Sql {
  const own = ticketsAs(viewer, 'owner', 'mine', { columns: sql`t.*`, where: sql`true`, first: empty })
  return sql`
    select json_build_object(
      'open', count(*) filter (where ${inBucket.open}),
      'resolved', count(*) filter (where ${inBucket.resolved}),
      'closed', count(*) filter (where ${inBucket.closed}),
      'awaiting', count(*) filter (where ${awaits(viewer, 'owner')}),
      'unread', count(*) filter (where ${unread(viewer)}))
    from ${own} t cross join (select 'owner' as standing, null::timestamptz as left_at) s`
}

/** `view=team&status=dispatched`, `view=assigned&bucket=open`, … `answered` is `view=assigned&awaiting=true`. */
function desk(viewer: Viewer): Sql {
  return sql`json_build_object(
    'toTake', ${floor(viewer, 'team', sql`t.status = 'dispatched' and ${inBucket.open}`)},
    'assigned', ${floor(viewer, 'assigned', inBucket.open)},
    'team', ${floor(viewer, 'team', inBucket.open)},
    'answered', ${floor(viewer, 'assigned', awaits(viewer, 'agent'))},
    'waiting', ${floor(viewer, 'assigned', sql`t.status = 'pending_requester' and ${inBucket.open}`)},
    'onHold', ${floor(viewer, 'assigned', sql`t.status = 'on_hold' and ${inBucket.open}`)},
    'resolved', ${floor(viewer, 'assigned', inBucket.resolved)})`
}

const count = (viewer: Viewer, view: View, where: Sql): Sql =>
  sql`(select count(*) from (${ids(viewer, view, where, empty)}) every)`

const floor = (viewer: Viewer, view: View, where: Sql): Sql => sql`(
  select case when count(*) > ${COUNTED} then json_build_object('atLeast', ${COUNTED}::int) else to_json(count(*)) end
  from (${ids(viewer, view, where, sql`limit ${COUNTED + 1}`)}) every)`

const ids = (viewer: Viewer, view: View, where: Sql, first: Sql): Sql =>
  sql`select from (${join(
    standingsOf(viewer, view).map((standing) =>
      ticketsAs(viewer, standing, view, { columns: sql`t.id`, where, first }),
    ),
    ' union all ',
  )}) found ${first}`
