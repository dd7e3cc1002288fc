import type { Db } from '../src/db/client.ts'
import { Prisma } from '../src/db/generated/client.ts'
import type { Audience, Ticket } from '../src/db/generated/client.ts'
import { newId } from '../src/db/id.ts'

type Required = 'requesterId' | 'teamId' | 'categoryId'
export type TicketRow = Pick<Ticket, Required> & Partial<Omit<Ticket, Required | 'fields'>>

const number = { last: 0 }

/** A ticket's row, its words and its current tenure: what reading needs, where no act is under test. */
export async function putTicket(db: Db, row: TicketRow): Promise<Ticket> {
  number.last += 1
  const at = row.createdAt ?? new Date()
  const ticket = await db.ticket.create({
    data: {
      id: newId(),
      number: number.last,
      reference: `R-${String(number.last).padStart(6, '0')}`,
      version: 1,
      publicVersion: 1,
      status: 'dispatched',
      title: 'Imprimante en panne',
      description: 'Elle clignote.',
      onBehalf: 'personal',
      filedById: row.requesterId,
      origin: 'portal',
      priority: 3,
      createdAt: at,
      updatedAt: at,
      teamUpdatedAt: at,
      ...row,
    },
  })
  await db.ticketTenure.create({
    data: { id: newId(), ticketId: ticket.id, teamId: ticket.teamId, startedAt: at },
  })
  await db.$executeRaw`
    insert into ticket_search (ticket_id, public_text, team_text)
    values (${ticket.id}::uuid, to_tsvector('guichet_fr', ${`${ticket.title} ${ticket.description}`}), '')`
  return ticket
}

export interface EntryRow {
  audience?: Audience
  authorId?: string | null
  body?: string
  at?: Date
  kind?: string
  data?: Prisma.InputJsonObject
  changes?: Prisma.InputJsonArray
}

/** An entry of its journal, with its words; answers its id. */
export async function putEntry(db: Db, ticketId: string, entry: EntryRow = {}): Promise<string> {
  const { audience = 'public', body = 'Merci.', authorId = null, ...rest } = entry
  const row = {
    id: newId(),
    ticketId,
    authorId,
    audience,
    body,
    fromRequester: false,
    kind: 'comment',
    channel: 'portal',
    at: new Date(),
    ...rest,
  } as const
  await db.journalEntry.create({ data: row })
  const column = audience === 'public' ? Prisma.sql`public_text` : Prisma.sql`team_text`
  await db.$executeRaw`
    update ticket_search set ${column} = ${column} || to_tsvector('guichet_fr', ${body}) where ticket_id = ${ticketId}::uuid`
  return row.id
}

/** The team lets the ticket go to another, as it is now. */
export async function putTransfer(db: Db, ticketId: string, teamId: string, at = new Date()): Promise<void> {
  await db.$executeRaw`
    update ticket_tenure k set ended_at = ${at}, left_as = (select to_jsonb(t) from ticket t where t.id = k.ticket_id)
    where ticket_id = ${ticketId}::uuid and ended_at is null`
  await db.ticketTenure.create({ data: { id: newId(), ticketId, teamId, startedAt: at } })
  await db.ticket.update({
    where: { id: ticketId },
    data: {
      teamId,
      agentId: null,
      status: 'dispatched',
      dispatchCount: 2,
      version: { increment: 1 },
      publicVersion: { increment: 1 },
      updatedAt: at,
      teamUpdatedAt: at,
    },
  })
}

/** A file on a ticket, on an entry of it or on its filing. */
export async function putFile(
  db: Db,
  ticketId: string,
  uploadedById: string,
  file: { name: string; audience: Audience; entryId?: string },
) {
  const id = newId()
  return db.attachment.create({
    data: {
      id,
      size: 12n,
      type: 'text/plain',
      sha256: 'a'.repeat(64),
      storageKey: id,
      uploadedById,
      uploadedAt: new Date(),
      ticketId,
      ...file,
    },
  })
}

export async function putCategory(
  db: Db,
  teamId: string | null,
  row: Partial<Omit<Prisma.CategoryUncheckedCreateInput, 'form'>> = {},
) {
  const id = newId()
  return db.category.create({
    data: {
      id,
      label: `Catégorie ${id.slice(-6)}`,
      position: 1,
      teamId,
      acceptsTickets: true,
      keywords: [],
      audiences: [],
      form: { asksProduct: false, fields: [] },
      ...row,
    },
  })
}
