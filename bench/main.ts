// npm run bench [-- --seconds 4 --sizes 1000,50000 | --pages]: measures the desk on this machine and writes docs/performance.md. A database
// and processes of its own, on the loopback; stops by itself after some minutes. `--pages` tells what a browser makes of its
// pages, and writes nothing.
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { migrate } from '@guichet/api/db/migrate'
import { newId } from '@guichet/api/db/id'
import { readEnv } from '@guichet/api/env'
import { hashOf } from '@guichet/api/http/caller'
import { openDeps } from '@guichet/api/serve'
import type { Deps } from '@guichet/api/deps'
import { startPostgres } from '@guichet/local/postgres'
import { benchEnv, start, startApi } from './api-process.ts'
import { fillDesk, madeId } from './fill.ts'
import { firstPageSize, paintOf } from './first-page.ts'
import { scoresOf } from './lighthouse.ts'
import { load } from './load.ts'
import { measureFiling, measureRead } from './measure.ts'
import type { Line } from './measure.ts'
import { readsOf } from './reads.ts'
import { report } from './report.ts'
import type { Measured, Memory } from './report.ts'

type Pages = Pick<Measured, 'paint' | 'scores'>

const { values: asked } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    sizes: { type: 'string', default: '1000,50000' },
    pages: { type: 'boolean', default: false },
  },
})
const seconds = Number(asked.seconds)
const sizes = asked.sizes.split(',').map(Number)
const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-'))
// The `postgres` user passes through to its cluster, which then goes with the folder.
chmodSync(folder, 0o711)
const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), log: say })
const lines: Line[] = []
const memories: Memory[] = []
try {
  if (asked.pages) await tellPages()
  else await measureAll()
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
// The migration engine leaves a timer of ten seconds behind.
process.exit()

async function measureAll(): Promise<void> {
  const empty = await measureEmpty()
  let pages: Pages = { paint: null, scores: null }
  for (const [place, tickets] of sizes.entries()) {
    const databaseUrl = await makeDesk(tickets)
    const measured = await measureDesk(tickets, databaseUrl, place === 0)
    pages = measured ?? pages
  }
  const page = firstPageSize()
  writeFileSync(
    join(import.meta.dirname, '../docs/performance.md'),
    report({ lines, memories, empty, page, ...pages, seconds }),
  )
}

async function tellPages(): Promise<void> {
  const databaseUrl = await makeDesk(1_000)
  const env = { ...benchEnv(databaseUrl, folder), ROLE: 'http' }
  const deps = openDeps(readEnv(env))
  const [first] = await readsOf(deps)
  const api = await startApi(env)
  if (first) say(JSON.stringify(await measurePages(deps, api.origin, first.as.viewer.personId), null, 2))
  await api.stop()
  await deps.db.$disconnect()
}

async function makeDesk(tickets: number): Promise<string> {
  const named = (url: string) => Object.assign(new URL(url), { pathname: `/desk_${tickets}` }).href
  const admin = new Client({ connectionString: postgres.adminUrl })
  await admin.connect()
  await admin.query(`create database desk_${tickets} owner guichet_owner`)
  await admin.end()
  await migrate(named(postgres.ownerUrl))
  await fillDesk(named(postgres.ownerUrl), tickets, say)
  return named(postgres.appUrl)
}

async function measureDesk(tickets: number, databaseUrl: string, withPages: boolean): Promise<Pages | null> {
  const env = { ...benchEnv(databaseUrl, folder), ROLE: 'http' }
  const deps = openDeps(readEnv(env))
  const reads = await readsOf(deps)
  const api = await startApi(env)
  const note = (line: Line) => {
    lines.push(line)
    most = Math.max(most, api.memory())
    say(
      `${line.tickets} ${line.what} ×${line.lanes}: ${line.api.perSecond.toFixed(0)}/s, floor ${line.floor?.perSecond.toFixed(0) ?? '–'}/s`,
    )
  }
  const rest = api.memory()
  let most = rest
  const run = { tickets, databaseUrl, api, seconds, note }
  for (const read of reads) await measureRead(run, read)
  const [first] = reads
  if (first !== undefined) await measureFiling(run, first.as)
  memories.push({ tickets, rest, most })
  // Its pages are the same on the other desks.
  const pages = first && withPages ? await measurePages(deps, api.origin, first.as.viewer.personId) : null
  await api.stop()
  await deps.db.$disconnect()
  return pages
}

/** What a browser makes of the portal. */
async function measurePages(deps: Deps, origin: string, personId: string): Promise<Pages> {
  const session = await sessionOf(deps, personId)
  const paint = await paintOf(origin, session)
  const { reference } = await deps.db.ticket.findFirstOrThrow({ where: { requesterId: personId } })
  const pages = {
    Home: '/',
    Filing: `/deposer/${madeId('category', 12)}`,
    'One request': `/demandes/${reference}`,
  }
  return { paint, scores: await scoresOf(origin, session, pages) }
}

async function measureEmpty() {
  const server = await start([join(import.meta.dirname, 'empty.ts')], {}, (message) =>
    typeof message === 'object' && message !== null && 'listening' in message
      ? String(message.listening)
      : undefined,
  )
  const ask = () => ({ method: 'GET', path: '/', headers: {} }) as const
  await load({ origin: server.origin, ask, connections: 8, seconds: 1, status: 200 })
  const figures = await load({ origin: server.origin, ask, connections: 8, seconds, status: 200 })
  await server.kill()
  return figures
}

async function sessionOf({ db, env }: Deps, personId: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const now = new Date()
  const endsAt = new Date(now.getTime() + 3_600_000)
  await db.session.create({
    data: {
      id: newId(),
      hash: hashOf(secret),
      personId,
      issuer: env.OIDC_ISSUER,
      subject: personId,
      createdAt: now,
      lastSeenAt: now,
      endsAt,
    },
  })
  return secret
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
