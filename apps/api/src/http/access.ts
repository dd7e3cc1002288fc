import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Endpoint } from '@guichet/contracts/endpoint'
import { id as uuid } from '@guichet/contracts/primitives'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Deps } from '../deps.ts'
import { recognise } from './caller.ts'
import type { Caller } from './caller.ts'
import { refuseCrossSite } from './cross-site.ts'
import { noteActivity } from './activity.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: Pick<Endpoint, 'name' | 'access' | 'scope' | 'costly'>
  }
}

/** Every route of the scope says who is calling before it reads a byte of their body. */
export function guardAccess(app: FastifyInstance, deps: Deps): void {
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.endpoint?.access === 'signed-in')
      request.caller = await recognise(request, deps)
  })
  // After the rate limit, which counts by caller, and before the body.
  app.addHook('preParsing', async (request) => {
    const { endpoint } = request.routeOptions.config
    if (endpoint?.access !== 'signed-in') return
    const caller = requireCaller(request)
    if (caller.kind === 'session') refuseCrossSite(request, deps.env.PUBLIC_URL)
    else requireScope(caller, endpoint.scope)
    await noteActivity(request, caller, deps)
  })
}

export function requireCaller({ caller }: FastifyRequest): Caller {
  if (caller === null) throw new Refusal('unauthenticated', 'refusal.unauthenticated')
  return caller
}

/** What a token may never do, whatever its scopes: only its person, signed in. */
export function requireSession(caller: Caller): void {
  if (caller.kind !== 'session') throw new Refusal('missing-scope', 'refusal.session_only')
}

/** What administrators alone may see: to others there is nothing here (404). */
export function requireAdministrator({ administrator }: Viewer): void {
  if (!administrator) throw unknownHere()
}

/** An id in an address: what is none is unknown. */
export function requireId(id: string): void {
  if (!uuid.safeParse(id).success) throw unknownHere()
}

export const unknownHere = () => new Refusal('not-found', 'refusal.not_found')

function requireScope({ viewer }: Caller, scope: Endpoint['scope']): void {
  if (scope === undefined || viewer.scopes?.includes(scope) === true) return
  throw new Refusal('missing-scope', 'refusal.missing_scope', { values: { scope } })
}

/** What the desk keeps for itself: to whoever is neither an agent nor an administrator there is nothing here (404). */
export function requireDesk({ administrator, memberships }: Viewer): void {
  if (!administrator && memberships.length === 0) throw unknownHere()
}
