import type { Once } from '../http/idempotency.ts'
import { replayed } from '../http/idempotency.ts'
import type { Tx } from './client.ts'

/**
 * Keeps what a retried POST is about to make under its key, and answers its id; when the key came before, that of what was
 * made then. Inside the transaction that makes the thing, so that two at once wait for each other.
 * @throws {Refusal} `idempotency-mismatch` when the same key came with something else.
 */
export async function rememberedId(
  tx: Tx,
  personId: string,
  once: Once | null,
  id: string,
  now: Date,
): Promise<string> {
  if (once === null) return id
  const { operation, key, hash, status } = once
  const written = await tx.$executeRaw`
    insert into idempotency_key (person_id, operation, key, body_hash, result_id, status, created_at)
    values (${personId}::uuid, ${operation}, ${key}, ${hash}, ${id}::uuid, ${status}::int, ${now}::timestamptz)
    on conflict do nothing`
  if (written === 1) return id
  const [before] = await tx.$queryRaw<{ hash: string; resultId: string; status: number }[]>`
    select body_hash as hash, result_id::text as "resultId", status from idempotency_key
    where person_id = ${personId}::uuid and operation = ${operation} and key = ${key}`
  return replayed(once, before === undefined ? null : { ...before, reference: null })?.resultId ?? id
}
