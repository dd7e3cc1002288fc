import type { FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import type { Caller } from './caller.ts'
import { forgetCallers } from './recent-callers.ts'

const aMinute = 60_000

/**
 * Notes that somebody is there, once a minute at most. A browser's session lives on only by what a person does:
 * the web says `X-Requested-By: person` on those requests, and `page` on its own polling.
 */
export async function noteActivity(
  request: FastifyRequest,
  { kind, id, lastSeenAt, now }: Caller,
  { db }: Deps,
) {
  if (lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < aMinute) return
  if (kind === 'token') {
    await db.$executeRaw`update api_token set last_used_at = ${now} where id = ${id}::uuid`
  } else if (request.headers['x-requested-by'] === 'person') {
    await db.$executeRaw`update session set last_seen_at = ${now} where id = ${id}::uuid`
  } else {
    return
  }
  await forgetCallers(db, id)
}
