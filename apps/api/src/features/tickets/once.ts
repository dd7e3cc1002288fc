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
