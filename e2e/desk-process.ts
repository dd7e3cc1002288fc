import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { PresetName } from '@guichet/contracts/settings'
import type { DeskAddress } from './desk-address.ts'

const main = join(import.meta.dirname, '../apps/local/src/main.ts')

/** The whole desk on data of its own, which go when it ends. */
export function spawnDesk({ port, web, varDir }: DeskAddress, preset: PresetName): ChildProcess {
  const clean = () => rmSync(varDir, { recursive: true, force: true })
  clean()
  mkdirSync(varDir)
  // Root's PostgreSQL runs as another user, who must be able to walk in.
  chmodSync(varDir, 0o755)
  const env = {
    ...process.env,
    GUICHET_PRESET: preset,
    PORT: port,
    PUBLIC_URL: web,
    VAR_DIR: varDir,
    // Stories act faster than people.
    RATE_PERSON: '100000',
    PRESSURE_MS: '60000',
    RATE_ADDRESS: '100000',
    RATE_MAILS: '100000',
  }
  // The channel tells it when we are gone, however we went.
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  child.on('exit', clean)
  return child
}
