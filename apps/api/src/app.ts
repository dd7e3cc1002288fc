import cookie from '@fastify/cookie'
import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { LIMITS } from '@guichet/contracts/limits'
import type { Deps } from './deps.ts'
import { attachmentRoutes } from './features/attachments/routes.ts'
import { bookmarkRoutes } from './features/bookmarks/routes.ts'
import { catalogueRoutes } from './features/catalogue/routes.ts'
import { deskRoutes } from './features/desk/routes.ts'
import { draftRoutes } from './features/drafts/routes.ts'
import { journalReadRoutes } from './features/journal/read-routes.ts'
import { journalWriteRoutes } from './features/journal/write-routes.ts'
import { notificationRoutes } from './features/notifications/routes.ts'
import { peopleRoutes } from './features/people/routes.ts'
import { ticketReadRoutes } from './features/tickets/read-routes.ts'
import { ticketWriteRoutes } from './features/tickets/write-routes.ts'
import { liveRoutes } from './features/live/routes.ts'
import { guardAccess } from './http/access.ts'
import { answerProblems } from './http/problems.ts'

/** The HTTP door: plugins, then features, each named on its own line. Listens to nothing yet. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const { env } = deps
  const app: FastifyInstance = fastify({
    loggerInstance: deps.log,
    trustProxy: env.TRUST_PROXY.length > 0 ? env.TRUST_PROXY : false,
    bodyLimit: LIMITS.bodyBytes,
    genReqId: () => crypto.randomUUID(),
    requestIdHeader: false,
    requestTimeout: 300_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 500 },
  })
  answerProblems(app, env)
  await app.register(cookie)

  await app.register(
    async (api) => {
      guardAccess(api, deps)
      deskRoutes(api, deps)
      attachmentRoutes(api, deps)
      catalogueRoutes(api, deps)
      peopleRoutes(api, deps)
      ticketReadRoutes(api, deps)
      ticketWriteRoutes(api, deps)
      journalReadRoutes(api, deps)
      journalWriteRoutes(api, deps)
      bookmarkRoutes(api, deps)
      draftRoutes(api, deps)
      notificationRoutes(api, deps)
      liveRoutes(api, deps)
    },
    { prefix: '/api/v1' },
  )
  return app
}
