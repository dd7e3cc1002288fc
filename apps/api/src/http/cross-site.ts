import type { FastifyRequest } from 'fastify'
import { Refusal } from '@guichet/domain/refusal'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A write that rides on a cookie must come from our own pages: the browser says so by `Origin` or `Sec-Fetch-Site`,
 * and the page by what no form can send, a JSON body or the header `X-Requested-By`.
 */
export function refuseCrossSite(request: FastifyRequest, publicUrl: string): void {
  if (safe.has(request.method)) return
  const { origin, 'sec-fetch-site': site } = request.headers
  const known = origin === undefined ? site !== undefined : origin === new URL(publicUrl).origin
  const ours = known && (site === undefined || site === 'same-origin')
  if (!ours || !isBeyondForms(request)) throw new Refusal('cross-site', 'refusal.cross_site')
}

function isBeyondForms({ headers }: FastifyRequest): boolean {
  return (
    headers['x-requested-by'] !== undefined ||
    /^application\/json *(;|$)/i.test(headers['content-type'] ?? '')
  )
}
