import { mentions as mentionsOf } from '@guichet/contracts/following'
import type { HeldEntry } from '@guichet/contracts/held-entries'
import { id as uuid } from '@guichet/contracts/primitives'
import { PROBLEMS, type ProblemCode } from '@guichet/contracts/problems'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { Prisma } from '../../db/generated/client.ts'
import { attachmentsJson } from '../attachments/queries.ts'
import type { HeldWords } from '../tickets/held-commands.ts'

const { sql } = Prisma

/** An entry that waits, or could not leave, with why. */
export interface Held extends Omit<HeldEntry, 'problem' | 'sendsAt'> {
  readonly sendsAt: Date
  readonly refusal: Refusal | null
}

/** What the viewer said and that has not left, or could not: their own words, whatever they may still read of its ticket. */
export const heldOf = (db: Tx, viewer: Viewer): Promise<Held[]> =>
  read(db, sql`h.person_id = ${viewer.personId}::uuid and h.state in ('waiting', 'refused')`)

/** One of them, whatever became of it (404 when it is not the viewer's). */
export async function heldById(db: Tx, viewer: Viewer, id: string): Promise<Held> {
  const [held] = uuid.safeParse(id).success
    ? await read(db, sql`h.person_id = ${viewer.personId}::uuid and h.id = ${id}::uuid`)
    : []
  if (held === undefined) throw new Refusal('not-found', 'refusal.not_found')
  return held
}

/** What this person said together, and may take back while it waits; nothing of anybody else's. */
export async function heldIn(db: Tx, personId: string, bulkId: string) {
  if (!uuid.safeParse(bulkId).success) return []
  return db.heldEntry.findMany({
    where: { bulkId, personId },
    select: { id: true, createdAt: true, state: true, ticket: { select: { reference: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

export interface DueWords extends HeldWords {
  readonly personId: string
  readonly reference: string
}

/** What is to leave by now, after that one, in the order in which it waited. */
export async function heldDue(db: Tx, now: Date, limit: number): Promise<DueWords[]> {
  const rows = await db.heldEntry.findMany({
    where: { state: 'waiting', sendsAt: { lte: now } },
    include: { ticket: { select: { reference: true } } },
    orderBy: [{ sendsAt: 'asc' }, { id: 'asc' }],
    take: limit,
  })
  return rows.map(({ ticket: { reference }, mentions, ...held }) =>
    Object.assign(held, { reference, mentions: mentionsOf.parse(mentions) }),
  )
}

type Row = Omit<Held, 'refusal'> & { readonly refusal: unknown }

async function read(db: Tx, which: Prisma.Sql): Promise<Held[]> {
  const rows = await db.$queryRaw<Row[]>`
    select h.id, t.reference, h.audience::text, h.body, h.state::text, h.sends_at as "sendsAt", h.refusal,
      ${attachmentsJson(sql`x.id = any (h.attachment_ids) and x.uploaded_by_id = h.person_id and x.ticket_id is null`)} as attachments
    from held_entry h join ticket t on t.id = h.ticket_id
    where ${which} order by h.sends_at, h.id`
  return rows.map(({ refusal, ...row }) => Object.assign(row, { refusal: refusalOf(refusal) }))
}

const refused = z.object({
  code: z.custom<ProblemCode>((code) => typeof code === 'string' && Object.hasOwn(PROBLEMS, code)),
  reason: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

function refusalOf(kept: unknown): Refusal | null {
  if (kept === null) return null
  const { code, reason, values } = refused.parse(kept)
  return new Refusal(code, reason, { values })
}
