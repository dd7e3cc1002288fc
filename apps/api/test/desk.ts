import type { CategoryForm } from '@guichet/contracts/catalogue'
import type { Filing } from '@guichet/contracts/filing'
import type { Ticket } from '@guichet/contracts/tickets'
import { fileTicket, getTicket } from '@guichet/contracts/tickets'
import type { Db } from '../src/db/client.ts'
import { newId } from '../src/db/id.ts'
import type { TestClient } from './client.ts'
import { makeEstablishment, makePerson, makeTeam } from './people.ts'
import type { TestApp } from './start-app.ts'

interface CategoryDetails {
  parentId?: string
  teamId?: string
  acceptsTickets?: boolean
  audiences?: string[]
  form?: Partial<CategoryForm>
}

export async function makeCategory(
  db: Db,
  label: string,
  { acceptsTickets = true, audiences = [], form, ...place }: CategoryDetails,
) {
  const asked = { asksProduct: false, fields: [], ...form }
  return db.category.create({
    data: { id: newId(), label, position: 0, keywords: [], acceptsTickets, audiences, form: asked, ...place },
  })
}

export async function makeProduct(db: Db, family: string, label: string) {
  const { id: familyId } = await db.productFamily.create({ data: { id: newId(), label: family } })
  return db.product.create({ data: { id: newId(), familyId, label } })
}

/** The people of `makeDesk` by what they are to a ticket that the first team works on. */
export const [owner, student, agent, colleague, lead, outsider] = [
  'camille.demandeur',
  'sacha.etudiant',
  'alex.agent',
  'noa.agent',
  'robin.responsable',
  'lou.reseau',
] as const

export type Desk = Awaited<ReturnType<typeof makeDesk>>

/**
 * A small desk: two teams that share a lead, two topics, one establishment with its head, and the ways in of its people.
 * `supports` adds agents to the first team.
 */
export async function makeDesk(test: TestApp, { supports = [] }: { supports?: readonly string[] } = {}) {
  const { db } = test
  await makePerson(db, 'sacha.etudiant', { audiences: ['student'] })
  const support = await makeTeam(db, 'Applications et services métiers', {
    'alex.agent': 'agent',
    'noa.agent': 'agent',
    'robin.responsable': 'lead',
    ...Object.fromEntries(supports.map((login) => [login, 'agent' as const])),
  })
  const network = await makeTeam(db, 'Connexions internet et infrastructures', {
    'lou.reseau': 'agent',
    'robin.responsable': 'lead',
  })
  const school = await makeEstablishment(db, '0149001A', {
    people: ['camille.demandeur'],
    heads: ['dominique.chef'],
  })
  const service = await makeCategory(db, 'Applications', { teamId: support.id, acceptsTickets: false })
  const mailbox = await makeCategory(db, 'Messagerie', { parentId: service.id })
  const wifi = await makeCategory(db, 'Wifi', { teamId: network.id })
  const clients = new Map<string, Promise<TestClient>>()
  const as = (login: string): Promise<TestClient> => {
    const client = clients.get(login) ?? test.as(login)
    clients.set(login, client)
    return client
  }
  return {
    support,
    network,
    school,
    service,
    mailbox,
    wifi,
    as,
    id: async (login: string) => (await as(login)).personId,
    file: async (login: string, filing: Partial<Filing> = {}): Promise<Ticket> =>
      (await as(login)).call(fileTicket, {
        body: {
          categoryId: mailbox.id,
          title: 'Boîte pleine',
          description: 'Je ne reçois plus rien.',
          ...filing,
        },
      }),
    see: async (login: string, reference: string): Promise<Ticket> =>
      (await as(login)).call(getTicket, { params: { reference } }),
    /** Fires an event of the lifecycle; the raw answer, refused or not. */
    fire: async (
      login: string,
      reference: string,
      event: string,
      input: Readonly<Record<string, unknown>> = {},
    ) => (await as(login)).post(`/tickets/${reference}/transitions`, { body: { event, ...input } }),
  }
}
