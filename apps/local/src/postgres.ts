import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import { z } from 'zod'
import { LocalFailure } from './failure.ts'
import { findRunner, giveTo, placeBinaries, placeCluster } from './postgres-place.ts'
import type { Binaries, Runner } from './postgres-place.ts'

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
}

const accessSchema = z.strictObject({
  place: z.string(),
  passwords: z.strictObject({ postgres: z.string(), guichet_owner: z.string(), guichet_app: z.string() }),
})
type Access = z.infer<typeof accessSchema>

interface Server {
  child: ChildProcess
  port: number
  logFile: string
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
    log('PostgreSQL : création de la base… (making the database…)')
    initialise({ binaries, runner, access, dataDir, durable })
  }
  stopLeftOver(binaries, runner, access.place)
  const server = await launch({ binaries, runner, access, dataDir, durable, port: options.port })
  await provision(server.port, access)
  const url = (role: keyof Access['passwords']) =>
    `postgresql://${role}:${access.passwords[role]}@127.0.0.1:${server.port}/guichet`
  return {
    adminUrl: url('postgres'),
    ownerUrl: url('guichet_owner'),
    appUrl: url('guichet_app'),
    stop: () => stopServer(server.child),
  }
}

interface Cluster {
  binaries: Binaries
  runner: Runner
  access: Access
  dataDir: string
  durable: boolean
}

function readAccess(dataDir: string, runner: Runner): Access {
  const file = join(dataDir, 'access.json')
  if (existsSync(file)) return accessSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const secret = () => randomBytes(24).toString('base64url')
  const access: Access = {
    place: placeCluster(join(dataDir, 'cluster'), runner),
    passwords: { postgres: secret(), guichet_owner: secret(), guichet_app: secret() },
  }
  if (existsSync(access.place)) {
    throw new LocalFailure(
      `${file} manque : remettez-le depuis une sauvegarde, ou supprimez ${access.place} pour repartir d’une base vide.`,
      `${file} is missing: restore it, or delete ${access.place} to start from an empty database.`,
    )
  }
  writeFileSync(file, JSON.stringify(access, null, 2), { mode: 0o600 })
  return access
}

// Made aside, then renamed: a first start cut short leaves nothing that looks like a cluster.
function initialise({ binaries, runner, access, durable }: Cluster): void {
  const aside = `${access.place}.part`
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside)
  giveTo(aside, runner, 0o700)
  const passwordFile = `${access.place}.password`
  writeFileSync(passwordFile, access.passwords.postgres, { mode: 0o600 })
  giveTo(passwordFile, runner, 0o600)
  const flags = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8']
  // Code points in order whatever the system's libc: no index breaks when the machine is upgraded.
  flags.push(
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  )
  const made = spawnSync(binaries.initdb, [`--pgdata=${aside}`, ...flags], {
    ...runner,
    cwd: '/',
    env: bareEnv,
  })
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) throw explain(`${made.error?.message ?? ''}${made.stderr.toString()}`)
  renameSync(aside, access.place)
}

// After a `kill -9` of its parent the server lives on: it is closed cleanly, and ours takes over.
function stopLeftOver(binaries: Binaries, runner: Runner, place: string): void {
  const pidFile = join(place, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!commandOf(pid).includes(place)) return
  spawnSync(binaries.pg_ctl, ['stop', '-D', place, '-m', 'fast', '-w', '-t', '60'], {
    ...runner,
    cwd: '/',
    env: bareEnv,
  })
}

// A process number is soon given to somebody else: only the command line tells.
function commandOf(pid: number): string {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-p', `${pid}`, '-o', 'command=']).stdout.toString()
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

async function launch(cluster: Cluster & { port: number | undefined }): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const server = spawnServer(cluster, cluster.port ?? (await freePort()))
    const refusal = await waitUntilReady(server, cluster.access)
    if (refusal === undefined) return server
    // The last processes of a killed server, or of a taken port, may need a moment to go.
    const passing =
      refusal.includes('still in use') || (cluster.port === undefined && refusal.includes('already in use'))
    if (!passing || attempt === 10) throw explain(refusal, server.port)
    await sleep(500)
  }
}

function spawnServer({ binaries, runner, access, dataDir, durable }: Cluster, port: number): Server {
  const logFile = join(dataDir, 'server.log')
  if (existsSync(logFile)) renameSync(logFile, join(dataDir, 'server.previous.log'))
  const safety = durable ? 'on' : 'off'
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: safety,
    full_page_writes: safety,
    synchronous_commit: safety,
    timezone: 'UTC',
    log_timezone: 'UTC',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const out = openSync(logFile, 'a', 0o600)
  // A group of its own: Ctrl-C in the terminal must reach us alone, who stop it last.
  const child = spawn(binaries.postgres, ['-D', access.place, ...flags], {
    ...runner,
    cwd: '/',
    env: bareEnv,
    detached: true,
    stdio: ['ignore', out, out],
  })
  closeSync(out)
  return { child, port, logFile }
}

/** Nothing when it answers; what its log says when it gave up. */
async function waitUntilReady({ child, port, logFile }: Server, access: Access): Promise<string | undefined> {
  let failure: Error | undefined
  child.once('error', (error) => (failure = error))
  for (;;) {
    if (failure !== undefined) return failure.message
    if (child.exitCode !== null || child.signalCode !== null) return readFileSync(logFile, 'utf8')
    try {
      await asSuperuser(port, access, 'postgres', () => Promise.resolve())
      return undefined
    } catch (error) {
      // 57P03: recovering from a crash. Anything without a code: not listening yet.
      const answered = isDatabaseError(error) && error.code !== '57P03'
      await sleep(answered ? 500 : 40)
      // Another server answers on a port that is taken: ours says so as it leaves.
      if (answered && child.exitCode === null) return error.message
    }
  }
}

async function provision(port: number, access: Access): Promise<void> {
  await asSuperuser(port, access, 'postgres', async (client) => {
    for (const role of ['guichet_owner', 'guichet_app'] as const) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
      if (rowCount === 0) await client.query(`create role ${role} login`)
      await client.query(`alter role ${role} password ${escapeLiteral(access.passwords[role])}`)
    }
    const { rowCount } = await client.query(`select from pg_database where datname = 'guichet'`)
    if (rowCount === 0)
      await client.query(`create database guichet owner ${escapeIdentifier('guichet_owner')}`)
    await client.query('grant guichet_app to guichet_owner')
  })
}

async function asSuperuser<T>(
  port: number,
  access: Access,
  database: string,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    database,
    user: 'postgres',
    password: access.passwords.postgres,
    connectionTimeoutMillis: 2_000,
  })
  try {
    await client.connect()
    return await use(client)
  } finally {
    await client.end()
  }
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  // SIGINT: open transactions are rolled back, the rest is written out.
  child.kill('SIGINT')
  await gone
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function isDatabaseError(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(error.code)
  )
}

function explain(said: string, port?: number): LocalFailure {
  if (/No space left on device|ENOSPC/.test(said)) {
    return new LocalFailure(
      'Le disque est plein : libérez de la place puis relancez.',
      'the disk is full: make room, then start again.',
    )
  }
  if (said.includes('already in use')) {
    return new LocalFailure(
      `Le port ${port} de PostgreSQL est déjà pris.`,
      `PostgreSQL’s port ${port} is already in use.`,
    )
  }
  const last =
    said
      .trim()
      .split('\n')
      .findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? said.trim()
  return new LocalFailure(`PostgreSQL ne démarre pas : ${last}`, 'PostgreSQL does not start')
}

// No PGDATA, PGPORT, locale… of the caller's shell.
const bareEnv = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' }
