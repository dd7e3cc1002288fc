import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const api = fileURLToPath(new URL('../apps/api', import.meta.url))

/** Writes the Prisma client from `prisma/schema`, without a download. */
export function generateClient() {
  const prisma = join(api, 'node_modules/prisma/build/index.js')
  // Prisma looks for an engine that it does not use here: any existing executable keeps it from fetching one.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
  execFileSync(process.execPath, [prisma, 'generate', '--no-hints'], { cwd: api, env, stdio: ['ignore', 'ignore', 'inherit'] })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateClient()
