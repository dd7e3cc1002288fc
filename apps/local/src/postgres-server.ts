import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { bareEnv, explain } from './postgres-cluster.ts'
import type { Access, Cluster } from './postgres-cluster.ts'

export interface Server {
  child: ChildProcess
  port: number
  logFile: string
}

/** Starts the server and waits until it answers, through the recovery that follows a crash. */
export async function launch(cluster: Cluster & { port: number | undefined }): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const server = spawnServer(cluster, cluster.port ?? (await freePort()))
    const refusal = await waitUntilReady(server, cluster.access)
    if (refusal === undefined) return server
    // The last processes of a killed server, or of a taken port, may need a moment to go.
    const passing =
      refusal.includes('still in use') ||
      refusal.includes('"postmaster.pid" already exists') ||
      (cluster.port === undefined && refusal.includes('already in use'))
    if (!passing || attempt === 10) throw explain(refusal, cluster.dataDir, server.port)
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
  // A group of its own: Ctrl-C in the terminal must reach us alone, who stop it last. A test's goes with the test.
  const child = spawn(binaries.postgres, ['-D', access.place, ...flags], {
    ...runner,
    cwd: '/',
    env: bareEnv,
    detached: durable,
    stdio: ['ignore', out, out],
  })
  closeSync(out)
  if (!durable) process.once('exit', () => child.kill('SIGQUIT'))
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
      await asSuperuser(port, access, () => Promise.resolve())
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

export async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  // SIGINT: open transactions are rolled back, the rest is written out.
  child.kill('SIGINT')
  await gone
}

export async function asSuperuser<T>(
  port: number,
  access: Access,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    database: 'postgres',
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
