import { randomBytes } from 'node:crypto'
import { TOKEN_SCOPES } from '@guichet/contracts/tokens'
import type { TokenScope } from '@guichet/contracts/tokens'
import type { Db } from '../src/db/client.ts'
import { newId } from '../src/db/id.ts'
import type { Deps } from '../src/deps.ts'
import { hashOf } from '../src/http/caller.ts'
import { databaseNow } from '../src/db/now.ts'

export interface MadePerson {
  id: string
  login: string
  name: string
}

interface PersonDetails {
  name?: string
  email?: string
  audiences?: string[]
  administrator?: boolean
  language?: 'fr' | 'en'
}

/** `camille.demandeur` → « Camille DEMANDEUR », with a verified address at valmer.example. */
export async function makePerson(db: Db, login: string, details: PersonDetails = {}): Promise<MadePerson> {
  const [first = login, last = ''] = login.split('.')
  const name = `${first.slice(0, 1).toUpperCase()}${first.slice(1)} ${last.toUpperCase()}`.trim()
  return db.person.create({
    data: {
      id: newId(),
      login,
      name,
      email: `${login}@valmer.example`,
      emailVerified: true,
      audiences: ['staff'],
      createdAt: new Date(),
      ...details,
    },
  })
}

export async function personNamed(db: Db, login: string): Promise<MadePerson> {
  return (await db.person.findUnique({ where: { login } })) ?? makePerson(db, login)
}

export async function makeTeam(
  db: Db,
  label: string,
  members: Readonly<Record<string, 'agent' | 'lead'>> = {},
) {
  const team = await db.team.create({ data: { id: newId(), label, level: 1 } })
  for (const [login, role] of Object.entries(members)) await joinTeam(db, team.id, login, role)
  return team
}

export async function joinTeam(db: Db, teamId: string, login: string, role: 'agent' | 'lead' = 'agent') {
  const { id: personId } = await personNamed(db, login)
  return db.membership.create({
    data: { id: newId(), teamId, personId, role, granted: [], withdrawn: [], createdAt: new Date() },
  })
}

export async function makeEstablishment(
  db: Db,
  code: string,
  { people = [], heads = [] }: { people?: readonly string[]; heads?: readonly string[] } = {},
) {
  const establishment = await db.establishment.create({
    data: { id: newId(), code, kind: 'Collège', name: `Collège ${code}` },
  })
  for (const login of new Set([...people, ...heads])) {
    const { id: personId } = await personNamed(db, login)
    await db.establishmentPerson.create({
      data: { establishmentId: establishment.id, personId, head: heads.includes(login) },
    })
  }
  return establishment
}

/** A token of a year, its secret; written as the API would write it. */
export async function giveToken(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  personId: string,
  scopes: readonly TokenScope[] = TOKEN_SCOPES,
): Promise<string> {
  const secret = `guichet_${randomBytes(32).toString('base64url')}`
  const createdAt = clock(await databaseNow(db))
  const expiresAt = new Date(createdAt.getTime() + 365 * 86_400_000)
  await db.apiToken.create({
    data: {
      id: newId(),
      personId,
      name: 'test',
      prefix: secret.slice(0, 12),
      hash: hashOf(secret),
      scopes: [...scopes],
      createdAt,
      expiresAt,
    },
  })
  return secret
}

/** The cookie's value of a session opened now. */
export async function giveSession(
  { db, clock, env }: Pick<Deps, 'db' | 'clock' | 'env'>,
  personId: string,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const createdAt = clock(await databaseNow(db))
  await db.session.create({
    data: {
      id: newId(),
      hash: hashOf(secret),
      personId,
      issuer: env.OIDC_ISSUER,
      subject: personId,
      createdAt,
      lastSeenAt: createdAt,
      endsAt: new Date(createdAt.getTime() + env.SESSION_ABSOLUTE_HOURS * 3_600_000),
    },
  })
  return secret
}
