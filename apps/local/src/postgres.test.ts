import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { afterEach, expect, test } from 'vitest'
import { startPostgres } from './postgres.ts'
import type { Postgres } from './postgres.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

test('what was written is there after a stop and after a kill -9', async () => {
  const dataDir = newFolder()
  const first = await startPostgres({ dataDir })
  await query(first.ownerUrl, 'create table kept (n int); insert into kept values (1)')
  await first.stop()

  const second = await startPostgres({ dataDir })
  await query(second.ownerUrl, 'insert into kept values (2)')
  process.kill(pidOf(dataDir), 'SIGKILL')

  const third = await startPostgres({ dataDir })
  expect(await query(third.ownerUrl, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }])
  await third.stop()
  expect(existsSync(join(clusterOf(dataDir), 'postmaster.pid'))).toBe(false)
})

test('a process that bears the number of a server that was killed keeps ours from nothing', async () => {
  const dataDir = newFolder()
  const first = await startPostgres({ dataDir, durable: false })
  const lock = join(clusterOf(dataDir), 'postmaster.pid')
  const left = readFileSync(lock, 'utf8')
  await first.stop()
  writeFileSync(lock, left.replace(/^\d+/, `${process.pid}`))
  const second = await startPostgres({ dataDir, durable: false })
  expect(pidOf(dataDir)).not.toBe(process.pid)
  await second.stop()
})

test('a server left behind by its dead parent is closed cleanly and replaced', async () => {
  const dataDir = newFolder()
  const left = await startPostgres({ dataDir, durable: false })
  const leftPid = pidOf(dataDir)
  const next = await startPostgres({ dataDir, durable: false })
  expect(pidOf(dataDir)).not.toBe(leftPid)
  expect(() => process.kill(leftPid, 0)).toThrow(/ESRCH/)
  await next.stop()
  await left.stop()
})

test('it is durable, keeps to the loopback, sorts the same everywhere, and asks for a password', async () => {
  const dataDir = newFolder()
  const postgres = await startPostgres({ dataDir })
  const settings = await query(
    postgres.ownerUrl,
    `select name, setting from pg_settings
     where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'server_encoding') order by name`,
  )
  expect(settings.map((row) => row['setting'])).toEqual(['on', 'on', '127.0.0.1', 'UTF8', 'on'])
  await query(postgres.ownerUrl, 'create extension unaccent; create extension pg_trgm')
  expect(await query(postgres.ownerUrl, `select lower('ÉTÉ'), unaccent('été')`)).toEqual([
    { lower: 'été', unaccent: 'ete' },
  ])
  // A French colon stands after a no-break space, which is no letter.
  expect(
    await query(postgres.ownerUrl, `select to_tsvector('simple', E'GFC\\u00A0: été')::text as words`),
  ).toEqual([{ words: `'gfc':1 'été':2` }])
  const stranger = new URL(postgres.appUrl)
  stranger.password = 'guess'
  await expect(query(stranger.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  await expect(query(postgres.appUrl, 'create table mine ()')).rejects.toThrow(/permission denied/)
  expect(statSync(join(dataDir, 'access.json')).mode & 0o777).toBe(0o600)
  await postgres.stop()
})

test('a port in use is one line that names it', async () => {
  const taken = createServer()
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
  const address = taken.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await expect(startPostgres({ dataDir: newFolder(), port, durable: false })).rejects.toThrow(`port ${port}`)
  taken.close()
})

test.runIf(process.getuid?.() === 0)(
  'as root, below a folder closed to others, the server still starts',
  async () => {
    const closed = newFolder()
    const dataDir = join(closed, 'var/postgres')
    mkdirSync(dataDir, { recursive: true })
    const postgres = await startPostgres({ dataDir, durable: false })
    expect(clusterOf(dataDir)).toMatch(/^\/var\/lib\/guichet\//)
    folders.push(dirname(clusterOf(dataDir)))
    expect(await query(postgres.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await postgres.stop()
  },
)

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-pg-'))
  folders.push(folder)
  return folder
}

function clusterOf(dataDir: string): string {
  return String(JSON.parse(readFileSync(join(dataDir, 'access.json'), 'utf8')).place)
}

function pidOf(dataDir: string): number {
  return Number(readFileSync(join(clusterOf(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function query(url: Postgres['ownerUrl'], sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}
