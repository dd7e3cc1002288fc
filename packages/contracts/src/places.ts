import { z } from 'zod'
import { id, instant, named, personRef, version } from './primitives.ts'

/** Whose something kept at the desk is: one person's, a team's, or everybody's. */
export const placeAudience = z.enum(['person', 'team', 'everyone'])
export type PlaceAudience = z.infer<typeof placeAudience>

/** Where a view, a saved reply or a macro is to stand: `teamId` for a team's and for no other. */
export const placed = { audience: placeAudience, teamId: id.nullable() }
export type Placed = z.infer<z.ZodObject<typeof placed>>

/** What is told of anything so kept. */
export const kept = {
  id,
  label: z.string(),
  audience: placeAudience,
  team: named.nullable(),
  owner: personRef,
  updatedAt: instant,
  version,
  /** The caller may change it and throw it away. */
  editable: z.boolean(),
}

/** A team or a category that it names and that serves its reader no more: a team they left, one retired. */
export const lostName = z.strictObject({ why: z.enum(['not-member', 'retired']), label: z.string() })
export type LostName = z.infer<typeof lostName>
