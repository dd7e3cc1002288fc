import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { openDb } from '../src/db/client.ts'
import { giveToken, makePerson, makeTeam } from './people.ts'
import { putCategory } from './ticket-rows.ts'

const GROUPS = 10
/** The requester and two agents are told of each filing. */
const MAILS_EACH = 3

export interface Rounds {
  /** Owns a migrated, empty database. */
  ownerUrl: string
  /** Of the API under test: DATABASE_URL, SMTP_URL and the rest. */
  env: Readonly<Record<string, string>>
  kills: number
  /** Asked together, in each round. */
  filings: number
  /** Message-IDs that the mail server took so far, repeats included. */
  takenMails: () => readonly string[]
}

export interface Ledger {
  acknowledged: number
  /** Filings whose answer the kill took away. */
  unknown: number
  mails: number
  /** Copies beyond the first, of mails that were on their way when their worker died. */
  mailsTwice: number
  /** What must never be: empty. */
  amiss: string[]
}

/** A requester of a team, who files in one category. */
export interface Group {
  token: string
  categoryId: string
}

/**
 * The API, all its doors open, is killed (`SIGKILL`) in the midst of many filings, started again, and asked again for each with the
 * same key; as often as told. Then the database itself and the mail server are read: by plain SQL, not through our code.
 */
export async function killRounds({ ownerUrl, env, kills, filings, takenMails }: Rounds): Promise<Ledger> {
  const groups = await makeGroups(ownerUrl)
  const acknowledged = new Map<string, string>()
  const keys: string[] = []
  const amiss: string[] = []
  let unknown = 0
  for (let round = 1; round <= kills; round += 1) {
    const asked = Array.from({ length: filings }, (_, n) => `round-${round}-${n}`)
    keys.push(...asked)
    const before = acknowledged.size
    const api = await startApi(env)
    // Sooner or later in the crowd, each round at another moment.
    const lastAnswer = before + Math.ceil((filings * ((round % kills) + 0.5)) / (kills + 1))
    await Promise.all(
      asked.map(async (key, n) => {
        const reference = await file(api.origin, groups[n % GROUPS], key).catch(() => null)
        if (reference === null) unknown += 1
        else acknowledged.set(key, reference)
        if (acknowledged.size === lastAnswer) api.child.kill('SIGKILL')
      }),
    )
    api.child.kill('SIGKILL')
    await api.ended
    const again = await startApi(env)
    for (const key of asked) {
      const reference = await file(again.origin, groups[asked.indexOf(key) % GROUPS], key)
      const first = acknowledged.get(key)
      if (first !== undefined && first !== reference)
        amiss.push(`${key} was answered ${first}, then ${reference}`)
      acknowledged.set(key, reference)
    }
    again.child.kill('SIGKILL')
    await again.ended
  }
  const drained = await drain(ownerUrl, env)
  if (!drained) amiss.push('mails are still waiting')
  return {
    acknowledged: acknowledged.size,
    unknown,
    ...(await readLedger(ownerUrl, acknowledged, keys, takenMails(), amiss)),
  }
}

export async function makeGroups(ownerUrl: string): Promise<Group[]> {
  const db = openDb({ url: ownerUrl })
  const groups: Group[] = []
  for (let n = 0; n < GROUPS; n += 1) {
    const team = await makeTeam(db, `Équipe ${n}`, {
      [`premier.agent${n}`]: 'agent',
      [`second.agent${n}`]: 'agent',
    })
    const category = await putCategory(db, team.id)
    const { id } = await makePerson(db, `camille.demandeur${n}`)
    groups.push({ token: await giveToken({ db, clock: (now) => now }, id), categoryId: category.id })
  }
  await db.$disconnect()
  return groups
}

async function file(origin: string, group: Group | undefined, key: string): Promise<string> {
  const response = await fetch(`${origin}/api/v1/tickets`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${group?.token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({ categoryId: group?.categoryId, title: key, description: `La panne ${key}` }),
    signal: AbortSignal.timeout(20_000),
  })
  const body: unknown = await response.json()
  if (response.status !== 201 || typeof body !== 'object' || body === null || !('reference' in body))
    throw new Error(`${response.status} ${JSON.stringify(body)}`)
  return String(body.reference)
}

export interface Running {
  origin: string
  child: ChildProcess
  ended: Promise<void>
}

/** The API in a process of its own; resolves once it listens. */
export function startApi(env: Readonly<Record<string, string>>): Promise<Running> {
  const main = join(import.meta.dirname, '../src/main.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'serve'], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<Running>()
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  child
    .once('error', reject)
    .once('exit', (code) => reject(new Error(`the API ended with ${code} before it listened`)))
  child.on('message', (message) => {
    if (typeof message === 'object' && message !== null && 'listening' in message)
      resolve({ origin: String(message.listening), child, ended })
  })
  return promise
}

async function drain(ownerUrl: string, env: Readonly<Record<string, string>>): Promise<boolean> {
  const api = await startApi(env)
  const drained = await mailsLeave(ownerUrl)
  api.child.kill('SIGTERM')
  await api.ended
  return drained
}

/** A minute later, whoever was sending is known to be dead: the next worker takes their mails over. */
export async function mailsLeave(ownerUrl: string): Promise<boolean> {
  await asking(
    ownerUrl,
    `update outgoing_mail set lease_until = now() - interval '1 second' where lease_until is not null`,
  )
  await asking(ownerUrl, `select graphile_worker.add_job('send-mails')`)
  let left = 1
  for (let wait = 0; left > 0 && wait < 300; wait += 1) {
    await sleep(200)
    const [row] = await asking(
      ownerUrl,
      `select count(*)::int as left from outgoing_mail where status = 'queued'`,
    )
    left = Number(row?.['left'])
  }
  return left === 0
}

/** What the database and the mail server hold, beside what was acknowledged. */
export async function readLedger(
  ownerUrl: string,
  acknowledged: ReadonlyMap<string, string>,
  keys: readonly string[],
  taken: readonly string[],
  amiss: string[],
): Promise<Pick<Ledger, 'mails' | 'mailsTwice' | 'amiss'>> {
  const tickets = await asking(
    ownerUrl,
    `select t.title, t.reference,
       (select count(*)::int from journal_entry j where j.ticket_id = t.id and j.kind = 'file') as filed,
       (select count(*)::int from ticket_tenure k where k.ticket_id = t.id) as tenures,
       (select count(*)::int from outgoing_mail m where m.ticket_id = t.id and m.status = 'sent') as sent,
       (select count(*)::int from idempotency_key i where i.result_id = t.id and i.key = t.title) as keys
     from ticket t`,
  )
  const references = new Set(tickets.map((row) => row['reference']))
  if (references.size !== tickets.length) amiss.push('a reference was given twice')
  if (tickets.length !== keys.length) amiss.push(`${tickets.length} tickets for ${keys.length} keys`)
  for (const [key, reference] of acknowledged) {
    if (!tickets.some((row) => row['title'] === key && row['reference'] === reference))
      amiss.push(`${key} is lost`)
  }
  for (const { title, filed, tenures, sent, keys: kept } of tickets) {
    const whole = filed === 1 && tenures === 1 && sent === MAILS_EACH && kept === 1
    if (!whole) amiss.push(`not whole: ${JSON.stringify({ title, filed, tenures, sent, kept })}`)
  }
  const mails = await asking(ownerUrl, 'select message_id from outgoing_mail')
  const queued = new Set(mails.map((row) => String(row['message_id'])))
  const arrived = new Set(taken)
  for (const id of queued) if (!arrived.has(id)) amiss.push(`the mail ${id} never left`)
  for (const id of arrived) if (!queued.has(id)) amiss.push(`the mail ${id} is of no ticket`)
  return { mails: arrived.size, mailsTwice: taken.length - arrived.size, amiss }
}

/** The rows of a statement, by plain SQL. */
export async function asking(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}
