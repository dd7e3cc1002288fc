import type { Mover } from '@guichet/domain/facts'
import type { Tx } from '../db/client.ts'
import { viewerOf } from '../features/people/queries.ts'

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
