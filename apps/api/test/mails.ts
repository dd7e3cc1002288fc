import type { MailTemplate } from '@guichet/domain/mails'
import { newId } from '../src/db/id.ts'
import { databaseNow } from '../src/db/now.ts'
import { joinTeam, personNamed } from './people.ts'
import type { TestApp } from './start-app.ts'

/** A ticket that stands still: a row for mails to tell of. What happens to tickets is tested through their commands. */
export async function standingTicket(
  { db, deps }: Pick<TestApp, 'db' | 'deps'>,
  { title = 'Imprimante muette', requester = 'camille.demandeur' } = {},
) {
  const { teamId, categoryId } = await applications(db)
  const { id: requesterId } = await personNamed(db, requester)
  const [next] = await db.$queryRaw<{ number: number }[]>`select nextval('ticket_number')::int as number`
  const number = next?.number ?? 0
  const now = deps.clock(await databaseNow(db))
  return db.ticket.create({
    data: {
      id: newId(),
      number,
      reference: `R-${String(number).padStart(6, '0')}`,
      version: 1,
      publicVersion: 1,
      status: 'dispatched',
      title,
      description: 'Elle ne sort plus rien.',
      categoryId,
      onBehalf: 'personal',
      requesterId,
      filedById: requesterId,
      teamId,
      origin: 'portal',
      priority: 3,
      createdAt: now,
      updatedAt: now,
      teamUpdatedAt: now,
    },
  })
}

const label = 'Applications et services métiers'

async function applications(db: TestApp['db']) {
  const known = await db.category.findFirst({ where: { label } })
  if (known?.teamId) return { teamId: known.teamId, categoryId: known.id }
  const team = await db.team.create({ data: { id: newId(), label, level: 1 } })
  for (const login of ['alex.agent', 'noa.agent']) await joinTeam(db, team.id, login)
  const form = { asksProduct: false, fields: [] }
  const category = await db.category.create({
    data: { id: newId(), label, position: 1, teamId: team.id, acceptsTickets: true, form },
  })
  return { teamId: team.id, categoryId: category.id }
}

interface MailDetails {
  by: string
  to?: string
  body?: string
  audience?: 'public' | 'team'
}

/** A mail in the queue, with the entry it tells of. */
export async function queueMail(
  { db, deps }: Pick<TestApp, 'db' | 'deps'>,
  ticket: { id: string },
  template: MailTemplate,
  { by, to = 'camille.demandeur', body, audience = 'public' }: MailDetails,
) {
  const now = deps.clock(await databaseNow(db))
  const [author, person] = [await personNamed(db, by), await personNamed(db, to)]
  const entry = await db.journalEntry.create({
    data: {
      id: newId(),
      ticketId: ticket.id,
      at: now,
      authorId: author.id,
      fromRequester: false,
      audience,
      kind: 'comment',
      channel: 'portal',
      body: body ?? null,
    },
  })
  const id = newId()
  return db.outgoingMail.create({
    data: {
      id,
      actId: newId(),
      personId: person.id,
      ticketId: ticket.id,
      entryId: entry.id,
      template,
      messageId: `<${id}@valmer.example>`,
      status: 'queued',
      createdAt: now,
      notBefore: now,
    },
  })
}
