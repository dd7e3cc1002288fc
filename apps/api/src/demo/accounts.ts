import { randomBytes } from 'node:crypto'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TOKEN_SCOPES } from '@guichet/contracts/tokens'
import { z } from 'zod'
import { DEMO_PEOPLE, type DemoPerson } from '../../../../prisma/demo/people.ts'
import { newId } from '../db/id.ts'
import type { Deps } from '../deps.ts'
import { hashOf } from '../http/caller.ts'
import { nameOf } from './reference-data.ts'

const accounts = z.array(
  z.object({ login: z.string(), name: z.string(), roles: z.array(z.string()), token: z.string() }),
)
type Account = z.infer<typeof accounts>[number]

/** Lets the demo people in: by the embedded provider, and by a token each, kept across starts in `demo-accounts.json`. */
export async function openAccounts(deps: Deps, now: Date): Promise<void> {
  const path = join(deps.env.VAR_DIR, 'demo-accounts.json')
  const known = await readAccounts(path)
  const made: Account[] = []
  for (const demo of DEMO_PEOPLE) {
    const { id } = await deps.db.person.findUniqueOrThrow({
      where: { login: demo.login },
      select: { id: true },
    })
    await recognise(deps, id, demo.subject)
    const before = known.find(({ login }) => login === demo.login)?.token
    const token =
      before !== undefined && (await isGood(deps, id, before, now)) ? before : await newToken(deps, id, now)
    made.push({ login: demo.login, name: nameOf(demo), roles: rolesOf(demo), token })
  }
  const text = `${JSON.stringify(made, null, 2)}\n`
  await writeFile(path, text, { mode: 0o600 })
  await chmod(path, 0o600)
}

async function readAccounts(path: string): Promise<Account[]> {
  try {
    return accounts.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    // None yet, or spoilt: new tokens are made.
    return []
  }
}

// The embedded provider may have moved to another port since the last start.
async function recognise({ db, env }: Deps, personId: string, subject: string): Promise<void> {
  const issuer = env.OIDC_ISSUER
  await db.personIdentity.upsert({
    where: { issuer_subject: { issuer, subject } },
    create: { id: newId(), personId, issuer, subject },
    update: {},
  })
}

async function isGood({ db }: Deps, personId: string, token: string, now: Date): Promise<boolean> {
  const row = await db.apiToken.findUnique({ where: { hash: hashOf(token) } })
  return row !== null && row.personId === personId && row.revokedAt === null && row.expiresAt > now
}

const tokenName = 'Démonstration'

async function newToken({ db }: Deps, personId: string, now: Date): Promise<string> {
  const token = `guichet_${randomBytes(32).toString('base64url')}`
  await db.apiToken.deleteMany({ where: { personId, name: tokenName } })
  await db.apiToken.create({
    data: {
      id: newId(),
      personId,
      name: tokenName,
      prefix: token.slice(0, 12),
      hash: hashOf(token),
      scopes: [...TOKEN_SCOPES],
      createdAt: now,
      expiresAt: new Date(now.getTime() + 365 * 86_400_000),
    },
  })
  return token
}

function rolesOf({ teams, administrator }: DemoPerson): string[] {
  return [
    'requester',
    ...(teams.length > 0 ? ['agent'] : []),
    ...(teams.some(({ role }) => role === 'lead') ? ['lead'] : []),
    ...(administrator ? ['administrator'] : []),
  ]
}
