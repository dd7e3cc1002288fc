import { rightsOf } from '@guichet/contracts/permissions'
import type { Mover, Viewer } from '@guichet/domain/facts'
import type { Tx } from '../db/client.ts'

/** Everything that stories name, by name. */
export interface Stage {
  readonly team: (label: string) => string
  readonly category: (label: string) => string
  readonly product: (label: string) => string
  readonly person: (login: string) => string
  readonly mover: (login: string) => Mover & { kind: 'person' }
}

/** Reads who and what the stories are played with. */
export async function readStage(db: Tx): Promise<Stage> {
  const [teams, categories, products, people] = await Promise.all([
    db.team.findMany({ select: { id: true, label: true } }),
    db.category.findMany({ select: { id: true, label: true } }),
    db.product.findMany({ select: { id: true, label: true } }),
    db.person.findMany({ include: { memberships: { where: { endedAt: null } }, establishments: true } }),
  ])
  const viewers = new Map(people.map((person) => [person.login, viewerOf(person)]))
  const viewer = found(viewers)
  return {
    team: found(new Map(teams.map(({ label, id }) => [label, id]))),
    category: found(new Map(categories.map(({ label, id }) => [label, id]))),
    product: found(new Map(products.map(({ label, id }) => [label, id]))),
    person: (login) => viewer(login).personId,
    mover: (login) => ({ kind: 'person', viewer: viewer(login), channel: 'portal' }),
  }
}

function found<Value>(known: ReadonlyMap<string, Value>): (name: string) => Value {
  return (name) => {
    const value = known.get(name)
    if (value === undefined) throw new Error(`the demo names what it has not: ${name}`)
    return value
  }
}

type PersonRow = Awaited<ReturnType<typeof peopleRows>>[number]
const peopleRows = (db: Tx) => db.person.findMany({ include: { memberships: true, establishments: true } })

function viewerOf({ id, name, administrator, audiences, memberships, establishments }: PersonRow): Viewer {
  return {
    personId: id,
    name,
    administrator,
    memberships: memberships.map(({ teamId, role, granted, withdrawn }) => ({
      teamId,
      role,
      rights: rightsOf(role, granted, withdrawn),
    })),
    establishmentIds: establishments.map(({ establishmentId }) => establishmentId),
    headOf: establishments.filter(({ head }) => head).map(({ establishmentId }) => establishmentId),
    audiences,
    scopes: null,
  }
}
