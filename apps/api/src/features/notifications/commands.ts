import type { Viewer } from '@guichet/domain/facts'
import type { Tx } from '../../db/client.ts'

/** Every notification of the viewer up to this one is read; what came since stays new. */
export async function readUntil(db: Tx, { personId }: Viewer, until: string, now: Date): Promise<void> {
  await db.$executeRaw`
    update outgoing_mail set read_at = ${now}::timestamptz
    where person_id = ${personId}::uuid and id <= ${until}::uuid and read_at is null`
}
