import { bodyHash } from '../../http/idempotency.ts'
import { Refusal } from '@guichet/domain/refusal'
import type { OnceKey, RememberedKey } from './facts.ts'

/** A POST that may be retried: its key, what its key remembers, and the status that its first answer had. */
export interface Once extends OnceKey {
  readonly status: number
  readonly remembers: 'ticket' | 'entry'
}

/** What the key made before; null when it is new. The same key for something else is refused. */
export function replayed(once: OnceKey | null, remembered: RememberedKey | null): RememberedKey | null {
  if (once === null || remembered === null) return null
  if (remembered.hash !== once.hash) throw new Refusal('idempotency-mismatch', 'refusal.idempotency_mismatch')
  return remembered
}

/** The key that a request brings, with a hash of what it asks: the parsed body, so that its spelling does not count. */
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
