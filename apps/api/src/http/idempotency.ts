import { createHash } from 'node:crypto'
import { LIMITS } from '@guichet/contracts/limits'
import { Refusal } from '@guichet/domain/refusal'

/** The key of a retried POST, or null; refuses what is empty, too long or not printable ASCII. */
export function parseIdempotencyKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null
  if (typeof header === 'string' && header.length <= LIMITS.idempotencyKey && /^[\x21-\x7e]+$/.test(header))
    return header
  throw new Refusal('invalid', 'refusal.idempotency_key', { values: { maximum: LIMITS.idempotencyKey } })
}

/** One hash for one meaning: the order of a body's keys does not count. */
export function bodyHash(body: unknown): string {
  return createHash('sha256').update(canonical(body)).digest('base64url')
}

/** The key of a retried POST, and a hash of what it asks. */
export interface OnceKey {
  readonly operation: string
  readonly key: string
  readonly hash: string
}

/** A POST that may be retried, the status of its first answer, and what that answer presented. */
export interface Once extends OnceKey {
  readonly status: number
  readonly remembers: 'ticket' | 'entry' | 'held'
}

/** What a key made before: an id, never a body. */
export interface RememberedKey {
  readonly hash: string
  readonly resultId: string
  readonly status: number
  /** Of the ticket, when it is a ticket. */
  readonly reference: string | null
}

/** The key that a request brings, with a hash of its parsed body, so that the spelling does not count. */
export function onceOf(
  operation: string,
  request: { idempotencyKey: string | null },
  body: unknown,
  status: number,
  remembers: Once['remembers'] = 'ticket',
): Once | null {
  const key = request.idempotencyKey
  return key === null ? null : { operation, key, hash: bodyHash(body), status, remembers }
}

/**
 * What the key made before; null when it is new. The same key for something else is refused.
 * The command that makes the thing looks the key up, and writes it in its own transaction: when that meets a unique
 * violation, somebody was first, and it looks again.
 */
export function replayed(once: OnceKey | null, remembered: RememberedKey | null): RememberedKey | null {
  if (once === null || remembered === null) return null
  if (remembered.hash !== once.hash) {
    throw new Refusal('idempotency-mismatch', 'refusal.idempotency_mismatch')
  }
  return remembered
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? ''
  )
}
