import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Env } from '../env.ts'

/** Of a body under way this many bytes a second must arrive. */
const LEAST_BYTES = 1024

/**
 * A body may take its time, a file of 128 MB the longest, but not drip to keep a connection: whoever sends less than
 * 1 kB/s over SLOW_BODY_SECONDS is cut off. What has arrived and waits for our own disk is not the sender's fault.
 */
export function cutSlowBodies(app: FastifyInstance, { SLOW_BODY_SECONDS: seconds }: Env): void {
  app.addHook('onRequest', async (request) => {
    if (!request.raw.complete && hasBody(request)) watch(request, seconds)
  })
}

// A head is complete before its body is read: only these headers tell whether there is one.
const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

function watch({ raw }: FastifyRequest, seconds: number): void {
  let before = raw.socket.bytesRead
  const timer = setInterval(() => {
    const arrived = raw.socket.bytesRead - before
    before = raw.socket.bytesRead
    if (raw.complete) clearInterval(timer)
    else if (raw.readableLength === 0 && arrived < LEAST_BYTES * seconds) raw.destroy()
  }, seconds * 1_000).unref()
  raw.once('close', () => clearInterval(timer))
}
