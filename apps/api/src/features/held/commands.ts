import { LIMITS } from '@guichet/contracts/limits'
import type { Draft } from '@guichet/contracts/me'
import { id as uuid } from '@guichet/contracts/primitives'
import type { Viewer } from '@guichet/domain/facts'
import { refusal } from '@guichet/domain/reasons'
import { Refusal } from '@guichet/domain/refusal'
import type { Db, Tx } from '../../db/client.ts'
import { Prisma } from '../../db/generated/client.ts'
import { newId } from '../../db/id.ts'
import { databaseNow } from '../../db/now.ts'
import type { Deps } from '../../deps.ts'
import { personNow } from '../../http/caller.ts'
import { presentDraft, type DraftRow } from '../drafts/queries.ts'
import { sayNow } from '../tickets/held-commands.ts'
import { heldDue } from './queries.ts'

const { sql } = Prisma

/** Takes back what has not left: in one statement its words and files are a draft again, under the id that they waited under. */
export async function takeBack(db: Tx, viewer: Viewer, id: string, now: Date): Promise<Draft> {
  const [draft] = uuid.safeParse(id).success
    ? await db.$queryRaw<DraftRow[]>`
        with ${takenBack(viewer.personId, id, now)}
        insert into draft (person_id, id, content, updated_at)
        select ${viewer.personId}::uuid, h.id, jsonb_build_object(
            'kind', 'reply', 'reference', case h.audience when 'team' then 'note:' else '' end || t.reference,
            'text', coalesce(h.body, ''), 'attachmentIds', to_jsonb(h.attachment_ids)), ${now}::timestamptz
        from taken h join ticket t on t.id = h.ticket_id
        returning id::text, content, version, updated_at as "updatedAt"`
    : []
  if (draft === undefined) throw await whyNot(db, viewer.personId, id)
  return presentDraft(draft)
}

/** Takes back what has not left, and keeps nothing of it. */
export async function throwBack(db: Tx, personId: string, id: string, now: Date): Promise<void> {
  const taken = uuid.safeParse(id).success
    ? await db.$queryRaw<unknown[]>`with ${takenBack(personId, id, now)} select id from taken`
    : []
  if (taken.length === 0) throw await whyNot(db, personId, id)
}

const atOnce = 100

/**
 * Says what has waited long enough, each by an act of its own as its author now is: what a crash leaves is still to say, and
 * two workers never say it twice.
 */
export async function sayDue(deps: Deps, stop?: AbortSignal): Promise<void> {
  for (;;) {
    const due = await heldDue(deps.db, deps.clock(await databaseNow(deps.db)), atOnce)
    let failed = 0
    for (const held of due) {
      if (stop?.aborted) return
      const author = await personNow(deps, held.personId)
      // One that the database refuses keeps none of the others waiting.
      await sayNow(deps, author, held.reference, held).catch((error: unknown) => {
        failed += 1
        deps.log.error({ err: error, reference: held.reference }, 'held words could not be said')
      })
    }
    if (due.length < atOnce || failed > 0) return
  }
}

/** What left or was taken back goes after a day; what could not leave, when a draft would. */
export async function sweepHeld(db: Db, now: Date): Promise<void> {
  const ago = (days: number) => ({ lt: new Date(now.getTime() - days * 86_400_000) })
  await db.heldEntry.deleteMany({
    where: {
      OR: [
        { state: { in: ['sent', 'taken_back'] }, sendsAt: ago(1) },
        { state: 'refused', sendsAt: ago(LIMITS.draftDays) },
      ],
    },
  })
}

/** The CTEs `taken`, the row if it was still there to take, and the news for the author's other pages. */
const takenBack = (personId: string, id: string, now: Date): Prisma.Sql => sql`
  taken as (
    update held_entry set state = 'taken_back'
    where id = ${id}::uuid and person_id = ${personId}::uuid and state in ('waiting', 'refused') returning *),
  told as (
    insert into live_event (id, at, type, ticket_id, reference, audience, team_id, person_ids)
    select ${newId()}::uuid, ${now}::timestamptz, 'ticket.held', t.id, t.reference, 'team', t.team_id, '{}'
    from taken h join ticket t on t.id = h.ticket_id)`

async function whyNot(db: Tx, personId: string, id: string): Promise<Refusal> {
  const row = uuid.safeParse(id).success ? await db.heldEntry.findFirst({ where: { id, personId } }) : null
  if (row === null) return new Refusal('not-found', 'refusal.not_found')
  return refusal(row.state === 'sent' ? 'refusal.held_sent' : 'refusal.held_taken_back')
}
