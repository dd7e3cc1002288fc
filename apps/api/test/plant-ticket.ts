import type { Db } from '../src/db/client.ts'
import { newId } from '../src/db/id.ts'
import { makeTeam, personNamed } from './people.ts'

export interface Planted {
  id: string
  reference: string
  teamId: string
}

interface Details {
  requester: string
  teamId: string
  contacts?: readonly string[]
  guests?: readonly string[]
  onBehalfOf?: string
}

/** A ticket written straight into the tables, for what reads and tells of tickets: its filing is proved elsewhere. */
export async function plantTicket(
  db: Db,
  { requester, teamId, contacts = [], guests = [], onBehalfOf }: Details,
): Promise<Planted> {
  const { id: requesterId } = await personNamed(db, requester)
  const number = (await db.ticket.count()) + 1
  const reference = `R-${String(number).padStart(6, '0')}`
  const now = new Date()
  const category = await db.category.create({
    data: {
      id: newId(),
      label: reference,
      position: 1,
      teamId,
      acceptsTickets: true,
      audiences: [],
      form: {},
    },
  })
  const { id } = await db.ticket.create({
    data: {
      id: newId(),
      number,
      reference,
      version: 1,
      publicVersion: 1,
      status: 'dispatched',
      title: 'Paie',
      description: 'Paie',
      categoryId: category.id,
      requesterId,
      filedById: requesterId,
      teamId,
      origin: 'portal',
      priority: 3,
      onBehalf: onBehalfOf === undefined ? 'personal' : 'establishment',
      establishmentId: onBehalfOf ?? null,
      createdAt: now,
      updatedAt: now,
      teamUpdatedAt: now,
      tenures: { create: { id: newId(), teamId, startedAt: now } },
    },
  })
  const roles = [
    ...contacts.map((login) => [login, 'contact'] as const),
    ...guests.map((login) => [login, 'guest_agent'] as const),
  ]
  for (const [login, role] of roles) {
    const { id: personId } = await personNamed(db, login)
    await db.participant.create({
      data: { id: newId(), ticketId: id, personId, role, addedById: requesterId, addedAt: now },
    })
  }
  return { id, reference, teamId }
}

/** The demo desk's two teams. */
export async function twoTeams(db: Db) {
  const applications = await makeTeam(db, 'Applications et services métiers', {
    'alex.agent': 'agent',
    'noa.agent': 'agent',
  })
  const network = await makeTeam(db, 'Connexions internet et infrastructures', { 'lou.reseau': 'agent' })
  return { applications, network }
}
