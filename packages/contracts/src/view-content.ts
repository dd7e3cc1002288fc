import { z } from 'zod'
import { conditions, type Conditions } from './conditions.ts'
import { FINAL, NOT_FINAL, OPEN } from './lifecycle.ts'

export const ticketSort = z.enum([
  'priority',
  '-priority',
  'updated',
  '-updated',
  'created',
  '-created',
  'due',
  '-due',
  'relevance',
])
export type TicketSort = z.infer<typeof ticketSort>

/** Which tickets a view draws from: of one's teams, followed, invited on, or everything one may read. */
export const viewSource = z.enum(['team', 'following', 'invited', 'all'])
export type ViewSource = z.infer<typeof viewSource>

export const viewSort = ticketSort.exclude(['relevance'])
export type ViewSort = z.infer<typeof viewSort>

export const VIEW_GROUPS = ['none', 'priority', 'status', 'agent', 'team', 'category'] as const
export const viewGroup = z.enum(VIEW_GROUPS)
export type ViewGroup = z.infer<typeof viewGroup>

/** The columns that stand beside the ticket, in the order of a row. */
export const VIEW_COLUMNS = [
  'due',
  'created',
  'updated',
  'state',
  'priority',
  'category',
  'team',
  'establishment',
  'product',
  'origin',
] as const
export const viewColumn = z.enum(VIEW_COLUMNS)
export type ViewColumn = z.infer<typeof viewColumn>

export const viewContent = z.strictObject({
  source: viewSource,
  conditions,
  sort: viewSort,
  group: viewGroup,
  columns: z
    .array(viewColumn)
    .min(1)
    .max(5)
    .refine((columns) => new Set(columns).size === columns.length, { error: 'invalid' }),
})
export type ViewContent = z.infer<typeof viewContent>

/** Counted live: what is not over, without a search, of which a desk has only so many. */
export const isCounted = ({ conditions: { statuses, text } }: Pick<ViewContent, 'conditions'>): boolean =>
  text === undefined &&
  statuses !== undefined &&
  statuses.every((status) => !(FINAL as readonly string[]).includes(status))

const usual: Omit<ViewContent, 'conditions'> = {
  source: 'team',
  sort: 'priority',
  group: 'priority',
  columns: ['due', 'state'],
}
const me: Pick<Conditions, 'agentIds'> = { agentIds: ['me'] }

/** The queues of every desk, in the order of a day's work. */
export const STANDARD_NAMES = [
  'toTake',
  'assigned',
  'team',
  'overdue',
  'answered',
  'waiting',
  'onHold',
  'resolved',
  'invited',
  'following',
  'ended',
] as const
export const standardName = z.enum(STANDARD_NAMES)
export type StandardName = z.infer<typeof standardName>

export const STANDARD_VIEWS: Readonly<Record<StandardName, ViewContent>> = {
  toTake: { ...usual, conditions: { statuses: ['dispatched'] } },
  assigned: { ...usual, conditions: { ...me, statuses: [...OPEN] } },
  team: { ...usual, conditions: { statuses: [...OPEN] } },
  overdue: {
    ...usual,
    sort: 'due',
    group: 'none',
    columns: ['due', 'state'],
    conditions: { statuses: ['dispatched', 'assigned'], dueWithin: 0 },
  },
  answered: {
    ...usual,
    conditions: { ...me, statuses: ['assigned', 'on_hold', 'resolved'], answered: true },
  },
  waiting: { ...usual, conditions: { ...me, statuses: ['pending_requester'] } },
  onHold: { ...usual, conditions: { ...me, statuses: ['on_hold'] } },
  resolved: { ...usual, conditions: { ...me, statuses: ['resolved'] } },
  invited: { ...usual, source: 'invited', conditions: { statuses: [...NOT_FINAL] } },
  following: {
    ...usual,
    source: 'following',
    sort: '-updated',
    group: 'none',
    columns: ['updated', 'state'],
    conditions: {},
  },
  ended: {
    ...usual,
    sort: '-updated',
    group: 'none',
    columns: ['updated', 'state'],
    conditions: { statuses: [...FINAL], ended: { under: 30 * 24 } },
  },
}

/** Those of them that are counted, as {@link isCounted} says. */
export const countedName = standardName.exclude(['following', 'ended'])
export type CountedName = z.infer<typeof countedName>
