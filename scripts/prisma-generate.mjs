import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

// Writes the Prisma client from `prisma/schema`, without a download.
// Prisma looks for an engine that we do not use: any existing executable keeps it from fetching one.
const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
const cwd = fileURLToPath(new URL('../apps/api', import.meta.url))
const made = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--no-hints'], {
  cwd,
  env,
})
if (made.status !== 0) process.stderr.write(`${made.stdout.toString()}${made.stderr.toString()}`)
process.exitCode = made.status ?? 1
