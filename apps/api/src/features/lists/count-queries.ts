import type { Standing } from '@guichet/contracts/tickets'
import { STANDARD_VIEWS, countedName } from '@guichet/contracts/view-content'
import type { ViewContent } from '@guichet/contracts/view-content'
import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { awaits, filtersOf, inBucket } from './filter-queries.ts'
import type { Reading } from './filter-queries.ts'
import { COUNTED } from './queries.ts'
import { unread } from '../tickets/summary-queries.ts'
import { standingsOf, ticketsAs } from './scope.ts'
import type { View } from './scope.ts'

const { sql, join, empty } = Prisma
type Sql = Prisma.Sql

/** How many tickets stand in each of the caller's lists, in one statement: each figure is the length of a list of {@link listTickets}. */
export async function countTickets(db: Tx, reading: Reading): Promise<ReadyJson> {
  const { viewer } = reading
  const [row] = await db.$queryRaw<{ body: string }[]>`
    select json_build_object(
      'mine', (${mine(viewer)}),
      'following', ${following(viewer)},
      'establishment', ${floor(reading, { source: 'establishment', conditions: {} })},
      'desk', ${viewer.memberships.length === 0 ? sql`null::json` : desk(reading)})::text as body`
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

/** How many tickets stand in each of these saved views, in one statement: exact to 1,000, then a floor. */
export async function countThrough(
  db: Tx,
  reading: Reading,
  saved: readonly (Pick<ViewContent, 'source' | 'conditions'> & { readonly id: string })[],
): Promise<ReadyJson> {
  if (saved.length === 0) return new ReadyJson('{"items":[]}')
  const counts = saved.map(
    ({ id, ...content }) => sql`json_build_object('id', ${id}::text, 'count', ${floor(reading, content)})`,
  )
  const [row] = await db.$queryRaw<{ body: string }[]>`
    select json_build_object('items', json_build_array(${join(counts)}))::text as body`
  return new ReadyJson(row?.body ?? '')
}

function desk(reading: Reading): Sql {
  const counts = countedName.options.map(
    (name) => sql`${name}::text, ${floor(reading, STANDARD_VIEWS[name])}`,
  )
  return sql`json_build_object(${join(counts)})`
}

const following = (viewer: Viewer): Sql =>
  sql`(select count(*) from (${ids(viewer, 'following', () => sql`true`, empty)}) every)`

function floor(
  reading: Reading,
  { source, conditions }: { source: View; conditions: ViewContent['conditions'] },
): Sql {
  const { viewer } = reading
  if (standingsOf(viewer, source).length === 0) return sql`to_json(0)`
  const first = sql`limit ${COUNTED + 1}`
  return sql`(
    select case when count(*) > ${COUNTED} then json_build_object('atLeast', ${COUNTED}::int) else to_json(count(*)) end
    from (${ids(viewer, source, filtersOf(reading, [conditions]), first)}) every)`
}

const ids = (viewer: Viewer, view: View, where: (standing: Standing) => Sql, first: Sql): Sql =>
  sql`select from (${join(
    standingsOf(viewer, view).map((standing) =>
      ticketsAs(viewer, standing, view, { columns: sql`t.id`, where: where(standing), first }),
    ),
    ' union all ',
  )}) found ${first}`
