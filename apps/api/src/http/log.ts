import { pino } from 'pino'
import type { DestinationStream, Logger } from 'pino'
import type { FastifyInstance } from 'fastify'
import type { Env } from '../env.ts'

/** One JSON line an event on the standard output; never a cookie, a token, a body, a query or a header. */
export function openLog({ LOG_LEVEL }: Pick<Env, 'LOG_LEVEL'>, out?: DestinationStream): Logger {
  const options = {
    level: LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: tellError, req: () => undefined, res: () => undefined },
    redact: [
      'authorization',
      'cookie',
      'password',
      'secret',
      'token',
      '*.authorization',
      '*.cookie',
      '*.password',
      '*.secret',
    ],
  }
  return pino(options, out ?? standardOutput())
}

/** As much as this waits for whoever reads the log; what comes beyond is dropped. */
const patienceBytes = 1_048_576

// A log that nobody reads, or that has no room left, must not hold the desk up: pino would wait for ever, and at the exit too.
function standardOutput(): DestinationStream {
  const out = pino.destination({
    dest: 1,
    sync: true,
    maxLength: patienceBytes,
    retryEAGAIN: () => false,
  })
  out.on('error', () => {})
  return out
}

// Not `detail` nor `meta`: PostgreSQL puts the row's values there.
function tellError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  return {
    type: error.name,
    code,
    message: error.message.split('\n').findLast(Boolean)?.slice(0, 500),
    stack: framesOf(error),
  }
}

const framesOf = ({ stack = '' }: Error): string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .slice(0, 12)

/** One line an answered request: who, what, how it ended; the route’s pattern, not the address with its names. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, caller, ip } = request
    request.log.info(
      {
        method,
        route: routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        person: caller?.viewer.personId,
        by: caller?.kind,
        address: ip,
      },
      'request',
    )
  })
}
