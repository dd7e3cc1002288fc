import { z } from 'zod'

/** Which claim of the provider says what of a person; claims are named by a path such as `address.country`. */
export const claimMapping = z.strictObject({
  login: z.string().default('preferred_username'),
  name: z.string().default('name'),
  email: z.string().default('email'),
  /** A claim that holds audiences (text or list); `audienceValues` renames its values, unnamed ones are dropped. */
  audiences: z.string().optional(),
  audienceValues: z.record(z.string(), z.string()).optional(),
  /** Lists of establishment codes: where the person belongs, and which they head. */
  establishments: z.string().optional(),
  headOf: z.string().optional(),
  /** A claim that holds groups; without it the desk alone says who is an agent. */
  groups: z.string().optional(),
  administrators: z.array(z.string()).default([]),
  /** group → team label and role. */
  teams: z
    .record(z.string(), z.strictObject({ team: z.string(), role: z.enum(['agent', 'lead']) }))
    .default({}),
  /** Values of `acr` asked of agents and administrators; none by default. */
  strongAcr: z.array(z.string()).default([]),
})
export type ClaimMapping = z.infer<typeof claimMapping>
