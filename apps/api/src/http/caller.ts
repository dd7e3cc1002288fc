import { createHash } from 'node:crypto'
import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import { rightsOf } from '@guichet/contracts/permissions'
import type { MemberRole } from '@guichet/contracts/permissions'
import { tokenScope } from '@guichet/contracts/tokens'
import type { Membership, Viewer } from '@guichet/domain/facts'
import type { Deps } from '../deps.ts'
import { Prisma } from '../db/generated/client.ts'
import { recently } from './recent-callers.ts'

/** Who stands behind a request: a signed-in browser, or one of a person's tokens. */
export interface Caller {
  readonly kind: 'session' | 'token'
  /** Of the session or of the token. */
  readonly id: string
  readonly viewer: Viewer
  readonly language: 'fr' | 'en' | null
  /** The desk's time when the caller was recognised: the `now` of this request. */
  readonly now: Date
  readonly lastSeenAt: Date | null
  readonly endsAt: Date
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
}

/** What is stored of a secret with 256 random bits: enough to recognise it, nothing to use. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

const tokenShape = /^guichet_[A-Za-z0-9_-]{43}$/
export const sessionShape = /^[A-Za-z0-9_-]{43}$/

export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-sid' : 'sid'

/**
 * Recognises the caller, or answers null. A request that brings an `Authorization` header is a token's alone:
 * its cookies give no right.
 */
export async function recognise(request: FastifyRequest, deps: Deps): Promise<Caller | null> {
  const { authorization } = request.headers
  if (authorization !== undefined) return recogniseToken(authorization, deps)
  const secret = request.cookies[sessionCookieName(deps.env.PUBLIC_URL)]
  if (secret === undefined || !sessionShape.test(secret)) return null
  return byHash(deps, hashOf(secret), sessionsWhere)
}

/** Of these sessions and tokens, the callers who would be recognised now, as they now are. */
export async function recogniseAgain(
  deps: Deps,
  known: readonly Pick<Caller, 'kind' | 'id'>[],
): Promise<Caller[]> {
  const ids = (kind: Caller['kind']) => known.flatMap((caller) => (caller.kind === kind ? caller.id : []))
  return load(
    deps,
    Prisma.sql`${sessionsWhere(Prisma.sql`id = any(${ids('session')}::uuid[])`)}
      union all ${tokensWhere(Prisma.sql`id = any(${ids('token')}::uuid[])`)}`,
  )
}

/** Somebody as they now are, for what they asked and is done later; null once disabled. */
export async function personNow(deps: Deps, personId: string): Promise<Viewer | null> {
  const [caller] = await load(
    deps,
    Prisma.sql`select 'token' as kind, id, id as person_id, null::text[] as scopes, null::timestamptz as last_seen_at,
      now() + interval '100 years' as ends_at from person where id = ${personId}::uuid`,
  )
  return caller?.viewer ?? null
}

async function recogniseToken(authorization: string, deps: Deps): Promise<Caller | null> {
  const secret = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1]
  // Only what can be a token is looked up: never `undefined`, never an operator.
  if (secret === undefined || !tokenShape.test(secret)) return null
  return byHash(deps, hashOf(secret), tokensWhere)
}

const byHash = (
  deps: Deps,
  hash: string,
  where: (condition: Prisma.Sql) => Prisma.Sql,
): Promise<Caller | null> =>
  recently(
    deps.db,
    hash,
    deps.env.RECOGNISED_MS,
    async () => (await load(deps, where(Prisma.sql`hash = ${hash}`)))[0] ?? null,
  )

interface CallerRow {
  kind: Caller['kind']
  id: string
  personId: string
  name: string
  administrator: boolean
  language: 'fr' | 'en' | null
  audiences: string[]
  scopes: string[] | null
  lastSeenAt: Date | null
  endsAt: Date
  databaseNow: Date
  memberships: { teamId: string; role: MemberRole; granted: string[]; withdrawn: string[] }[]
  establishmentIds: string[]
  headOf: string[]
}

const sessionsWhere = (condition: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select 'session' as kind, id, person_id, null::text[] as scopes, last_seen_at, ends_at from session where ${condition}`

const tokensWhere = (condition: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select 'token' as kind, id, person_id, scopes, last_used_at as last_seen_at, expires_at as ends_at
  from api_token where revoked_at is null and ${condition}`

// One statement for the keys, their people and everything the rules must know of them.
async function load(deps: Deps, keys: Prisma.Sql): Promise<Caller[]> {
  const rows = await deps.db.$queryRaw<CallerRow[]>`
    select k.kind, k.id, p.id as "personId", p.name, p.administrator, p.language::text, p.audiences, k.scopes,
           k.last_seen_at as "lastSeenAt", k.ends_at as "endsAt", now() as "databaseNow",
           coalesce((select json_agg(json_build_object('teamId', m.team_id, 'role', m.role, 'granted', m.granted, 'withdrawn', m.withdrawn))
                     from membership m where m.person_id = p.id and m.ended_at is null), '[]') as memberships,
           array(select e.establishment_id::text from establishment_person e where e.person_id = p.id) as "establishmentIds",
           array(select e.establishment_id::text from establishment_person e where e.person_id = p.id and e.head) as "headOf"
    from (${keys}) k join person p on p.id = k.person_id
    where p.disabled_at is null`
  return rows.flatMap((row) => {
    const { kind, id, language, lastSeenAt, endsAt } = row
    const now = deps.clock(row.databaseNow)
    const caller: Caller = { kind, id, viewer: viewerOf(row), language, now, lastSeenAt, endsAt }
    return endsAt > now && (kind === 'token' || isAwake(caller, deps)) ? caller : []
  })
}

const isAwake = ({ lastSeenAt, now }: Caller, { env }: Deps): boolean =>
  lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() <= env.SESSION_IDLE_MINUTES * 60_000

function viewerOf(row: CallerRow): Viewer {
  const { personId, name, administrator, audiences, establishmentIds, headOf } = row
  const memberships: Membership[] = row.memberships.map(({ teamId, role, granted, withdrawn }) => ({
    teamId,
    role,
    rights: rightsOf(role, granted, withdrawn),
  }))
  const scopes = row.scopes?.flatMap((scope) => tokenScope.safeParse(scope).data ?? []) ?? null
  return { personId, name, administrator, memberships, establishmentIds, headOf, audiences, scopes }
}
