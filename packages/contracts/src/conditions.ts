import { z } from 'zod'
import { origin, priority, status } from './lifecycle.ts'
import { LIMITS } from './limits.ts'
import { freeText, id, tagName } from './primitives.ts'

/** Each value of a condition would do; a condition says something, and the same thing once. */
const anyOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .min(1)
    .max(LIMITS.viewValues)
    .refine((values) => new Set(values).size === values.length, { error: 'invalid' })

const YEARS_IN_HOURS = 10 * 366 * 24
const hours = z.int().min(0).max(YEARS_IN_HOURS)

/** Hours counted back from now: longer ago than `over`, less long ago than `under`, or between both. */
export const span = z
  .strictObject({ over: hours.optional(), under: hours.optional() })
  .refine(({ over, under }) => (over ?? under) !== undefined && (over ?? -1) < (under ?? Infinity), {
    error: 'invalid',
  })
export type Span = z.infer<typeof span>

/** What every ticket of a saved view meets, all of it; an absent condition asks nothing. */
export const conditions = z.strictObject({
  statuses: anyOf(status).optional(),
  priorities: anyOf(priority).optional(),
  teamIds: anyOf(id).optional(),
  /** Each with every category under it. */
  categoryIds: anyOf(id).optional(),
  productIds: anyOf(id).optional(),
  establishmentIds: anyOf(id).optional(),
  requesterIds: anyOf(id).optional(),
  /** `me` is whoever looks. */
  agentIds: anyOf(z.union([id, z.enum(['me', 'nobody'])])).optional(),
  /** Contacts and invited colleagues. */
  participantIds: anyOf(z.union([id, z.literal('me')])).optional(),
  origins: anyOf(origin).optional(),
  tags: anyOf(tagName).optional(),
  /** Words, as in a search. */
  text: freeText(LIMITS.search)
    .refine((words) => words.trim() !== '', { error: 'text.blank' })
    .optional(),
  /** The requester's side wrote last. */
  answered: z.boolean().optional(),
  /** Since it was filed. */
  age: span.optional(),
  /** Since anything was written or changed in it. */
  unchanged: span.optional(),
  /** Since it ended. */
  ended: span.optional(),
  /** Due within so many hours; 0 is late. */
  dueWithin: hours.optional(),
})
export type Conditions = z.infer<typeof conditions>
