import { z } from 'zod'
import { fieldChange } from '@guichet/contracts/journal'
import { MAIL_TEMPLATES, type MailTemplate } from '@guichet/domain/facts'
import type { Tx } from '../../db/client.ts'
import type { Prisma } from '../../db/generated/client.ts'

/** Of these, the mails that tell of one act, as they are sent. */
export async function mailsToSend(db: Tx, ids: readonly string[], now: Date): Promise<MailToSend[]> {
  const news = await newsOf(db, { id: { in: [...ids] }, template: { not: 'digest' } })
  const goings = await goingsOf(
    db,
    news.map(({ row }) => row),
    now,
  )
  return news.map((one) => Object.assign(one, goings(one.row)))
}

export type MailToSend = News & Going

/** What one mail says: its person, its ticket, its entry and the names that these mention. */
export interface News {
  readonly row: MailRow
  readonly template: MailTemplate
  readonly data: z.infer<typeof sentenceData>
  readonly entry: EntryTold | null
  readonly names: Readonly<Record<string, string>>
}

/** What is known of a mail's way to its person, whatever it says. */
export interface Going {
  /** Message-IDs already sent to this person about this ticket, or of digests; oldest first. */
  readonly thread: readonly string[]
  /** How many this person was sent within the hour. */
  readonly sentLately: number
}

/** What mails say, oldest first; in as many statements for one as for many. */
export async function newsOf(db: Tx, where: Prisma.OutgoingMailWhereInput): Promise<News[]> {
  const rows = await db.outgoingMail.findMany({
    where,
    include: around,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const entries = await entriesOf(db, rows)
  const names = await namesOf(db, [...entries.values(), ...rows].flatMap(idsIn))
  return rows.map((row) => ({
    row,
    template: z.enum(MAIL_TEMPLATES).parse(row.template),
    data: sentenceData.parse(row.data),
    entry: entries.get(row.entryId ?? '') ?? null,
    names,
  }))
}

type Addressed = Pick<MailRow, 'ticketId' | 'personId'>

export async function goingsOf(
  db: Tx,
  rows: readonly Addressed[],
  now: Date,
): Promise<(row: Addressed) => Going> {
  const [threads, lately] = await Promise.all([threadsOf(db, rows), sentLately(db, rows, now)])
  return (row) => ({
    thread: threads.get(threadOf(row)) ?? [],
    sentLately: lately.get(row.personId) ?? 0,
  })
}

export interface EntryTold {
  readonly at: Date
  readonly audience: 'public' | 'team'
  readonly kind: string
  readonly body: string | null
  readonly changes: z.infer<typeof changes>
  readonly data: z.infer<typeof sentenceData>
  readonly author: { readonly name: string; readonly teamIds: readonly string[] } | null
  readonly files: number
}

export const asRecipient = {
  include: {
    memberships: { where: { endedAt: null } },
    establishments: true,
    identities: { take: 1, select: { id: true } },
  },
} satisfies Prisma.PersonDefaultArgs

const around = {
  person: asRecipient,
  ticket: { include: { requester: true, team: true, participants: { where: { removedAt: null } } } },
} satisfies Prisma.OutgoingMailInclude

export type MailRow = Prisma.OutgoingMailGetPayload<{ include: typeof around }>

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()])
const sentenceData = z.record(z.string(), plain)
const changes = z.array(fieldChange)

async function entriesOf(db: Tx, mails: readonly MailRow[]): Promise<Map<string, EntryTold>> {
  const ids = mails.flatMap(({ entryId }) => entryId ?? [])
  const rows = await db.journalEntry.findMany({ where: { id: { in: ids } } })
  const [authors, files] = await Promise.all([
    db.person.findMany({
      where: { id: { in: rows.flatMap(({ authorId }) => authorId ?? []) } },
      select: { id: true, name: true, memberships: { where: { endedAt: null }, select: { teamId: true } } },
    }),
    db.attachment.groupBy({ by: ['entryId'], where: { entryId: { in: ids } }, _count: true }),
  ])
  const authorOf = new Map(authors.map((one) => [one.id, one]))
  const filesOf = new Map(files.map(({ entryId, _count }) => [entryId, _count]))
  return new Map(
    rows.map((row) => {
      const author = authorOf.get(row.authorId ?? '')
      const told: EntryTold = {
        at: row.at,
        audience: row.audience,
        kind: row.kind,
        body: row.body,
        changes: changes.parse(row.changes),
        data: sentenceData.parse(row.data),
        author: author
          ? { name: author.name, teamIds: author.memberships.map(({ teamId }) => teamId) }
          : null,
        files: filesOf.get(row.id) ?? 0,
      }
      return [row.id, told]
    }),
  )
}

function idsIn(said: { data: unknown; changes?: EntryTold['changes'] }): string[] {
  const values = [
    ...Object.values(sentenceData.parse(said.data)),
    ...(said.changes ?? []).flatMap((one) => [one.from, one.to]),
  ]
  return values.flatMap((value) => z.uuid().safeParse(value).data ?? [])
}

/** The present names of people, teams, categories, products and establishments. */
async function namesOf(db: Tx, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {}
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    with asked as (select unnest(${[...new Set(ids)]}::uuid[]) as id)
    select id::text, name from person join asked using (id)
    union all select id::text, label from team join asked using (id)
    union all select id::text, label from category join asked using (id)
    union all select id::text, label from product join asked using (id)
    union all select id::text, code || ' ' || kind || ' ' || name from establishment join asked using (id)`
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

const threadOf = ({ ticketId, personId }: Addressed) => `${ticketId} ${personId}`

async function threadsOf(db: Tx, mails: readonly Addressed[]): Promise<Map<string, string[]>> {
  const digests = mails.some(({ ticketId }) => ticketId === null) ? [{ template: 'digest' }] : []
  const sent = await db.outgoingMail.findMany({
    where: {
      status: 'sent',
      OR: [{ ticketId: { in: mails.flatMap(({ ticketId }) => ticketId ?? []) } }, ...digests],
      personId: { in: mails.map(({ personId }) => personId) },
    },
    select: { ticketId: true, personId: true, messageId: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const threads = new Map<string, string[]>()
  for (const mail of sent)
    threads.set(threadOf(mail), [...(threads.get(threadOf(mail)) ?? []), mail.messageId])
  return threads
}

async function sentLately(db: Tx, mails: readonly Addressed[], now: Date): Promise<Map<string, number>> {
  const counts = await db.outgoingMail.groupBy({
    by: ['personId'],
    where: {
      personId: { in: mails.map(({ personId }) => personId) },
      sentAt: { gt: new Date(now.getTime() - 3_600_000) },
    },
    _count: true,
  })
  return new Map(counts.map(({ personId, _count }) => [personId, _count]))
}
