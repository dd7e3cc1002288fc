import type { FastifyInstance } from 'fastify'
import { Refusal } from '@guichet/domain/refusal'

/** An address that no text can be read from, or that holds a NUL, goes no further. */
export function refuseUnreadableAddresses(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ url }) => {
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
