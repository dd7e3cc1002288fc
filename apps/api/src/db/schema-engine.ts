import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationDirectory, MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import { Pool } from 'pg'
import type { PoolConfig } from 'pg'

const prismaFolder = join(import.meta.dirname, '../../../../prisma')
const schemaFolder = join(prismaFolder, 'schema')
export const migrationsFolder = join(prismaFolder, 'migrations')

/** Nothing in the database is managed outside our migrations. */
export const noFilter = { externalTables: [], externalEnums: [] }

/** Hands Prisma's migration engine, compiled to WebAssembly, to `use`; connects at once. */
export async function withEngine<T>(
  database: PoolConfig,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  // The engine keeps an advisory lock for as long as its session lives: the pool is ours to end.
  const pool = new Pool({ ...database, max: 1 })
  const ignoreDebugLines = () => {}
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool))
  try {
    return await use(await SchemaEngine.new({ datamodels: undefined }, ignoreDebugLines, adapter))
  } finally {
    await pool.end()
  }
}

/** PrismaPg cuts a script at every semicolon, also inside a function's body; PostgreSQL takes it whole, in one transaction. */
class WholeScripts extends PrismaPg {
  readonly #pool: Pool

  constructor(pool: Pool) {
    super(pool)
    this.#pool = pool
  }

  override async connect() {
    const executeScript = async (script: string) => {
      await this.#pool.query(script)
    }
    return Object.assign(await super.connect(), { executeScript })
  }
}

/** The migrations of this source tree, oldest first. */
export async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.map(readMigration)),
  }
}

/** The schema files of this source tree, sorted by name. */
export async function readSchema(): Promise<SchemaContainer[]> {
  const names = (await readdir(schemaFolder)).filter((name) => name.endsWith('.prisma')).toSorted()
  return Promise.all(
    names.map(async (name) => ({ path: name, content: await readFile(join(schemaFolder, name), 'utf8') })),
  )
}

async function readMigration(name: string): Promise<MigrationDirectory> {
  const path = 'migration.sql'
  const value = await readFile(join(migrationsFolder, name, path), 'utf8')
  return { path: name, migrationFile: { path, content: { tag: 'ok', value } } }
}
