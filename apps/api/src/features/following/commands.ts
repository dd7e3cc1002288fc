import type { FollowLevel } from '@guichet/contracts/following'
import { LIMITS } from '@guichet/contracts/limits'
import type { Standing } from '@guichet/contracts/tickets'
import type { Viewer } from '@guichet/domain/facts'
import { refusal } from '@guichet/domain/reasons'
import type { Db, Tx } from '../../db/client.ts'
import { requireId, unknownHere } from '../../http/access.ts'
import { seenBy } from '../standing/queries.ts'
import { requireDeskSide } from './scope.ts'

/** From now on the viewer is told of each step of the ticket; asking twice is asking once. */
export async function watch(db: Tx, viewer: Viewer, reference: string, now: Date): Promise<void> {
  const [seen] = await db.$queryRaw<{ standing: Standing; full: boolean }[]>`
    with seen as (${seenBy(viewer, reference)}),
    others as (
      select count(*) as watching from ticket_watch
      where ticket_id in (select id from seen) and person_id <> ${viewer.personId}::uuid),
    kept as (
      insert into ticket_watch (ticket_id, person_id, since)
      select s.id, ${viewer.personId}::uuid, ${now}::timestamptz from seen s, others o
      where s.standing in ('agent', 'guest') and o.watching < ${LIMITS.watchers}
      on conflict do nothing)
    select s.standing, o.watching >= ${LIMITS.watchers} as full from seen s, others o`
  requireDeskSide(seen?.standing)
  if (seen?.full === true) throw refusal('refusal.watchers_too_many', { values: { max: LIMITS.watchers } })
}

/** Whether they did or not; whoever may no longer be told may still say so of a ticket that they see. */
export async function unwatch(db: Tx, viewer: Viewer, reference: string): Promise<void> {
  const seen = await db.$queryRaw<unknown[]>`
    with seen as (${seenBy(viewer, reference)}),
    left_alone as (
      delete from ticket_watch where person_id = ${viewer.personId}::uuid and ticket_id in (select id from seen))
    select id from seen`
  if (seen.length === 0) throw refusal('refusal.ticket_not_found')
}

/** What a member is told of the tickets of one of their teams; to others there is no such team (404). */
export async function chooseLevel(
  db: Db,
  { personId }: Viewer,
  teamId: string,
  follow: FollowLevel,
): Promise<void> {
  requireId(teamId)
  const { count } = await db.membership.updateMany({
    where: { teamId, personId, endedAt: null },
    data: { follow },
  })
  if (count === 0) throw unknownHere()
}
