// Starts the whole desk on data of its own for the stories, and leaves nothing behind.
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { desk } from './desk-address.ts'

rmSync(desk.varDir, { recursive: true, force: true })
mkdirSync(desk.varDir)
// Root's PostgreSQL runs as another user, who must be able to walk in.
chmodSync(desk.varDir, 0o755)

const main = join(import.meta.dirname, '../apps/local/src/main.ts')
const env = {
  ...process.env,
  PORT: desk.port,
  PUBLIC_URL: desk.web,
  VAR_DIR: desk.varDir,
  // Stories act faster than people.
  RATE_PERSON: '100000',
  PRESSURE_MS: '60000',
  RATE_ADDRESS: '100000',
  RATE_MAILS: '100000',
}
const child = spawn(process.execPath, [main], { env, stdio: 'inherit' })
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => {
  rmSync(desk.varDir, { recursive: true, force: true })
  process.exit(code ?? 1)
})
