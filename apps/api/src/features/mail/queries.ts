import { z } from 'zod'
import { fieldChange } from '@guichet/contracts/journal'
import { MAIL_TEMPLATES, type MailTemplate } from '@guichet/domain/mails'
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
  return rows.map(addressed).map((row) => ({
    row,
    template: z.enum(MAIL_TEMPLATES).parse(row.template),
    data: sentenceData.parse(row.data),
    entry: entries.get(row.entryId ?? '') ?? null,
    names,
  }))
}

type Addressed = Pick<MailRow, 'ticketId' | 'personId' | 'teamId'>

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

/** Whom a mail goes to: a person, or the mailbox of a team, which reads what a member reads. */
export type Addressee = Prisma.PersonGetPayload<typeof asRecipient>

const around = {
  person: asRecipient,
  team: true,
  ticket: { include: { requester: true, team: true, participants: { where: { removedAt: null } } } },
} satisfies Prisma.OutgoingMailInclude

type ReadRow = Prisma.OutgoingMailGetPayload<{ include: typeof around }>
export type MailRow = ReadRow & { readonly personId: string; readonly person: Addressee }

/** A row with whom it goes to, a mailbox as a person of its team. */
export function addressed<Row extends Pick<ReadRow, 'person' | 'personId' | 'team' | 'createdAt'>>(row: Row) {
  const { person, personId, team } = row
  if (person !== null && personId !== null) return { ...row, personId, person }
  if (team === null) throw new Error('a mail to nobody')
  return { ...row, personId: team.id, person: asMailbox(team, row.createdAt) }
}

/** The mailbox as it is now: none any more, it is gone as a person who left. */
function asMailbox(team: NonNullable<ReadRow['team']>, since: Date): Addressee {
  const { id, label, mailbox, mailboxLanguage, retiredAt } = team
  const membership: Addressee['memberships'][number] = {
    id,
    teamId: id,
    personId: id,
    role: 'agent',
    granted: [],
    withdrawn: [],
    weight: 0,
    rank: 0,
    credit: 0,
    follow: 'creation',
    createdAt: since,
    endedAt: null,
  }
  return {
    id,
    login: '',
    name: label,
    email: mailbox,
    emailVerified: true,
    audiences: [],
    administrator: false,
    language: mailboxLanguage,
    theme: 'auto',
    shortcuts: false,
    mailWish: 'each',
    digestHours: [],
    createdAt: since,
    disabledAt: retiredAt ?? (mailbox === null ? since : null),
    memberships: [membership],
    establishments: [],
    identities: [],
  }
}

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()])
const sentenceData = z.record(z.string(), plain)
const changes = z.array(fieldChange)

async function entriesOf(
  db: Tx,
  mails: readonly Pick<MailRow, 'entryId'>[],
): Promise<Map<string, EntryTold>> {
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

const threadOf = ({ ticketId, personId }: Pick<Addressed, 'ticketId' | 'personId'>) =>
  `${ticketId} ${personId}`

const isTo = (mails: readonly Addressed[]): Prisma.OutgoingMailWhereInput => {
  const teamIds = mails.flatMap(({ teamId }) => teamId ?? [])
  const personId = { in: mails.flatMap(({ personId: id, teamId }) => (teamId === null ? [id] : [])) }
  return teamIds.length === 0 ? { personId } : { OR: [{ personId }, { teamId: { in: teamIds } }] }
}

async function threadsOf(db: Tx, mails: readonly Addressed[]): Promise<Map<string, string[]>> {
  const digests = mails.some(({ ticketId }) => ticketId === null) ? [{ template: 'digest' }] : []
  const sent = await db.outgoingMail.findMany({
    where: {
      status: 'sent',
      OR: [{ ticketId: { in: mails.flatMap(({ ticketId }) => ticketId ?? []) } }, ...digests],
      AND: [isTo(mails)],
    },
    select: { ticketId: true, personId: true, teamId: true, messageId: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const threads = new Map<string, string[]>()
  for (const { ticketId, personId, teamId, messageId } of sent) {
    const thread = threadOf({ ticketId, personId: personId ?? teamId ?? '' })
    threads.set(thread, [...(threads.get(thread) ?? []), messageId])
  }
  return threads
}

async function sentLately(db: Tx, mails: readonly Addressed[], now: Date): Promise<Map<string, number>> {
  const counts = await db.outgoingMail.groupBy({
    by: ['personId', 'teamId'],
    where: {
      ...isTo(mails),
      sentAt: { gt: new Date(now.getTime() - 3_600_000) },
    },
    _count: true,
  })
  return new Map(counts.map(({ personId, teamId, _count }) => [personId ?? teamId ?? '', _count]))
}
