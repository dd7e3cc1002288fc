import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { standingTowards } from '../standing/queries.ts'

const { sql } = Prisma

const PAGE = 100
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/** Rows in the order of their ids, a page at a time: the next is read when the one before was taken. */
export async function* inPages<Row extends { readonly id: string }>(
  read: (after: string, limit: number) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  let after = BEFORE_ALL
  for (;;) {
    const rows = await read(after, PAGE)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.id
  }
}

/** Who the desk knows them to be. */
export function profileOf(db: Tx, { personId }: Viewer) {
  return db.person.findUniqueOrThrow({
    where: { id: personId },
    include: {
      identities: { select: { issuer: true, subject: true } },
      establishments: {
        select: { head: true, establishment: { select: { code: true, kind: true, name: true } } },
      },
      absence: { select: { from: true, to: true, substitute: { select: { name: true } } } },
      memberships: {
        select: {
          role: true,
          granted: true,
          withdrawn: true,
          weight: true,
          createdAt: true,
          endedAt: true,
          team: { select: { label: true } },
        },
      },
    },
  })
}

/** Their ways in, those that ended and are still kept too; never a secret nor what a secret is known by. */
export async function accessOf(db: Tx, { personId }: Viewer) {
  const sessions = await db.session.findMany({
    where: { personId },
    omit: { hash: true, providerSid: true },
    orderBy: { id: 'asc' },
  })
  const tokens = await db.apiToken.findMany({
    where: { personId },
    omit: { hash: true },
    orderBy: { id: 'asc' },
  })
  return { sessions, tokens }
}

/** The tickets that they filed, those that they took out of their lists too, and those that they follow as a contact. */
export const referencesOf = (db: Tx, { personId }: Viewer, after: string, limit: number) =>
  db.$queryRaw<{ id: string; reference: string }[]>`
    select t.id, t.reference from ticket t where t.requester_id = ${personId}::uuid and t.id > ${after}::uuid
    union
    select t.id, t.reference from participant p join ticket t on t.id = p.ticket_id
    where p.person_id = ${personId}::uuid and p.role = 'contact' and p.removed_at is null and t.id > ${after}::uuid
    order by id limit ${limit}`

/** What was written to them, mailed or not, without the words: those are in the tickets that they may read. */
export const noticesOf = (db: Tx, viewer: Viewer, after: string, limit: number) =>
  db.$queryRaw<{ id: string }[]>`
    select o.id, o.template, o.created_at as at, o.sent_at as "sentAt", o.read_at as "readAt",
      case when ${standingTowards(viewer, sql`t`)} is not null then t.reference end as reference
    from outgoing_mail o left join ticket t on t.id = o.ticket_id
    where o.person_id = ${viewer.personId}::uuid and o.id > ${after}::uuid order by o.id limit ${limit}`

/** The tickets that they keep at hand, and may still read. */
export const bookmarksKept = (db: Tx, viewer: Viewer, after: string, limit: number) =>
  keptTickets(db, viewer, sql`select ticket_id, created_at as at, person_id from bookmark`, after, limit)

/** When they last read each ticket that they may still read. */
export const readingsKept = (db: Tx, viewer: Viewer, after: string, limit: number) =>
  keptTickets(db, viewer, sql`select ticket_id, read_at as at, person_id from ticket_reading`, after, limit)

const keptTickets = (db: Tx, viewer: Viewer, kept: Prisma.Sql, after: string, limit: number) =>
  db.$queryRaw<{ id: string }[]>`
    select t.id, t.reference, k.at from (${kept}) k join ticket t on t.id = k.ticket_id
    where k.person_id = ${viewer.personId}::uuid and k.ticket_id > ${after}::uuid and ${standingTowards(viewer, sql`t`)} is not null
    order by k.ticket_id limit ${limit}`

/** Which answers they read, and what they said of them. */
export async function answersUsed(db: Tx, { personId }: Viewer) {
  const readings = await db.answerReading.findMany({
    where: { personId },
    select: { answerId: true, readAt: true },
    orderBy: { answerId: 'asc' },
  })
  const opinions = await db.answerOpinion.findMany({
    where: { personId },
    omit: { personId: true },
    orderBy: { answerId: 'asc' },
  })
  return { readings, opinions }
}

/** Files of theirs that are still arriving. */
export async function uploadsUnderWay(db: Tx, { personId }: Viewer) {
  const rows = await db.upload.findMany({ where: { personId }, orderBy: { id: 'asc' } })
  return rows.map(({ id, name, length, received, startedAt, expiresAt }) => ({
    id,
    name,
    length: Number(length),
    received: Number(received),
    startedAt,
    expiresAt,
  }))
}
