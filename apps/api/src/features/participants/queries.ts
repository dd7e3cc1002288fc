import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { AS_READ, seenBy } from '../tickets/scope.ts'
import { participantsJson } from './present.ts'

/** The people of a ticket that the viewer may read (404 otherwise). */
export async function participantsOf(db: Tx, viewer: Viewer, reference: string): Promise<ReadyJson> {
  const [row] = await db.$queryRaw<{ body: string }[]>`
    with seen as (${seenBy(viewer, reference)})
    select json_build_object('items', ${participantsJson})::text as body from seen s cross join lateral ${AS_READ} t`
  if (row === undefined) throw new Refusal('not-found', 'refusal.not_found')
  return new ReadyJson(row.body)
}
