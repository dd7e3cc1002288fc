import type { CategoryForm } from '@guichet/contracts/catalogue'
import {
  DEMO_ALONE,
  DEMO_PRODUCTS,
  DEMO_SERVICES,
  type DemoTopic,
} from '../../../../prisma/demo/catalogue.ts'
import {
  DEMO_ESTABLISHMENTS,
  DEMO_EXTRAS,
  DEMO_PEOPLE,
  DEMO_TEAMS,
  type DemoPerson,
} from '../../../../prisma/demo/people.ts'
import { DEMO_ASSIGNMENT, DEMO_HOURS, DEMO_TARGETS } from '../../../../prisma/demo/service.ts'
import type { Tx } from '../db/client.ts'
import { newId } from '../db/id.ts'

/** Writes the demo desk's teams, catalogue, products, establishments and people, into a database that has none. */
export async function writeReferenceData(tx: Tx, now: Date): Promise<void> {
  const teams = new Map(DEMO_TEAMS.map(({ label }) => [label, newId()]))
  await tx.team.createMany({
    data: DEMO_TEAMS.map(({ label, level }) => ({ id: idIn(teams, label), label, level })),
  })
  const establishments = new Map(DEMO_ESTABLISHMENTS.map(({ code }) => [code, newId()]))
  await tx.establishment.createMany({
    data: DEMO_ESTABLISHMENTS.map(({ code, kind, name }) => ({
      id: idIn(establishments, code),
      code,
      kind,
      name,
    })),
  })
  await writeCatalogue(tx, teams)
  await writeService(tx, teams)
  await writeProducts(tx)
  for (const person of [...DEMO_PEOPLE, ...DEMO_EXTRAS])
    await writePerson(tx, person, { teams, establishments, now })
}

function idIn(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demo names what it has not: ${name}`)
  return id
}

async function writeCatalogue(tx: Tx, teams: ReadonlyMap<string, string>): Promise<void> {
  for (const [position, { team, topics, ...service }] of DEMO_SERVICES.entries()) {
    const id = newId()
    const form: CategoryForm = { asksProduct: false, fields: [] }
    await tx.category.create({
      data: {
        id,
        ...service,
        position,
        teamId: idIn(teams, team),
        keywords: [],
        audiences: [],
        acceptsTickets: false,
        form,
      },
    })
    await tx.category.createMany({
      data: topics.map((topic, place) => leafOf(topic, { parentId: id, position: place })),
    })
  }
  await tx.category.createMany({
    data: DEMO_ALONE.map(({ team, icon, ...topic }, place) =>
      leafOf(topic, { icon, teamId: idIn(teams, team), position: DEMO_SERVICES.length + place }),
    ),
  })
}

interface Place {
  position: number
  parentId?: string
  teamId?: string
  icon?: string
}

function leafOf(topic: DemoTopic, place: Place) {
  const { label, description = null, keywords } = topic
  const form = formOf(topic)
  return {
    id: newId(),
    label,
    description,
    keywords: [...keywords],
    audiences: [],
    acceptsTickets: true,
    form,
    ...place,
  }
}

function formOf({ asksProduct, help, defaultText }: DemoTopic): CategoryForm {
  return {
    asksProduct: asksProduct === true,
    fields: [],
    ...(help !== undefined && { help }),
    ...(defaultText !== undefined && { defaultText }),
  }
}

async function writeService(tx: Tx, teams: ReadonlyMap<string, string>): Promise<void> {
  const { id } = await tx.workCalendar.create({ data: { id: newId(), ...DEMO_HOURS } })
  await tx.team.updateMany({ where: { id: { in: [...teams.values()] } }, data: { calendarId: id } })
  const named = await tx.category.findMany({ select: { id: true, label: true } })
  const categories = new Map(named.map((category) => [category.label, category.id]))
  await tx.serviceTarget.createMany({
    data: DEMO_TARGETS.map(({ category, priority, takeMinutes, resolveMinutes }) => ({
      id: newId(),
      categoryId: category === null ? null : idIn(categories, category),
      priority,
      takeMinutes,
      resolveMinutes,
    })),
  })
  for (const [label, assignment] of Object.entries(DEMO_ASSIGNMENT))
    await tx.category.update({ where: { id: idIn(categories, label) }, data: { assignment } })
}

async function writeProducts(tx: Tx): Promise<void> {
  for (const [family, labels] of Object.entries(DEMO_PRODUCTS)) {
    const { id: familyId } = await tx.productFamily.create({ data: { id: newId(), label: family } })
    await tx.product.createMany({ data: labels.map((label) => ({ id: newId(), familyId, label })) })
  }
}

interface Around {
  teams: ReadonlyMap<string, string>
  establishments: ReadonlyMap<string, string>
  now: Date
}

async function writePerson(
  tx: Tx,
  person: DemoPerson,
  { teams, establishments, now }: Around,
): Promise<void> {
  const { login, email, audiences, administrator } = person
  const id = newId()
  await tx.person.create({
    data: {
      id,
      login,
      name: nameOf(person),
      email,
      emailVerified: true,
      audiences: [...audiences],
      administrator,
      createdAt: now,
    },
  })
  await tx.membership.createMany({
    data: person.teams.map(({ name, role, weight = 100 }) => ({
      id: newId(),
      teamId: idIn(teams, name),
      personId: id,
      role,
      weight,
      granted: [],
      withdrawn: [],
      createdAt: now,
    })),
  })
  await tx.establishmentPerson.createMany({
    data: person.establishments.map((code) => ({
      establishmentId: idIn(establishments, code),
      personId: id,
      head: person.headOf.includes(code),
    })),
  })
}

export const nameOf = ({ givenName, familyName }: DemoPerson): string => `${givenName} ${familyName}`
