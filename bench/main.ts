// npm run bench [-- --seconds 4 --sizes 1000,50000 | --pages | --live 20]: measures the desk on this machine and writes docs/performance.md. A database
// and processes of its own, on the loopback; stops by itself after some minutes. `--pages` tells what a browser makes of its
// pages, `--live` what a thousand open pages are told during so many seconds, on the last of the sizes; they write nothing.
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
import { measureLive } from './live.ts'
import type { LiveFigures } from './live.ts'
import { load } from './load.ts'
import { measureFiling, measureRead } from './measure.ts'
import type { Desk, Line } from './measure.ts'
import { readsOf } from './reads.ts'
import { figuresOf, report } from './report.ts'
import type { Measured } from './report.ts'

type Pages = Pick<Measured, 'paint' | 'scores'>

interface OpenDesk extends Desk {
  readonly deps: Deps
  readonly close: () => Promise<void>
}

const { values: asked } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    sizes: { type: 'string', default: '1000,50000' },
    pages: { type: 'boolean', default: false },
    live: { type: 'string' },
  },
})
const seconds = Number(asked.seconds)
const sizes = asked.sizes.split(',').map(Number)
const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-'))
// The `postgres` user passes through to its cluster, which then goes with the folder.
chmodSync(folder, 0o711)
const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), log: say })
const lines: Line[] = []
const LIVE_SECONDS = 20
try {
  if (asked.pages) await tellPages()
  else if (asked.live !== undefined) await tellLive(Number(asked.live))
  else await measureAll()
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
// The migration engine leaves a timer of ten seconds behind.
process.exit()

async function measureAll(): Promise<void> {
  const empty = await measureEmpty()
  const desks: OpenDesk[] = []
  for (const tickets of sizes) desks.push(await openDesk(tickets))
  const rest = desks.map(({ api }) => api.memory())
  const most = [...rest]
  const note = (line: Line) => {
    lines.push(line)
    for (const [place, { api }] of desks.entries()) most[place] = Math.max(most[place] ?? 0, api.memory())
    const { api, floor } = figuresOf(line)
    say(
      `${line.tickets} ${line.what} ×${line.lanes}: ${api.perSecond.toFixed(0)}/s, floor ${floor?.perSecond.toFixed(0) ?? '–'}/s`,
    )
  }
  const plan = { desks, seconds, note }
  for (const nth of desks[0]?.reads.keys() ?? []) await measureRead(plan, nth)
  await measureFiling(plan)
  const memories = desks.map(({ tickets }, place) => ({
    tickets,
    rest: rest[place] ?? 0,
    most: most[place] ?? 0,
  }))
  // Its pages are the same on the other desks.
  const pages = desks[0] ? await measurePages(desks[0]) : { paint: null, scores: null }
  for (const desk of desks) await desk.close()
  // Last, for it changes the desk, and on the largest.
  const live = await measureLives(desks.at(-1)?.tickets ?? 0, LIVE_SECONDS)
  const page = firstPageSize()
  writeFileSync(
    join(import.meta.dirname, '../docs/performance.md'),
    report({ lines, memories, empty, live, page, ...pages, seconds }),
  )
}

async function tellLive(during: number): Promise<void> {
  const tickets = sizes.at(-1) ?? 0
  await makeDesk(tickets)
  say(JSON.stringify(await measureLives(tickets, during), null, 2))
}

/** On two processes, and on one that has all the pages. */
async function measureLives(tickets: number, during: number): Promise<LiveFigures[]> {
  const databaseUrl = urlOf(tickets, postgres.appUrl)
  const env = { ...benchEnv(databaseUrl, folder), ROLE: 'http' }
  const found: LiveFigures[] = []
  for (const processes of [2, 1]) {
    const live = await measureLive({ databaseUrl, tickets, env, processes, seconds: during })
    found.push(live)
    say(
      `${live.pages} pages on ${processes}: ${live.told} of ${live.due} told, ${live.amiss} amiss, p99 ${live.fromAsked.p99.toFixed(0)} ms`,
    )
  }
  return found
}

async function tellPages(): Promise<void> {
  const desk = await openDesk(1_000)
  say(JSON.stringify(await measurePages(desk), null, 2))
  await desk.close()
}

/** A filled desk and its API, in a process of its own. */
async function openDesk(tickets: number): Promise<OpenDesk> {
  const databaseUrl = await makeDesk(tickets)
  const env = { ...benchEnv(databaseUrl, folder), ROLE: 'http' }
  const deps = openDeps(readEnv(env))
  const reads = await readsOf(deps)
  const api = await startApi(env)
  const close = async () => {
    await api.stop()
    await deps.db.$disconnect()
  }
  return { tickets, databaseUrl, api, reads, deps, close }
}

async function makeDesk(tickets: number): Promise<string> {
  const admin = new Client({ connectionString: postgres.adminUrl })
  await admin.connect()
  await admin.query(`create database desk_${tickets} owner guichet_owner`)
  await admin.end()
  const ownerUrl = urlOf(tickets, postgres.ownerUrl)
  await migrate(ownerUrl)
  await fillDesk(ownerUrl, tickets, say)
  return urlOf(tickets, postgres.appUrl)
}

function urlOf(tickets: number, url: string): string {
  return Object.assign(new URL(url), { pathname: `/desk_${tickets}` }).href
}

/** What a browser makes of the portal. */
async function measurePages({ deps, api: { origin }, reads: [first] }: OpenDesk): Promise<Pages> {
  if (first === undefined) return { paint: null, scores: null }
  const { personId } = first.as.viewer
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
