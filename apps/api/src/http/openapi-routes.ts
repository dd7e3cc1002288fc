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
    staticCSP: true,
    transformStaticCSP: (policy) => `${policy}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  })
}
