import cookie from '@fastify/cookie'
import underPressure from '@fastify/under-pressure'
import fastify, { LogController } from 'fastify'
import type { FastifyInstance } from 'fastify'
import { LIMITS } from '@guichet/contracts/limits'
import type { Deps } from './deps.ts'
import type { Env } from './env.ts'
import { answerRoutes } from './features/answers/routes.ts'
import { assignmentRoutes } from './features/assignment/routes.ts'
import { attachmentRoutes } from './features/attachments/routes.ts'
import { authoringRoutes } from './features/authoring/routes.ts'
import { bookmarkRoutes } from './features/bookmarks/routes.ts'
import { bulkRoutes } from './features/bulk/routes.ts'
import { catalogueRoutes } from './features/catalogue/routes.ts'
import { closureRoutes } from './features/closure/routes.ts'
import { delayRoutes } from './features/delays/routes.ts'
import { draftRoutes } from './features/drafts/routes.ts'
import { exportRoutes } from './features/exports/routes.ts'
import { followingRoutes } from './features/following/routes.ts'
import { heldRoutes } from './features/held/routes.ts'
import { incidentRoutes } from './features/incidents/routes.ts'
import { journalRoutes } from './features/journal/routes.ts'
import { linkRoutes } from './features/links/routes.ts'
import { listRoutes } from './features/lists/routes.ts'
import { liveRoutes } from './http/live/routes.ts'
import { notificationRoutes } from './features/notifications/routes.ts'
import { participantRoutes } from './features/participants/routes.ts'
import { paletteRoutes } from './features/palette/routes.ts'
import { peopleRoutes } from './features/people/routes.ts'
import { presenceRoutes } from './features/presence/routes.ts'
import { reportRoutes } from './features/reports/routes.ts'
import { statisticsRoutes } from './features/statistics/routes.ts'
import { participantWriteRoutes } from './features/tickets/participant-routes.ts'
import { ticketRoutes } from './features/tickets/routes.ts'
import { serviceRoutes } from './features/service/routes.ts'
import { deskRoutes } from './features/desk/routes.ts'
import { meRoutes } from './features/me/routes.ts'
import { toolRoutes } from './features/tools/routes.ts'
import { uploadRoutes } from './features/uploads/routes.ts'
import { viewRoutes } from './features/views/routes.ts'
import { signInRoutes } from './features/sign-in/routes.ts'
import { guardAccess } from './http/access.ts'
import { refuseUnreadableAddresses } from './http/address.ts'
import { keepOutOfCaches, sendSecurityHeaders } from './http/headers.ts'
import { healthRoutes, refuseUnderPressure } from './http/health.ts'
import { readJsonBodies } from './http/json-body.ts'
import { closeWithGrace } from './http/last-call.ts'
import { logRequests } from './http/log.ts'
import { measureRequests } from './http/metrics.ts'
import { answerUnknown } from './http/not-found.ts'
import { docsRoutes } from './http/openapi-routes.ts'
import { answerProblems, sendProblem } from './http/problems.ts'
import { limitRates } from './http/rate-limit.ts'
import { servePages } from './http/pages.ts'
import { cutSlowBodies } from './http/slow-body.ts'

/** The HTTP door: plugins, then features, each named on its own line. Listens to nothing yet. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const { env } = deps
  const app = openServer(deps)
  app.decorateRequest('caller', null)
  app.decorateRequest('ifMatch', null)
  app.decorateRequest('idempotencyKey', null)
  closeWithGrace(app)
  answerProblems(app, env)
  logRequests(app)
  measureRequests(app, deps)
  refuseUnreadableAddresses(app)
  await sendSecurityHeaders(app, env)
  await app.register(underPressure, {
    maxEventLoopDelay: env.PRESSURE_MS,
    pressureHandler: refuseUnderPressure,
  })
  await app.register(cookie)
  answerUnknown(app, await servePages(app, deps))
  healthRoutes(app, deps)
  await app.register(async (docs) => docsRoutes(docs, env))
  await app.register(async (auth) => signInRoutes(auth, deps), { prefix: '/auth' })
  await app.register(async (api) => apiRoutes(api, deps), { prefix: '/api/v1' })
  return app
}

async function apiRoutes(api: FastifyInstance, deps: Deps): Promise<void> {
  cutSlowBodies(api, deps.env)
  guardAccess(api, deps)
  await limitRates(api, deps.env)
  readJsonBodies(api)
  keepOutOfCaches(api)
  deskRoutes(api, deps)
  meRoutes(api, deps)
  answerRoutes(api, deps)
  assignmentRoutes(api, deps)
  attachmentRoutes(api, deps)
  authoringRoutes(api, deps)
  bookmarkRoutes(api, deps)
  bulkRoutes(api, deps)
  catalogueRoutes(api, deps)
  closureRoutes(api, deps)
  delayRoutes(api, deps)
  draftRoutes(api, deps)
  exportRoutes(api, deps)
  followingRoutes(api, deps)
  heldRoutes(api, deps)
  incidentRoutes(api, deps)
  journalRoutes(api, deps)
  linkRoutes(api, deps)
  liveRoutes(api, deps)
  notificationRoutes(api, deps)
  paletteRoutes(api, deps)
  peopleRoutes(api, deps)
  presenceRoutes(api, deps)
  serviceRoutes(api, deps)
  listRoutes(api, deps)
  reportRoutes(api, deps)
  statisticsRoutes(api, deps)
  ticketRoutes(api, deps)
  participantRoutes(api, deps)
  participantWriteRoutes(api, deps)
  toolRoutes(api, deps)
  uploadRoutes(api, deps)
  viewRoutes(api, deps)
}

function openServer({ env, log }: { env: Env; log: Deps['log'] }): FastifyInstance {
  return fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    trustProxy: env.TRUST_PROXY.length > 0 ? env.TRUST_PROXY : false,
    bodyLimit: LIMITS.bodyBytes,
    // A file of 128 MB on a slow line takes its time; a header does not, nor a handler.
    requestTimeout: 900_000,
    connectionTimeout: 120_000,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 20_000 },
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: 'idle',
    // Whoever still gets in is served, and told that the connection ends.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request, reply, env)
    },
  })
}
