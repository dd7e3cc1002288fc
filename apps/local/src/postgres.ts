import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { escapeLiteral } from 'pg'
import { initialise, readAccess, stopLeftOver } from './postgres-cluster.ts'
import type { Access } from './postgres-cluster.ts'
import { findRunner, placeBinaries } from './postgres-place.ts'
import { asSuperuser, launch, stopServer } from './postgres-server.ts'

export interface PostgresOptions {
  /** Folder for the cluster and the passwords; kept from one start to the next. One process a folder at a time. */
  dataDir: string
  /** A free port when absent. */
  port?: number
  /** `false` gives up safety against power cuts for speed: for throw-away databases of tests only. */
  durable?: boolean
  log?: (line: string) => void
}

export interface Postgres {
  /** The server's superuser: for tests, which clone databases. */
  adminUrl: string
  /** Owns the database `guichet`: migrations. */
  ownerUrl: string
  /** Serves: reads and writes rows. */
  appUrl: string
  stop: () => Promise<void>
  /** Ends it at once; it recovers on its next start. */
  kill: () => void
}

/** Starts a PostgreSQL 18 of our own on the loopback interface, made on first use, recovered after a crash. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { durable = true, log = () => {} } = options
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  const runner = findRunner()
  // The `postgres` user passes through to its cluster, and cannot list what lies beside it.
  chmodSync(dataDir, 'uid' in runner ? 0o711 : 0o700)
  const binaries = placeBinaries(runner)
  const access = readAccess(dataDir, runner)
  if (!existsSync(access.place)) {
    log('PostgreSQL : création de la base… (making the database…)')
    initialise({ binaries, runner, access, dataDir, durable })
  }
  await stopLeftOver(access.place)
  const server = await launch({ binaries, runner, access, dataDir, durable, port: options.port })
  await provision(server.port, access)
  const url = (role: keyof Access['passwords']) =>
    `postgresql://${role}:${access.passwords[role]}@127.0.0.1:${server.port}/guichet`
  return {
    adminUrl: url('postgres'),
    ownerUrl: url('guichet_owner'),
    appUrl: url('guichet_app'),
    stop: () => stopServer(server.child),
    kill: () => server.child.kill('SIGQUIT'),
  }
}

async function provision(port: number, access: Access): Promise<void> {
  await asSuperuser(port, access, async (client) => {
    for (const role of ['guichet_owner', 'guichet_app'] as const) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
      if (rowCount === 0) await client.query(`create role ${role} login`)
      await client.query(`alter role ${role} password ${escapeLiteral(access.passwords[role])}`)
    }
    const { rowCount } = await client.query(`select from pg_database where datname = 'guichet'`)
    if (rowCount === 0) await client.query('create database guichet owner guichet_owner')
    await client.query('grant guichet_app to guichet_owner')
  })
}
