import type { FastifyInstance } from 'fastify'
import {
  createToken,
  deleteSession,
  deleteToken,
  getMe,
  listSessions,
  listTokens,
  patchMe,
} from '@guichet/contracts/me'
import { Refusal } from '@guichet/domain/refusal'
import type { Deps } from '../../deps.ts'
import { requireSession } from '../../http/access.ts'
import type { Caller } from '../../http/caller.ts'
import { mount } from '../../http/mount.ts'
import { changePreferences, endSessionOf, makeToken, revokeToken } from './commands.ts'
import { presentMe, presentSession, presentToken } from './present.ts'
import { personOf, sessionsOf, tokensOf } from './queries.ts'

export function meRoutes(app: FastifyInstance, { db, env }: Deps): void {
  mount(app, getMe, async ({ viewer, caller }) =>
    presentMe(await personOf(db, viewer), caller, env.SESSION_IDLE_MINUTES),
  )

  mount(app, patchMe, async ({ viewer, caller, body }) => {
    await changePreferences(db, viewer, body.preferences)
    return presentMe(await personOf(db, viewer), caller, env.SESSION_IDLE_MINUTES)
  })

  mount(app, listTokens, async ({ viewer, caller, now }) => {
    requireSession(caller)
    return { items: (await tokensOf(db, viewer, now)).map(presentToken) }
  })

  mount(app, createToken, async ({ viewer, caller, body, now }) => {
    requireFreshSignIn(caller, env.SESSION_ABSOLUTE_HOURS)
    const { row, secret } = await makeToken(db, viewer, body, now)
    return { ...presentToken(row), secret }
  })

  mount(app, deleteToken, async ({ viewer, caller, params, now }) => {
    requireSession(caller)
    await revokeToken(db, viewer, params.id, now)
  })

  mount(app, listSessions, async ({ viewer, caller, now }) => {
    requireSession(caller)
    return { items: (await sessionsOf(db, viewer, now)).map((row) => presentSession(row, caller)) }
  })

  mount(app, deleteSession, async ({ viewer, caller, params }) => {
    requireSession(caller)
    await endSessionOf(db, viewer, params.id)
  })
}

const freshMs = 15 * 60_000

// A token outlives the browser it is made in: whoever makes one has just shown who they are.
function requireFreshSignIn(caller: Caller, absoluteHours: number): void {
  requireSession(caller)
  const signedInAt = caller.endsAt.getTime() - absoluteHours * 3_600_000
  if (caller.now.getTime() - signedInAt > freshMs) throw new Refusal('forbidden', 'refusal.sign_in_again')
}
