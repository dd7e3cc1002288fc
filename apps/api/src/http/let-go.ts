import type { FastifyRequest } from 'fastify'

const LINGER_MS = 5_000

/** A sender who is still writing must be listened to a little, or the closed door hides the answer from them. */
export function letGo({ raw }: Pick<FastifyRequest, 'raw'>): void {
  if (raw.complete) return
  raw.unpipe()
  raw.resume()
  const timer = setTimeout(() => raw.destroy(), LINGER_MS).unref()
  raw.once('close', () => clearTimeout(timer))
}
