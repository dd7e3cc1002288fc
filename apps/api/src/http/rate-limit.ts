import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Env } from '../env.ts'

/**
 * Counts by person or token, so that a school behind one address is not locked out by one of its pupils; by address
 * only where nobody is signed in. Each process counts its own.
 */
export async function limitRates(app: FastifyInstance, env: Env): Promise<void> {
  await app.register(rateLimit, {
    timeWindow: 60_000,
    max: ({ caller }) => (caller === null ? env.RATE_ADDRESS : env.RATE_PERSON),
    keyGenerator: keyOf,
    addHeadersOnExceeding: {},
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  })
}

function keyOf({ caller, ip }: FastifyRequest): string {
  if (caller === null) return `address ${networkOf(ip)}`
  return caller.kind === 'token' ? `token ${caller.id}` : `person ${caller.viewer.personId}`
}

// An IPv6 subscriber is given 2^64 addresses: the network is who they are.
function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip
  const [head = '', tail = ''] = ip.split('::')
  const groups = head.split(':')
  const filled = ip.includes('::')
    ? [...groups, ...Array<string>(Math.max(0, 8 - groups.length - tail.split(':').length)).fill('0'), ...tail.split(':')]
    : groups
  return filled.slice(0, 4).join(':')
}
