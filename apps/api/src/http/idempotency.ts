import { createHash } from 'node:crypto'
import { LIMITS } from '@guichet/contracts/limits'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../db/client.ts'

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

export interface Remembered {
  readonly resultId: string
  readonly status: number
}

/**
 * What this person's key made before, under this operation; null when it is new. Another body is refused.
 * The command that makes the thing writes the key in its own transaction; when that meets a unique violation,
 * somebody was first: look again.
 */
export async function remembered(
  db: Tx,
  { personId, operation, key, hash }: { personId: string; operation: string; key: string; hash: string },
): Promise<Remembered | null> {
  const found = await db.idempotencyKey.findUnique({
    where: { personId_operation_key: { personId, operation, key } },
  })
  if (found !== null && found.bodyHash !== hash) {
    throw new Refusal('idempotency-mismatch', 'refusal.idempotency_mismatch')
  }
  return found
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
