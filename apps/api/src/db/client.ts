import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.ts'
import { appRole } from './roles.ts'

export type Db = PrismaClient
/** What a query or a command's step works on: the client, or the transaction it was given. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

export interface DbOptions {
  /** a connection of any role that is, or may become, the serving role */
  url: string
  /** connections kept at most */
  poolSize?: number
}

/** The application's one door to its rows: always as the serving role, whoever the URL names. */
export function openDb({ url, poolSize = 10 }: DbOptions): Db {
  const pool = {
    connectionString: asServingRole(url),
    max: poolSize,
    connectionTimeoutMillis: 5_000,
  }
  return new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }),
  })
}

// In the URL, for pg lets the URL's own options win; ours come last, so that none of theirs changes the role back.
// The large statements take far longer to plan than to run: each connection plans a named one once, for any values.
function asServingRole(url: string): string {
  const served = new URL(url)
  const theirs = served.searchParams.get('options') ?? ''
  served.searchParams.set(
    'options',
    `${theirs} -c role=${appRole} -c timezone=UTC -c statement_timeout=30s -c plan_cache_mode=force_generic_plan -c jit=off`.trim(),
  )
  return served.href
}

const names = new Map<string, string>()

// PostgreSQL plans a named statement once a connection; the name must not depend on who asks first.
function statementName(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  const name = createHash('sha1').update(sql).digest('base64url')
  // `in (…)` of any length makes a text of its own: an endless list of them must not fill the memory.
  if (names.size < 2_000) names.set(sql, name)
  return name
}
