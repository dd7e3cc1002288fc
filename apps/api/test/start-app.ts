import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { DestinationStream } from 'pino'
import { buildApp } from '../src/app.ts'
import type { Db } from '../src/db/client.ts'
import { openDb } from '../src/db/client.ts'
import type { Deps } from '../src/deps.ts'
import type { Env } from '../src/env.ts'
import { settingsReader } from '../src/features/desk/settings.ts'
import { serviceReader } from '../src/features/service/queries.ts'
import { openLog } from '../src/http/log.ts'
import { folderStore } from '../src/storage/folder-store.ts'
import { clamd } from '../src/storage/scanner.ts'
import { cloneDatabase } from './clone-database.ts'
import { clientWith } from './client.ts'
import type { TestClient } from './client.ts'
import { testClock } from './clock.ts'
import type { TestClock } from './clock.ts'
import { testEnv } from './env.ts'
import { giveSession, giveToken, personNamed } from './people.ts'

export interface StartOptions {
  /** Variables of the environment, over those of `testEnv`. */
  env?: Readonly<Record<string, string>>
  /** The way to the database, in place of the straight one. */
  databaseUrl?: (url: string) => Promise<string>
  /** What is drawn where tickets are given by lot. */
  draw?: () => number
  /** Where log lines go; nowhere when absent. */
  logTo?: DestinationStream
}

export interface TestApp {
  app: FastifyInstance
  deps: Deps
  db: Db
  env: Env
  /** Owns the database: what the serving role may not do. */
  ownerUrl: string
  clock: TestClock
  /** Nobody: neither cookie nor token. */
  anonymous: TestClient
  /** A client that holds a real token with every scope; the person is made when there is none of that login. */
  as(login: string): Promise<TestClient>
  /** A client that holds a real session, as a browser of ours would use it. */
  signedIn(login: string): Promise<TestClient>
  close(): Promise<void>
}

/** The whole API on a database of its own, with real parts; in some 200 ms. */
export async function startApp(options: StartOptions = {}): Promise<TestApp> {
  const { url: ownerUrl, drop } = await cloneDatabase()
  const url = (await options.databaseUrl?.(ownerUrl)) ?? ownerUrl
  const folder = mkdtempSync(join(tmpdir(), 'guichet-files-'))
  const env = testEnv({ DATABASE_URL: url, VAR_DIR: folder, ...options.env })
  const db = openDb({ url, poolSize: 5 })
  const clock = testClock()
  const log = openLog(env, options.logTo)
  const settings = settingsReader(db, env.GUICHET_PRESET)
  const scanner = env.CLAMD_URL === undefined ? null : clamd(env.CLAMD_URL)
  const files = folderStore(folder)
  const service = serviceReader(db, env.DESK_TIMEZONE)
  const draw = options.draw ?? (() => randomInt(2 ** 32) / 2 ** 32)
  const deps: Deps = {
    db,
    env,
    log,
    settings,
    service,
    clock: (now) => clock.read(now),
    draw,
    files,
    scanner,
  }
  const app = await buildApp(deps)
  await app.ready()
  return {
    app,
    deps,
    db,
    env,
    ownerUrl,
    clock,
    anonymous: clientWith(app, null, {}),
    as: async (login) => {
      const person = await personNamed(db, login)
      return clientWith(app, person, { authorization: `Bearer ${await giveToken(deps, person.id)}` })
    },
    signedIn: async (login) => {
      const person = await personNamed(db, login)
      const sid = await giveSession(deps, person.id)
      const headers = { cookie: `sid=${sid}`, origin: env.PUBLIC_URL, 'x-requested-by': 'person' }
      return clientWith(app, person, headers)
    },
    close: async () => {
      await app.close()
      await db.$disconnect()
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
