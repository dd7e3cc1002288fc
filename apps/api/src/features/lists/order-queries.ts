import type { Standing } from '@guichet/contracts/tickets'
import type { TicketSort } from '@guichet/contracts/view-content'
import { Prisma } from '../../db/generated/client.ts'
import type { KeyType } from '../../db/cursor.ts'
import { isDeskStanding } from '../standing/queries.ts'

const { sql, join } = Prisma
type Sql = Prisma.Sql

/** An order by keys that all run the same way, the last of them the ticket's id: no two rows are equal. */
export interface Order {
  readonly types: readonly KeyType[]
  readonly descending: boolean
  /** What a row is placed by, as far as a reader of this standing may know: what they may not see orders nothing. */
  readonly keys: (standing: Standing) => readonly Sql[]
}

const NEVER = sql`'infinity'::timestamptz`
const DUE = sql`coalesce(t.due_at, 'infinity')`

type Sort = Exclude<TicketSort, 'relevance'>

/** `seesPriority`: the preset lets requesters choose the priority. */
export const orderBy = (sort: Sort, seesPriority: boolean): Order => ORDERS[sort](seesPriority)

const turned = (order: Order): Order => ({ ...order, descending: !order.descending })

const byChange: Order = {
  types: ['timestamptz', 'uuid'],
  descending: true,
  keys: (standing) => [lastChange(standing), sql`t.id`],
}

const byCreation: Order = {
  types: ['timestamptz', 'uuid'],
  descending: true,
  keys: () => [sql`t.created_at`, sql`t.id`],
}

const byPriority = (seesPriority: boolean): Order => ({
  types: ['smallint', 'timestamptz', 'timestamptz', 'uuid'],
  descending: false,
  keys: (standing) => [
    isDeskStanding(standing) || seesPriority ? sql`(-t.priority)` : sql`0::smallint`,
    isDeskStanding(standing) ? DUE : NEVER,
    sql`t.created_at`,
    sql`t.id`,
  ],
})

const byDueDate: Order = {
  types: ['timestamptz', 'timestamptz', 'uuid'],
  descending: false,
  keys: (standing) => [isDeskStanding(standing) ? DUE : NEVER, sql`t.created_at`, sql`t.id`],
}

const ORDERS: Record<Sort, (seesPriority: boolean) => Order> = {
  updated: () => turned(byChange),
  '-updated': () => byChange,
  created: () => turned(byCreation),
  '-created': () => byCreation,
  priority: byPriority,
  '-priority': (seesPriority) => turned(byPriority(seesPriority)),
  due: () => byDueDate,
  '-due': () => turned(byDueDate),
}

/** The newest change that a reader of this standing may know of. */
export const lastChange = (standing: Standing): Sql => {
  if (standing === 'former') return sql`f.ended_at`
  return isDeskStanding(standing) ? sql`t.team_updated_at` : sql`t.updated_at`
}

const NAMES = [sql`k1`, sql`k2`, sql`k3`, sql`k4`]
const TYPES: Record<KeyType, Sql> = {
  timestamptz: sql`timestamptz`,
  smallint: sql`smallint`,
  bigint: sql`bigint`,
  uuid: sql`uuid`,
}

export const keyNames = (order: Order): Sql[] => NAMES.slice(0, order.types.length)

/** `a as k1, b as k2, …` */
export const keyColumns = (order: Order, standing: Standing): Sql =>
  join(order.keys(standing).map((key, place) => sql`${key} as ${NAMES[place] ?? Prisma.empty}`))

/** What follows `order by`. */
export const runs = (order: Order, keys: readonly Sql[]): Sql =>
  join(keys.map((key) => (order.descending ? sql`${key} desc` : sql`${key} asc`)))

/** Rows after the last one of the page before. */
export function after(order: Order, keys: readonly Sql[], cursor: readonly string[] | null): Sql {
  if (cursor === null) return sql`true`
  const values = order.types.map((type, place) => sql`${cursor[place]}::${TYPES[type]}`)
  return order.descending
    ? sql`(${join(keys)}) < (${join(values)})`
    : sql`(${join(keys)}) > (${join(values)})`
}

/** The keys of a row as text, for the cursor. */
export const keysAsText = (order: Order): Sql =>
  sql`array[${join(keyNames(order).map((key) => sql`${key}::text`))}]`
