import type { Tx } from '../../db/client.ts'

/** More wait for the next minute. */
const most = 500

// Calendar periods are the rules' to count, in the desk's zone: the margin only keeps the query short of
// all tickets. A month back is not the reverse of a month on: 31 January and a month is 28 February, whose month before is
// 28 January.
const margin = '4 days'

const columns = {
  number: true,
  reference: true,
  status: true,
  resolvedAt: true,
  announcedAt: true,
  answered: true,
}

/** Tickets whose recall date has come. */
export async function toRecall(db: Tx, now: Date) {
  return db.ticket.findMany({
    where: { status: 'on_hold', recallAt: { lte: now } },
    select: columns,
    orderBy: { recallAt: 'asc' },
    take: most,
  })
}

/** Tickets of which a share of a delay is over, the longest ago first. */
export async function toWarn(db: Tx, now: Date) {
  return db.ticket.findMany({
    where: { warnAt: { lte: now } },
    select: columns,
    orderBy: { warnAt: 'asc' },
    take: most,
  })
}

/** Resolved tickets that may be announced, `after` an ISO 8601 period. */
export async function toAnnounce(db: Tx, after: string, now: Date) {
  const before = await earlier(db, after, now)
  return db.ticket.findMany({
    where: { status: 'resolved', announcedAt: null, answered: false, resolvedAt: { lte: before } },
    select: columns,
    orderBy: { resolvedAt: 'asc' },
    take: most,
  })
}

/** Announced tickets that may be closed. */
export async function toClose(db: Tx, notice: string, now: Date) {
  const before = await earlier(db, notice, now)
  return db.ticket.findMany({
    where: { status: 'resolved', announcedAt: { lte: before } },
    select: columns,
    orderBy: { announcedAt: 'asc' },
    take: most,
  })
}

/** Tickets at their end that may be purged, `kept` an ISO 8601 period: the oldest first. */
export async function toPurge(db: Tx, kept: string, now: Date) {
  const before = await earlier(db, kept, now)
  return db.ticket.findMany({
    where: { finalAt: { lte: before } },
    select: { id: true, finalAt: true },
    orderBy: { finalAt: 'asc' },
    take: most,
  })
}

async function earlier(db: Tx, period: string, now: Date): Promise<Date> {
  const [row] = await db.$queryRaw<{ before: Date }[]>`
    select ${now}::timestamptz - ${period}::interval + ${margin}::interval as before`
  return row?.before ?? now
}
