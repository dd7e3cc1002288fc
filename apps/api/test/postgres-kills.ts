import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres } from '@guichet/local/postgres'
import type { Postgres } from '@guichet/local/postgres'
import { migrate } from '../src/db/migrate.ts'
import { asking, mailsLeave, makeGroups, readLedger, startApi } from './kill-rounds.ts'
import type { Group } from './kill-rounds.ts'

const FILERS = 10
/** Tickets acknowledged between two kills. */
const BETWEEN = 20
const DOWN_MS = 1_000
/** Longer than any answer may take, which waits twice at most for a connection (5 s). */
const PATIENCE_MS = 15_000

export interface PostgresKills {
  /** Of a cluster of its own, which the one who asks removes. */
  dataDir: string
  port: number
  /** Of the API under test, without its DATABASE_URL. */
  env: (databaseUrl: string) => Readonly<Record<string, string>>
  kills: number
  takenMails: () => readonly string[]
}

export interface PostgresLedger {
  acknowledged: number
  /** Answers of each status. */
  statuses: Record<string, number>
  /** The longest that anybody waited for any answer, in milliseconds. */
  longestMs: number
  /** For each kill: from the moment PostgreSQL answers again to the first ticket acknowledged. */
  recoveredMs: number[]
  /** While PostgreSQL was down: what `/health/live` and `/health/ready` said. */
  health: string[]
  /** Connections of the desk, when all was over. */
  connections: number
  mails: number
  /** What must never be: empty. */
  amiss: string[]
}

interface Filings {
  acknowledged: Map<string, string>
  keys: string[]
  statuses: Record<string, number>
  longestMs: number
  amiss: string[]
}

/**
 * PostgreSQL's first process is killed (`SIGKILL`) under load, left dead a moment and started again, as often as told, below one
 * API that nobody restarts. Each filing is asked again with its key until it is acknowledged; then the database is read.
 */
export async function postgresKills(asked: PostgresKills): Promise<PostgresLedger> {
  let postgres = await startPostgres(asked)
  try {
    await migrate(postgres.ownerUrl)
    const groups = await makeGroups(postgres.ownerUrl)
    const api = await startApi(asked.env(postgres.appUrl))
    const filings: Filings = { acknowledged: new Map(), keys: [], statuses: {}, longestMs: 0, amiss: [] }
    const enough = new AbortController()
    const filers = Array.from({ length: FILERS }, (_, n) =>
      fileOn(api.origin, groups[n], filings, enough.signal),
    )
    const recoveredMs: number[] = []
    const health: string[] = []
    for (let kill = 1; kill <= asked.kills; kill += 1) {
      await more(filings, BETWEEN)
      process.kill(postmasterOf(asked.dataDir), 'SIGKILL')
      await sleep(DOWN_MS)
      health.push(await healthOf(api.origin))
      postgres = await startPostgres(asked)
      const since = performance.now()
      await more(filings, 1)
      recoveredMs.push(Math.round(performance.now() - since))
    }
    await more(filings, BETWEEN)
    enough.abort()
    await Promise.all(filers)
    if (api.child.exitCode !== null) filings.amiss.push('the API ended')
    const connections = await connectionsOf(postgres)
    if (!(await mailsLeave(postgres.ownerUrl))) filings.amiss.push('mails are still waiting')
    api.child.kill('SIGTERM')
    await api.ended
    const { acknowledged, keys, statuses, longestMs, amiss } = filings
    const { mails } = await readLedger(postgres.ownerUrl, acknowledged, keys, asked.takenMails(), amiss)
    const counts = { acknowledged: acknowledged.size, mails, connections }
    return { ...counts, statuses, longestMs: Math.round(longestMs), recoveredMs, health, amiss }
  } finally {
    await postgres.stop()
  }
}

/** One who files, again and again, each until it is acknowledged. */
async function fileOn(
  origin: string,
  group: Group | undefined,
  filings: Filings,
  enough: AbortSignal,
): Promise<void> {
  while (!enough.aborted) {
    const key = randomUUID()
    filings.keys.push(key)
    for (let reference: string | null = null; reference === null;) {
      reference = await fileOnce(origin, group, key, filings)
      if (reference === null) await sleep(100)
      else filings.acknowledged.set(key, reference)
    }
  }
}

/** The reference of what was filed; null after a 503, which asks to try again. */
async function fileOnce(
  origin: string,
  group: Group | undefined,
  key: string,
  filings: Filings,
): Promise<string | null> {
  const since = performance.now()
  try {
    const answer = await fetch(`${origin}/api/v1/tickets`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${group?.token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ categoryId: group?.categoryId, title: key, description: `La panne ${key}` }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const { status, headers } = answer
    filings.statuses[status] = (filings.statuses[status] ?? 0) + 1
    const body: unknown = await answer.json()
    if (status === 201 && typeof body === 'object' && body !== null && 'reference' in body)
      return String(body.reference)
    const isProblem = headers.get('content-type') === 'application/problem+json; charset=utf-8'
    if (status !== 503 || !isProblem || headers.get('retry-after') !== '5')
      filings.amiss.push(`${status} ${JSON.stringify(body)}`)
  } catch (error) {
    filings.amiss.push(`no answer: ${String(error)}`)
  } finally {
    filings.longestMs = Math.max(filings.longestMs, performance.now() - since)
  }
  return null
}

/** Waits for so many more acknowledged tickets. */
async function more({ acknowledged }: Filings, count: number): Promise<void> {
  const goal = acknowledged.size + count
  const until = performance.now() + 60_000
  while (acknowledged.size < goal) {
    if (performance.now() > until) throw new Error('no ticket was acknowledged for a minute')
    await sleep(10)
  }
}

function postmasterOf(dataDir: string): number {
  const { place }: { place: string } = JSON.parse(readFileSync(join(dataDir, 'access.json'), 'utf8'))
  return Number(readFileSync(join(place, 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function healthOf(origin: string): Promise<string> {
  const [live, ready] = await Promise.all(
    ['live', 'ready'].map(async (name) => (await fetch(`${origin}/health/${name}`)).status),
  )
  return `live ${live}, ready ${ready}`
}

async function connectionsOf({ adminUrl }: Postgres): Promise<number> {
  const [row] = await asking(
    adminUrl,
    `select count(*)::int as connections from pg_stat_activity where usename = 'guichet_app' and datname = 'guichet'`,
  )
  return Number(row?.['connections'])
}
