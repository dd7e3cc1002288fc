import type { FastifyInstance } from 'fastify'
import { Refusal } from '@guichet/domain/refusal'

/** An address that no text can be read from, or that holds a NUL, goes no further; nor does one without a version. */
export function refuseUnreadableAddresses(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ url, raw }) => {
    // HTTP/0.9: Node reads a bare line as one.
    if (raw.httpVersionMajor < 1) throw new Refusal('malformed', 'problem.malformed.detail')
    if (!isReadable(url)) throw new Refusal('malformed', 'refusal.address')
  })
}

function isReadable(url: string): boolean {
  if (!url.includes('%')) return true
  try {
    return !decodeURIComponent(url).includes('\0')
  } catch {
    return false
  }
}
