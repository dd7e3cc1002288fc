import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { Prisma, PrismaClient } from './generated/client.ts'
import { appRole } from './roles.ts'

type OpenTransaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

interface Statements {
  /** One statement, and its rows as `pg` reads them. */
  $queryRaw<Rows>(text: TemplateStringsArray, ...values: unknown[]): Promise<Rows>
}

export type Db = Omit<PrismaClient, '$queryRaw'> & Statements
/** What a query or a command's step works on: the client, or the transaction it was given. */
export type Tx = Omit<OpenTransaction, '$queryRaw'> & Statements

export interface DbOptions {
  /** a connection of any role that is, or may become, the serving role */
  url: string
  /** connections kept at most */
  poolSize?: number
}

// How long a statement, or a transaction, waits for a connection: in milliseconds.
const patience = 5_000

/** The application's one door to its rows: always as the serving role, whoever the URL names. */
export function openDb({ url, poolSize = 10 }: DbOptions): Db {
  const pool = new Pool({
    connectionString: asServingRole(url),
    max: poolSize,
    connectionTimeoutMillis: patience,
  })
  // A connection lost is replaced; unheard, the event would end the process.
  pool.on('error', () => {})
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, {
      statementNameGenerator: ({ sql }) => statementName(sql),
      disposeExternalPool: true,
    }),
    transactionOptions: { maxWait: patience },
  })
  return withStatements(client, pool)
}

// A statement of ours needs nothing of Prisma's engine, which costs it as much as PostgreSQL does: it goes straight to the
// pool. Within a transaction it stays Prisma's, on that transaction's connection.
function withStatements(client: PrismaClient, pool: Pool): Db {
  const $queryRaw = async (strings: TemplateStringsArray, ...values: unknown[]) => {
    const { text, values: given } = Prisma.sql(strings, ...values)
    const { rows } = await pool.query({ name: statementName(text), text, values: given })
    return rows
  }
  return new Proxy<Db>(client, {
    get: (_, key) => {
      if (key === '$queryRaw') return $queryRaw
      const value: unknown = Reflect.get(client, key)
      return typeof value === 'function' ? value.bind(client) : value
    },
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
