import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Env } from '../env.ts'

/**
 * Counts by person or token, so that a school behind one address is not locked out by one of its pupils; by address
 * only where nobody is signed in. What is costly is counted apart, by the hour. Each process counts its own.
 */
export async function limitRates(app: FastifyInstance, env: Env): Promise<void> {
  await app.register(rateLimit, {
    timeWindow: (request) => (isCostly(request) ? 3_600_000 : 60_000),
    max: (request) => {
      if (request.caller === null) return env.RATE_ADDRESS
      return isCostly(request) ? env.RATE_EXPORTS : env.RATE_PERSON
    },
    keyGenerator: (request) => (isCostly(request) ? `costly ${keyOf(request)}` : keyOf(request)),
    addHeadersOnExceeding: {},
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  })
}

const isCostly = ({ routeOptions }: FastifyRequest): boolean => routeOptions.config.endpoint?.costly === true

function keyOf({ caller, ip }: FastifyRequest): string {
  // An IPv6 subscriber is given 2^64 addresses: the network is who they are.
  if (caller === null) return `address ${normalizeIP(ip, 64)}`
  return caller.kind === 'token' ? `token ${caller.id}` : `person ${caller.viewer.personId}`
}
