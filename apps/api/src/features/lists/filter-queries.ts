import { bucketOf } from '@guichet/contracts/lifecycle'
import type { Bucket } from '@guichet/contracts/lifecycle'
import type { Standing, TicketQuery } from '@guichet/contracts/tickets'
import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import { lastChange } from './order-queries.ts'
import { isDeskStanding } from '../standing/queries.ts'

const { sql, join } = Prisma
type Sql = Prisma.Sql

/** The caller's filters over `t`, as far as a reader of this standing may know: nothing is told by what is left out. */
export function filtersOf(viewer: Viewer, query: TicketQuery, seesPriority: boolean) {
  return (standing: Standing): Sql => {
    const wanted = [...stateFilters(query), ...peopleFilters(query), ...timeFilters(query, standing)]
    if (query.awaiting !== undefined) {
      wanted.push(sql`(${awaits(viewer, standing)}) = ${query.awaiting}::boolean`)
    }
    if (query.priority !== undefined) {
      wanted.push(
        isDeskStanding(standing) || seesPriority ? sql`t.priority = ${query.priority}::smallint` : sql`false`,
      )
    }
    if (query.categoryId !== undefined) {
      wanted.push(sql`t.category_id = any(array(select category_subtree(${query.categoryId}::uuid)))`)
    }
    return wanted.length === 0 ? sql`true` : join(wanted, ' and ')
  }
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

function stateFilters({ bucket, status }: TicketQuery): Sql[] {
  const wanted: Sql[] = []
  if (bucket !== undefined) wanted.push(inBucket[bucket])
  if (status !== undefined) {
    wanted.push(sql`t.status = ${status}::status`)
    if (bucket === undefined) wanted.push(inBucket[bucketOf(status)])
  }
  return wanted
}

function peopleFilters({ teamId, agentId, requesterId, unassigned }: TicketQuery): Sql[] {
  const wanted: Sql[] = []
  if (teamId !== undefined) wanted.push(sql`t.team_id = ${teamId}::uuid`)
  if (agentId !== undefined) wanted.push(sql`t.agent_id = ${agentId}::uuid`)
  if (requesterId !== undefined) wanted.push(sql`t.requester_id = ${requesterId}::uuid`)
  if (unassigned !== undefined)
    wanted.push(unassigned ? sql`t.agent_id is null` : sql`t.agent_id is not null`)
  return wanted
}

function timeFilters({ createdAfter, createdBefore, updatedAfter }: TicketQuery, standing: Standing): Sql[] {
  const wanted: Sql[] = []
  if (createdAfter !== undefined) wanted.push(sql`t.created_at > ${createdAfter}::timestamptz`)
  if (createdBefore !== undefined) wanted.push(sql`t.created_at < ${createdBefore}::timestamptz`)
  if (updatedAfter !== undefined) wanted.push(sql`${lastChange(standing)} > ${updatedAfter}::timestamptz`)
  return wanted
}
