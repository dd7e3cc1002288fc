import { z } from 'zod'
import * as life from './lifecycle.ts'
import { LIMITS } from './limits.ts'
import { freeText, id, oneLine, someText } from './primitives.ts'

/** What somebody files, in the order of the form: the page and the API refuse by it. */
export const filing = z.strictObject({
  categoryId: id,
  establishmentId: id.optional(),
  title: oneLine(LIMITS.title),
  description: someText(LIMITS.text),
  impact: life.impact.optional(),
  urgency: life.urgency.optional(),
  priority: life.priority.optional(),
  productId: id.optional(),
  onBehalf: life.onBehalf.optional(),
  callbackPhone: freeText(LIMITS.phone).optional(),
  availability: freeText(LIMITS.availability).optional(),
  fields: z.record(z.string().max(50), freeText(2_000)).optional(),
  attachmentIds: z.array(id).max(LIMITS.filesPerTicket).optional(),
  contacts: z
    .array(z.strictObject({ personId: id.optional(), email: z.email().max(254).optional() }))
    .max(LIMITS.contacts)
    .optional(),
  /** Agents file for somebody else, and say how they were asked. */
  requesterId: id.optional(),
  origin: life.origin.optional(),
  /** The draft this came from: kept for good, so that one draft makes one ticket. */
  draftId: id.optional(),
})
export type Filing = z.infer<typeof filing>
