import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { Env } from '../env.ts'
import { openApi } from './openapi.ts'

/** The API's description, and a page to read it: public unless the desk says otherwise. */
export async function docsRoutes(app: FastifyInstance, { DOCS_PUBLIC }: Env): Promise<void> {
  if (!DOCS_PUBLIC) return
  const text = JSON.stringify(openApi())
  app.get('/api/v1/openapi.json', async (_, reply) =>
    reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(text),
  )
  await app.register(swagger, { mode: 'static', specification: { document: JSON.parse(text) } })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    // Else a page read elsewhere than on one's own machine tells swagger.io its address.
    uiConfig: { validatorUrl: null },
    staticCSP: true,
    // In place of the plugin's own: of a directive said twice browsers hear the first.
    transformStaticCSP: () => PAGE_POLICY,
  })
}

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
