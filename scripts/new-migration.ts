// node scripts/new-migration.ts <name>: writes the next migration from what changed in prisma/schema.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrationsFolder, noFilter, readSchema, withEngine } from '../apps/api/src/db/schema-engine.ts'
import { startPostgres } from '../apps/local/src/postgres.ts'

// The schema as the last migration left it, all files in one: the next migration starts from it.
const lockPath = join(migrationsFolder, 'schema.lock.prisma')

const name = process.argv[2]
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('A name in snake_case is needed: node scripts/new-migration.ts add_bookmarks')
  process.exit(1)
}

const schema = await readSchema()
const script = await diffFromLock(schema)
if (script.includes('-- This is an empty migration.')) {
  console.log('The schema has not changed: nothing to write.')
} else {
  const folder = join(migrationsFolder, `${stamp(new Date())}_${name}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), script)
  writeFileSync(lockPath, schema.map((file) => file.content).join('\n'))
  console.log(`${folder}/migration.sql: read it, and add what Prisma cannot say (checks, triggers, grants).`)
}

async function diffFromLock(files: typeof schema): Promise<string> {
  // The engine asks a server for its version before it compares two texts.
  const dataDir = mkdtempSync(join(tmpdir(), 'guichet-diff-'))
  const postgres = await startPostgres({ dataDir, durable: false })
  const kept = existsSync(lockPath)
    ? [{ path: 'schema.lock.prisma', content: readFileSync(lockPath, 'utf8') }]
    : []
  const { stdout } = await withEngine({ connectionString: postgres.ownerUrl }, (engine) =>
    engine.diff({
      from: kept.length === 0 ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: kept },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: noFilter,
    }),
  )
  await postgres.stop()
  rmSync(dataDir, { recursive: true })
  return stdout ?? ''
}

function stamp(now: Date): string {
  return now.toISOString().replaceAll(/\D/g, '').slice(0, 14)
}
