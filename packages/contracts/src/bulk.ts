import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { audience, minutes, priority, tags } from './lifecycle.ts'
import { LIMITS } from './limits.ts'
import { freeText, id, idParam, instant, referenceParam, someText } from './primitives.ts'
import { filledText } from './tools.ts'
import { problem } from './problems.ts'

const act = <Name extends string, Shape extends z.ZodRawShape>(event: Name, shape: Shape) =>
  z.strictObject({ event: z.literal(event), ...shape })

/**
 * The events that may be fired on many tickets at once: what each changes can be put back, and none brings a file. Of a
 * `comment`, the placeholders are filled for each ticket; from the desk it leaves once it cannot be taken back any more.
 */
export const bulkAction = z.discriminatedUnion('event', [
  act('take', {}),
  act('assign', { agentId: id }),
  act('release', {}),
  act('transfer', {
    teamId: id,
    categoryId: id.optional(),
    text: freeText(LIMITS.text).optional(),
    audience: audience.default('team'),
    keepGuests: z.boolean().default(false),
  }),
  act('recategorise', { categoryId: id }),
  act('set_priority', { priority }),
  act('resolve', { text: someText(LIMITS.text), minutes: minutes.optional() }),
  act('comment', { text: someText(LIMITS.text), audience: audience.default('public') }),
  act('tag', { add: tags.optional(), remove: tags.optional() }),
  act('macro', { macroId: id }),
])
export type BulkAction = z.infer<typeof bulkAction>

/** What became of one ticket: the status that it alone would have been answered with, and why when it was refused. */
export const bulkResult = z.strictObject({
  reference: z.string(),
  status: z.int(),
  problem: problem.omit({ type: true, status: true, requestId: true }).optional(),
})
export type BulkResult = z.infer<typeof bulkResult>

export const bulkReply = z.strictObject({
  id,
  /** Until then `undo` may put back what was changed; null for a token, whose acts are told at once. */
  undoUntil: instant.nullable(),
  results: z.array(bulkResult),
})
export type BulkReply = z.infer<typeof bulkReply>

const bulk = { tag: 'tickets', access: 'signed-in', scope: 'tickets:write', status: 200 } as const

export const actInBulk = endpoint({
  ...bulk,
  name: 'actInBulk',
  method: 'POST',
  path: '/tickets/bulk',
  summary: `Fire one event on up to ${LIMITS.bulk} tickets, each decided as alone: one result a ticket, in the order asked`,
  body: z.strictObject({ references: z.array(referenceParam).min(1).max(LIMITS.bulk), action: bulkAction }),
  reply: bulkReply,
})

/** What each of these tickets would read of the same words; a ticket that the caller does not work on is left out. */
export const fillInBulk = endpoint({
  ...bulk,
  name: 'fillInBulk',
  method: 'POST',
  path: '/tickets/bulk/words',
  summary:
    'The same words on many tickets, their placeholders filled from each: what a `comment` in bulk would say',
  body: z.strictObject({
    references: z.array(referenceParam).min(1).max(LIMITS.bulk),
    text: freeText(LIMITS.toolText),
  }),
  reply: z.strictObject({ items: z.array(filledText.extend({ reference: z.string() })) }),
})

export const undoBulk = endpoint({
  ...bulk,
  name: 'undoBulk',
  method: 'POST',
  path: '/tickets/bulk/:id/undo',
  summary: `Take back, within ${LIMITS.undoSeconds} seconds, what the caller did in bulk: one result for each ticket that was changed`,
  params: z.strictObject({ id: idParam }),
  reply: z.strictObject({ results: z.array(bulkResult) }),
})

export const undoLastAct = endpoint({
  ...bulk,
  name: 'undoLastAct',
  method: 'POST',
  path: '/tickets/:reference/undo',
  summary: `Take back, within ${LIMITS.undoSeconds} seconds, the caller’s own last act on a ticket, done from the desk`,
  params: z.strictObject({ reference: referenceParam }),
  status: 204,
  problems: ['event-not-allowed'],
})
