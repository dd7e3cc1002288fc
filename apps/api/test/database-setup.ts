// Before the API's tests: one throw-away PostgreSQL whose migrated database each test file clones.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '@guichet/local/postgres'
import { migrate } from '../src/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** the superuser of the throw-away server: makes and drops databases */
    adminUrl: string
    /** the owner of its migrated database `guichet`, which is the template */
    ownerUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'guichet-api-'))
  const postgres = await startPostgres({ dataDir, durable: false })
  await migrate(postgres.ownerUrl)
  project.provide('adminUrl', postgres.adminUrl)
  project.provide('ownerUrl', postgres.ownerUrl)
  return async () => {
    await postgres.stop()
    rmSync(dataDir, { recursive: true })
  }
}
