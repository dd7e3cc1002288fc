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
  /**
   * Recognise, once, somebody the desk prepared and who never signed in by their login. Only for a provider whose
   * logins nobody chooses for themselves.
   */
  linkByLogin: z.boolean().default(false),
  /** Values of `acr` asked of agents and administrators; none by default. */
  strongAcr: z.array(z.string()).default([]),
})
export type ClaimMapping = z.infer<typeof claimMapping>

/** A person as their provider describes them; what the mapping does not name stays as the desk has it. */
export interface Description {
  readonly login: string | null
  readonly name: string | null
  readonly email: string | null
  readonly emailVerified: boolean
  readonly audiences: readonly string[] | undefined
  readonly establishments: readonly string[] | undefined
  readonly headOf: readonly string[] | undefined
  readonly administrator: boolean | undefined
  readonly teams: readonly { readonly team: string; readonly role: 'agent' | 'lead' }[] | undefined
  /** Signed in as strongly as the mapping asks of agents and administrators. */
  readonly strong: boolean
}

export function describe(claims: Readonly<Record<string, unknown>>, mapping: ClaimMapping): Description {
  const groups = mapping.groups === undefined ? undefined : listOf(claims, mapping.groups)
  const { audienceValues } = mapping
  const audiences = mapping.audiences === undefined ? undefined : listOf(claims, mapping.audiences)
  return {
    login: shownOf(claims, mapping.login)?.toLowerCase() ?? null,
    name: shownOf(claims, mapping.name),
    email: textOf(claims, mapping.email),
    // A text "true" is a provider's mistake, or somebody's trick.
    emailVerified: claims['email_verified'] === true,
    audiences:
      audienceValues === undefined ? audiences : audiences?.flatMap((value) => audienceValues[value] ?? []),
    establishments: mapping.establishments === undefined ? undefined : listOf(claims, mapping.establishments),
    headOf: mapping.headOf === undefined ? undefined : listOf(claims, mapping.headOf),
    administrator: groups && mapping.administrators.some((name) => groups.includes(name)),
    teams: groups?.flatMap((name) => (Object.hasOwn(mapping.teams, name) ? (mapping.teams[name] ?? []) : [])),
    strong: mapping.strongAcr.length === 0 || mapping.strongAcr.some((acr) => acr === claims['acr']),
  }
}

function valueOf(claims: Readonly<Record<string, unknown>>, path: string): unknown {
  // A name with dots in it, as some providers have, is taken whole first.
  if (Object.hasOwn(claims, path)) return claims[path]
  let value: unknown = claims
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = new Map(Object.entries(value)).get(step)
  }
  return value
}

function textOf(claims: Readonly<Record<string, unknown>>, path: string): string | null {
  const value = valueOf(claims, path)
  return typeof value === 'string' ? clean(value) : null
}

// What people know each other by. Groups and addresses are compared, never read: they stay as they came.
function shownOf(claims: Readonly<Record<string, unknown>>, path: string): string | null {
  const value = valueOf(claims, path)
  return typeof value === 'string' ? clean(withoutDisguise(value)) : null
}

/** No two names look the same but are not: no letter of another width or style, nothing unseen, nothing turned around. */
function withoutDisguise(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .replaceAll(/[\p{Z}\p{Cc}]+/gu, ' ')
}

function listOf(claims: Readonly<Record<string, unknown>>, path: string): string[] {
  const value = valueOf(claims, path)
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.flatMap((item) => (typeof item === 'string' ? (clean(item) ?? []) : []))
}

// One line that PostgreSQL can store, of a length that a screen can show.
function clean(text: string): string | null {
  const plain = text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .normalize('NFC')
    .trim()
    .slice(0, 200)
  return plain === '' ? null : plain
}
