import { z } from 'zod'
import * as life from '@guichet/contracts/lifecycle'
import { LIMITS } from '@guichet/contracts/limits'
import { id } from '@guichet/contracts/primitives'
import type { Tx } from '../../db/client.ts'
import type { UndoableAct } from '../tickets/undo-commands.ts'

/** An act, and those that it was done together with. */
export interface BulkAct extends UndoableAct {
  readonly bulkId: string
}

/** What this person did together and may take back, in the order that it was done; nothing of anybody else's. */
export async function undoableActs(db: Tx, personId: string, bulkId: string): Promise<BulkAct[]> {
  if (!id.safeParse(bulkId).success) return []
  const rows = await db.undoableAct.findMany({
    where: { bulkId, personId },
    include: { ticket: { select: { reference: true } } },
    orderBy: [{ at: 'asc' }, { actId: 'asc' }],
  })
  return rows.map(actOf)
}

/** What this person did last to the ticket of this number, if it may be taken back or might have been; nothing of anybody else's. */
export async function lastUndoable(db: Tx, personId: string, number: number): Promise<BulkAct | null> {
  const row = await db.undoableAct.findFirst({
    where: { personId, ticket: { number } },
    include: { ticket: { select: { reference: true } } },
    orderBy: [{ at: 'desc' }, { actId: 'desc' }],
  })
  return row && actOf(row)
}

type Row = Omit<BulkAct, 'reference' | 'before'> & {
  readonly ticket: { readonly reference: string }
  readonly before: unknown
}

const actOf = ({ actId, bulkId, personId, at, version, undoneAt, ticket, before: kept }: Row): BulkAct => ({
  actId,
  bulkId,
  personId,
  at,
  version,
  undoneAt,
  reference: ticket.reference,
  before: before.parse(kept),
})

/** Until when all of it can be taken back; null when there is nothing to take back. */
export function undoUntil(times: readonly Date[]): Date | null {
  if (times.length === 0) return null
  const first = times.reduce((one, other) => (other < one ? other : one))
  return new Date(first.getTime() + LIMITS.undoSeconds * 1_000)
}

const date = z.coerce.date().nullable()
/** What the acts that can be taken back may change; anything else would be lost here, and is refused. */
const before = z.strictObject({
  patch: z.strictObject({
    status: life.status.exactOptional(),
    teamId: id.exactOptional(),
    agentId: id.nullable().exactOptional(),
    categoryId: id.exactOptional(),
    priority: life.priority.exactOptional(),
    tags: z.array(z.string()).exactOptional(),
    minutesSpent: z.int().exactOptional(),
    productId: id.nullable().exactOptional(),
    establishmentId: id.nullable().exactOptional(),
    impact: life.impact.nullable().exactOptional(),
    urgency: life.urgency.nullable().exactOptional(),
    closeReason: life.closeReason.nullable().exactOptional(),
    finalAt: date.exactOptional(),
    dispatchCount: z.int().exactOptional(),
    takenAt: date.exactOptional(),
    resolvedAt: date.exactOptional(),
    announcedAt: date.exactOptional(),
    recallAt: date.exactOptional(),
    answered: z.boolean().exactOptional(),
    clockFrom: date.exactOptional(),
    workedSeconds: z.int().exactOptional(),
    takeDueAt: date.exactOptional(),
    resolveDueAt: date.exactOptional(),
    dueAt: date.exactOptional(),
    warnAt: date.exactOptional(),
    takeWarned: z.int().exactOptional(),
    resolveWarned: z.int().exactOptional(),
  }),
  participantIds: z.array(id),
})
