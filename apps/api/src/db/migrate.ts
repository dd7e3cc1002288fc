import { Client } from 'pg'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import { installJobQueue } from './job-queue.ts'
import { grantAppRole, restrictAppRole } from './roles.ts'
import { noFilter, readMigrations, withEngine } from './schema-engine.ts'

/**
 * Brings the database to the schema of this source tree and installs the job queue.
 * Of several processes that start together one migrates, the others wait for it.
 *
 * @param ownerUrl a connection that owns the database; it must reach PostgreSQL itself or a session pooler,
 *   for the lock that keeps others out lives as long as the session.
 * A process that only migrates must exit by itself: the engine leaves a timer of ten seconds behind.
 *
 * @returns the names of the migrations applied now, oldest first.
 */
export async function migrate(ownerUrl: string, log: (line: string) => void = () => {}): Promise<string[]> {
  const owner = new Client({ connectionString: ownerUrl, options: '-c lock_timeout=120s' })
  await owner.connect()
  try {
    await owner.query(`select pg_advisory_lock(hashtextextended('guichet migrate', 0))`)
    await grantAppRole(owner)
    const applied = await applyMigrations(ownerUrl)
    await restrictAppRole(owner)
    await installJobQueue(ownerUrl, owner)
    log(applied.length === 0 ? 'database is up to date' : `database migrated: ${applied.join(', ')}`)
    return applied
  } finally {
    await owner.end()
  }
}

async function applyMigrations(ownerUrl: string): Promise<string[]> {
  // A table that somebody reads for minutes must make the migration fail, not queue every other query behind it.
  const database = { connectionString: ownerUrl, options: '-c lock_timeout=10s' }
  return withEngine(database, async (engine) => {
    const migrationsList = await readMigrations()
    await forgetInterrupted(engine, migrationsList)
    return (await engine.applyMigrations({ migrationsList, filters: noFilter })).appliedMigrationNames
  })
}

// A script is sent whole and runs in one transaction: one cut short by a crash left nothing but its row.
async function forgetInterrupted(engine: SchemaEngine, migrationsList: MigrationList) {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: noFilter,
  })
  for (const migrationName of found.failedMigrationNames) {
    await engine.markMigrationRolledBack({ migrationName })
  }
}
