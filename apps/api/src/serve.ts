import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { buildApp } from './app.ts'
import { openDb } from './db/client.ts'
import type { Deps } from './deps.ts'
import type { Env } from './env.ts'
import { settingsReader } from './features/desk/settings.ts'
import { serviceReader } from './features/service/queries.ts'
import { openLog } from './http/log.ts'
import { folderStore } from './storage/folder-store.ts'
import { clamd } from './storage/scanner.ts'

/** What is under way is given this long to end. */
const drainMs = 30_000

/** Opens the doors that ROLE names, and closes them with grace on SIGTERM, SIGINT, or when our parent is gone. */
export async function serve(env: Env): Promise<void> {
  const deps = openDeps(env)
  const { log } = deps
  const doors = await openDoors(deps)
  let closing = false
  const close = (why: string) => {
    if (closing) return
    closing = true
    log.info({ why }, 'closing')
    // Whatever keeps the process alive by then, closed or not.
    setTimeout(() => process.exit(process.exitCode ?? 1), drainMs).unref()
    closeAll(deps, doors)
      .catch((error: unknown) => {
        log.error({ err: error }, 'closed with a failure')
        process.exitCode = 1
      })
      .finally(() => {
        // Our parent's channel would keep us alive.
        if (process.connected) process.disconnect()
      })
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => close(signal))
  process.on('disconnect', () => close('the parent is gone'))
}

async function closeAll({ db, log }: Deps, doors: readonly (() => Promise<void>)[]): Promise<void> {
  await Promise.all(doors.map((shut) => shut()))
  await db.$disconnect()
  log.info('closed')
  process.exitCode ??= 0
}

export function openDeps(env: Env): Deps {
  const db = openDb({ url: env.DATABASE_URL, poolSize: env.POOL_SIZE })
  return {
    db,
    env,
    log: openLog(env),
    settings: settingsReader(db, env.GUICHET_PRESET),
    service: serviceReader(db, env.DESK_TIMEZONE),
    clock: (databaseNow) => databaseNow,
    draw: () => randomInt(2 ** 32) / 2 ** 32,
    files: folderStore(join(env.VAR_DIR, 'files')),
    scanner: env.CLAMD_URL === undefined ? null : clamd(env.CLAMD_URL),
  }
}

async function openDoors(deps: Deps): Promise<(() => Promise<void>)[]> {
  const doors: (() => Promise<void>)[] = []
  if (deps.env.ROLE !== 'jobs') doors.push(await openHttp(deps))
  if (deps.env.ROLE !== 'http') {
    // A process that does no jobs is spared their code.
    const { startJobs } = await import('./jobs/start.ts')
    doors.push(await startJobs(deps))
  }
  return doors
}

async function openHttp(deps: Deps): Promise<() => Promise<void>> {
  const { HOST, PORT } = deps.env
  const app = await buildApp(deps)
  const address = await app.listen({ host: HOST, port: PORT })
  // A parent that started us learns the port it left to chance.
  process.send?.({ listening: address })
  return () => app.close()
}
