import type { Standing, TicketQuery } from '@guichet/contracts/tickets'
import type { ViewContent } from '@guichet/contracts/view-content'
import { hasWords } from '@guichet/domain/search/read-search'
import type { Sought } from '@guichet/domain/search/read-search'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { listName, pageText, readCursor } from '../../db/cursor.ts'
import { filtersOf } from './filter-queries.ts'
import type { Filters, Reading } from './filter-queries.ts'
import { after, keyColumns, keyNames, keysAsText, orderBy, runs } from './order-queries.ts'
import type { Order } from './order-queries.ts'
import { CATEGORY_PATHS, aroundTicket, ticketJson } from '../tickets/summary-queries.ts'
import { MATCHED } from './extract-queries.ts'
import { RANKED, searchFor } from './search-queries.ts'
import { narrowedBy, soughtIn } from './sought-queries.ts'
import { AS_READ } from '../standing/queries.ts'
import { standingsOf, ticketsAs } from './scope.ts'

const { sql, join, empty } = Prisma
type Sql = Prisma.Sql

/** Exact up to here, then a floor. */
export const COUNTED = 1_000

interface Page {
  items: string
  /** Where the page ended, when there is more. */
  ended: string[] | null
  total: number | null
}

/** What somebody asks of a list, through a saved view or not. */
export interface Asked extends Pick<TicketQuery, 'view' | 'q' | 'sort' | 'total' | 'limit' | 'cursor'> {
  readonly filters: readonly Filters[]
}

/** The query of an address, and the saved view that it looks through: its source, its conditions, its order. */
export function askedOf(query: TicketQuery, saved: ViewContent | null): Asked {
  const { view, viewId: _, q, sort, total, limit, cursor, ...filters } = query
  const paging = { total, limit, cursor }
  if (saved === null) return { ...paging, view, q, sort, filters: [filters] }
  const { text, ...conditions } = saved.conditions
  const words = [text, q].filter((some) => some !== undefined && some.trim() !== '').join(' ')
  return { ...paging, view: saved.source, q: words, sort: sort ?? saved.sort, filters: [conditions, filters] }
}

/** One page of one of the caller's lists, in one statement. A stale or foreign cursor is refused (422). */
export async function listTickets(db: Tx, reading: Reading, asked: Asked): Promise<ReadyJson> {
  const { viewer, seesPriority } = reading
  const { cursor, limit, total, ...named } = asked
  const list = listName('tickets', viewer.personId, named)
  const sought = soughtIn(asked.q ?? '', reading)
  const found = hasWords(sought) ? matches(reading, asked, sought) : rows(reading, asked, sought)
  const keys = keyNames(found.order)
  const start = readCursor(cursor, list, found.order.types)
  if (standingsOf(viewer, asked.view).length === 0) {
    return withTotal(list, { items: '[]', ended: null, total: total === true ? 0 : null })
  }
  const order = runs(found.order, keys)
  const marks = hasWords(sought) ? MATCHED : { key: empty, around: () => empty }
  const [page] = await db.$queryRaw<Page[]>`
    with recursive ${CATEGORY_PATHS}, ${found.tables()} page as (select * from ${found.from(start, limit + 1)} as found where ${after(found.order, keys, start)} order by ${order} limit ${limit + 1}),
    shown as (select * from page order by ${order} limit ${limit})
    select
      (select coalesce(json_agg(${ticketJson(seesPriority, marks.key)} order by ${order}), '[]')::text
        from shown s join lateral ${asRead(asked)} t on true ${aroundTicket(viewer)} ${marks.around(viewer)}) as items,
      (select ${keysAsText(found.order)} from page where (select count(*) from page) > ${limit}
        order by ${order} offset ${limit - 1} limit 1) as ended,
      ${total === true ? totalOf(asked.view, found.total()) : sql`null::int`} as total`
  return withTotal(list, page)
}

function withTotal(list: string, page: Page | undefined): ReadyJson {
  const total = page?.total ?? null
  const more = total === null ? '' : `,"total":${JSON.stringify(total < 0 ? { atLeast: COUNTED } : total)}`
  return new ReadyJson(pageText(list, page, more))
}

interface Found {
  order: Order
  /** Parts of the `with`, each ending with a comma. */
  tables: () => Sql
  /** A table of id, standing, left_as, left_at and the keys of the order. */
  from: (start: string[] | null, limit: number) => Sql
  /** How many there are in all, as far as they are counted. */
  total: () => Sql
}

/** The filters of an address, the conditions of a view and the operators of a search. */
function wantedBy(reading: Reading, { filters }: Asked, sought: Sought) {
  const [filtered, narrowed] = [filtersOf(reading, filters), narrowedBy(reading, sought)]
  return (standing: Standing): Sql => sql`${filtered(standing)} and ${narrowed(standing)}`
}

const isAgentsView = (view: TicketQuery['view']): boolean => view === 'team' || view === 'assigned'

function rows(reading: Reading, query: Asked, sought: Sought): Found {
  const { view, sort: asked } = query
  const { viewer, seesPriority } = reading
  const sort = asked === 'relevance' ? undefined : asked
  const order = orderBy(sort ?? (isAgentsView(view) ? 'priority' : '-updated'), seesPriority)
  const wanted = wantedBy(reading, query, sought)
  return {
    order,
    tables: () => empty,
    from: (start, limit) =>
      union(
        standingsOf(viewer, view).map((standing) => {
          const keys = order.keys(standing)
          return ticketsAs(viewer, standing, view, {
            columns: sql`${IDENTITY[standing]}, ${keyColumns(order, standing)}`,
            where: sql`${wanted(standing)} and ${after(order, keys, start)}`,
            first: sql`order by ${runs(order, keys)} limit ${limit}`,
          })
        }),
        'union all',
      ),
    total: () => countOf(reading, view, wanted),
  }
}

const byMatch: Order = {
  types: ['smallint', 'timestamptz', 'uuid'],
  descending: true,
  keys: () => [sql`rank`, sql`t.created_at`, sql`t.id`],
}

// The newest that match, and no more of them than can be ranked while somebody waits. Looked for once, for the page and the total.
function matches(reading: Reading, asked: Asked, sought: Sought): Found {
  const { viewer, seesPriority } = reading
  const { view, sort, total } = asked
  const search = searchFor(viewer, sought)
  const wanted = wantedBy(reading, asked, sought)
  const relevance = sort === undefined || sort === 'relevance'
  const order = relevance ? byMatch : orderBy(sort, seesPriority)
  const most = total === true ? COUNTED + 1 : RANKED
  const sources = () =>
    standingsOf(viewer, view).flatMap((standing) =>
      search.found(standing, view, {
        columns: sql`${IDENTITY[standing]}, t.created_at, ${relevance ? sql`t.title_words, t.number` : keyColumns(order, standing)}`,
        where: wanted(standing),
        first:
          isOwnList(view) && total === true
            ? empty
            : sql`order by t.created_at desc, t.id desc limit ${most}`,
      }),
    )
  const newest = sql`select * from matching order by created_at desc, id desc limit ${RANKED}`
  return {
    order,
    tables: () => sql`${search.tables} matching as materialized (${union(sources(), 'union')}),`,
    from: () =>
      relevance
        ? sql`(select t.id, t.standing, t.left_as, t.left_at, ${search.rank} as k1, t.created_at as k2, t.id as k3 from (${newest}) t)`
        : sql`(${newest})`,
    total: () => sql`(select count(*) from matching)`,
  }
}

const union = (sources: readonly Sql[], word: 'union' | 'union all'): Sql =>
  sql`(${join([...sources], ` ${word} `)})`

const own = (standing: string): Sql =>
  sql`t.id, ${standing}::text as standing, null::jsonb as left_as, null::timestamptz as left_at`

const IDENTITY = {
  owner: own('owner'),
  contact: own('contact'),
  head: own('head'),
  agent: own('agent'),
  guest: own('guest'),
  former: sql`t.id, 'former' as standing, f.left_as, f.ended_at as left_at`,
} as const

/** The ticket of a row `s`: as it stands, or as a former team left it. */
const asRead = ({ view }: Asked): Sql =>
  view === 'all' ? AS_READ : sql`(select * from ticket n where n.id = s.id)`

// One person's own lists are counted to the end.
const isOwnList = (view: TicketQuery['view']): boolean => !isAgentsView(view) && view !== 'all'

/** How many there are, of a list without words: no more are read than are counted. */
function countOf({ viewer }: Reading, view: TicketQuery['view'], wanted: (standing: Standing) => Sql): Sql {
  const first = isOwnList(view) ? empty : sql`limit ${COUNTED + 1}`
  const sources = standingsOf(viewer, view).map((standing) =>
    ticketsAs(viewer, standing, view, { columns: sql`t.id`, where: wanted(standing), first }),
  )
  return sql`(select count(*) from (select from ${union(sources, 'union all')} as counted ${first}) every)`
}

// −1: more than are counted.
const totalOf = (view: TicketQuery['view'], count: Sql): Sql =>
  isOwnList(view)
    ? sql`${count}::int`
    : sql`(select case when n > ${COUNTED} then -1 else n::int end from (select ${count} as n) c)`
