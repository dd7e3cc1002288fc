import { LIMITS } from '@guichet/contracts/limits'
import type { Tx } from '../../db/client.ts'
import type { Prisma } from '../../db/generated/client.ts'
import { addressed, asRecipient, goingsOf, newsOf, type Going, type MailRow, type News } from './queries.ts'

const withPerson = { person: asRecipient, team: true } satisfies Prisma.OutgoingMailInclude

type Row = Prisma.OutgoingMailGetPayload<{ include: typeof withPerson }>

export interface DigestToSend extends Going {
  readonly row: Row & Pick<MailRow, 'person' | 'personId'>
  /** What it tells, oldest first, as far as one mail goes. */
  readonly news: readonly News[]
  /** How many it gathered besides. */
  readonly more: number
}

/** Of these mails, the digests, with what each gathered; in as many statements for one as for many. */
export async function digestsToSend(db: Tx, ids: readonly string[], now: Date): Promise<DigestToSend[]> {
  const found = await db.outgoingMail.findMany({
    where: { id: { in: [...ids] }, template: 'digest' },
    include: withPerson,
  })
  if (found.length === 0) return []
  const rows = found.map(addressed)
  const gathered = await gatheredBy(
    db,
    rows.map(({ id }) => id),
  )
  const goings = await goingsOf(db, rows, now)
  const news = await newsOf(db, { id: { in: gathered.flatMap(({ told }) => told) } })
  const newsIn = Map.groupBy(news, ({ row }) => row.digestId)
  const moreIn = new Map(gathered.map(({ id, count, told }) => [id, count - told.length]))
  return rows.map((row) => {
    const { thread, sentLately } = goings(row)
    return { row, news: newsIn.get(row.id) ?? [], more: moreIn.get(row.id) ?? 0, thread, sentLately }
  })
}

interface Gathered {
  readonly id: string
  readonly count: number
  readonly told: readonly string[]
}

async function gatheredBy(db: Tx, ids: readonly string[]): Promise<Gathered[]> {
  return db.$queryRaw<Gathered[]>`
    select d.id::text, (select count(*)::int from outgoing_mail where digest_id = d.id) as count,
      array(select id::text from outgoing_mail where digest_id = d.id order by id limit ${LIMITS.digestNews}) as told
    from unnest(${[...ids]}::uuid[]) as d(id)`
}
