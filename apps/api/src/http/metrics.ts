import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Deps } from '../deps.ts'

/** Prometheus figures on the loopback alone, on a port of their own; the server closes with the app. */
export function measureRequests(app: FastifyInstance, { db, env }: Pick<Deps, 'db' | 'env'>): void {
  const port = env.METRICS_PORT
  if (port === 0) return
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'guichet_http_request_seconds',
    help: 'Time to answer, by route, method and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.15, 0.4, 1, 3, 10],
    registers: [registry],
  })
  registry.registerMetric(heldFiles(db))
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const labels = { method, route: routeOptions.url ?? 'unknown', status: reply.statusCode }
    duration.observe(labels, reply.elapsedTime / 1_000)
  })
  const server = metricsServer(registry)
  // Before the desk says that it listens; a port that is taken stops the start, as the desk's own does.
  app.addHook('onReady', async () => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  })
  app.addHook('onClose', async () => {
    server.close()
    server.closeAllConnections()
  })
}

function heldFiles(db: Deps['db']): Gauge {
  return new Gauge({
    name: 'guichet_files_held',
    help: 'Files that wait for the virus scanner',
    registers: [],
    async collect() {
      this.set(await db.attachment.count({ where: { scan: 'pending' } }))
    },
  })
}

function metricsServer(registry: Registry): Server {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  return server
}
