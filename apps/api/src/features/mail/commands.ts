import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { databaseNow } from '../../db/now.ts'
import type { Tx } from '../../db/client.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Deps } from '../../deps.ts'
import { lanes, type Delivery, type Mailer } from '../../mail/smtp.ts'
import { presentMail, type WritingDesk } from './present.ts'
import { presentDigest } from './digest-present.ts'
import { digestsToSend, type DigestToSend } from './digest-queries.ts'
import { mailsToSend, type MailToSend } from './queries.ts'
import { standingToBeTold } from './scope.ts'

type SendingDeps = Pick<Deps, 'db' | 'log' | 'settings' | 'clock'> & { env: WritingDesk['env'] }

/**
 * Sends every mail that is due, a batch at a time, until none is left, the server answers nobody, or `stop` says so.
 * At least once each: a mail is marked sent after its server took it, and its Message-ID never changes.
 */
export async function sendDueMails(deps: SendingDeps, mailer: Mailer, stop?: AbortSignal): Promise<void> {
  let looks = 0
  for (;;) {
    if (stop?.aborted === true) return
    const now = deps.clock(await databaseNow(deps.db))
    const leased = await leaseMails(deps.db, now)
    if (leased.length === 0) {
      looks += 1
      if (looks > mostLooks || !(await isAnyDue(deps.db, now))) return
      await sleep(betweenLooksMs)
      continue
    }
    const outcomes = await sendBatch(deps, mailer, leased, now)
    if (outcomes.every((outcome) => outcome === 'unreachable')) return
  }
}

const batchSize = 21
const leaseSeconds = 60
const renewEveryMs = 20_000
const giveUpAfterMs = 5 * 86_400_000
/** Nothing is given up before so many attempts, however old: the desk itself may have slept. */
const leastAttempts = 8
const firstDelayMs = 30_000
const longestDelayMs = 15 * 60_000
/** A mail whose row somebody holds, most often its reader who just saw the news live, is looked for again this often. */
const mostLooks = 20
const betweenLooksMs = 100
/** Mails an hour to an address that was only typed. */
const typedHourly = 20

/** What may leave: nobody else is sending it, and of each ticket and person it is the oldest. */
const isDue = (now: Date): Prisma.Sql => Prisma.sql`
  m.status = 'queued' and m.not_before <= ${now} and (m.lease_until is null or m.lease_until <= ${now})
  and not exists (
    select from outgoing_mail e
    where e.ticket_id = m.ticket_id and (e.person_id = m.person_id or e.team_id = m.team_id) and e.status = 'queued'
      and (e.created_at, e.id) < (m.created_at, m.id))`

/** Takes mails that are due, oldest first, but those whose row another act holds just now. */
async function leaseMails(db: Tx, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    update outgoing_mail set lease_until = ${now}::timestamptz + make_interval(secs => ${leaseSeconds}), attempts = attempts + 1
    where id in (
      select m.id from outgoing_mail m where ${isDue(now)}
      order by m.not_before, m.id limit ${batchSize}
      for update of m skip locked)
    returning id::text`
  return rows.map(({ id }) => id)
}

async function isAnyDue(db: Tx, now: Date): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`select from outgoing_mail m where ${isDue(now)} limit 1`
  return rows.length > 0
}

type Outcome = Delivery['outcome'] | 'dropped' | 'tooMany'

async function sendBatch(
  deps: SendingDeps,
  mailer: Mailer,
  ids: readonly string[],
  now: Date,
): Promise<Outcome[]> {
  const renewing = setInterval(() => {
    renewLeases(deps.db, ids).catch((error: unknown) =>
      deps.log.warn({ error }, 'leases of mails not renewed'),
    )
  }, renewEveryMs)
  try {
    const desk = { settings: await deps.settings(), env: deps.env, now }
    const queue = [...(await mailsToSend(deps.db, ids, now)), ...(await digestsToSend(deps.db, ids, now))]
    const outcomes: Outcome[] = []
    const gone = new Map<string, number>()
    const sendNext = async () => {
      const mail = queue.shift()
      if (mail === undefined) return
      const before = gone.get(mail.row.personId) ?? 0
      gone.set(mail.row.personId, before + 1)
      const result = await sendOne(mail, mailer, desk, before)
      await record(deps, mail, result, now)
      outcomes.push(result.outcome)
    }
    const lane = async () => {
      while (queue.length > 0 && !outcomes.includes('unreachable')) await sendNext()
    }
    // The first goes alone: when it finds nobody at the door, the others of this batch do not even try.
    await sendNext()
    await Promise.all(Array.from({ length: lanes }, lane))
    await putBack(deps.db, queue)
    return outcomes
  } finally {
    clearInterval(renewing)
  }
}

interface Result {
  readonly outcome: Outcome
  readonly error?: string
}

type Outgoing = MailToSend | DigestToSend

async function sendOne(mail: Outgoing, mailer: Mailer, desk: WritingDesk, inBatch: number): Promise<Result> {
  const letter = 'news' in mail ? digestFor(mail, desk) : letterFor(mail, desk)
  if (letter === 'unreadable') return { outcome: 'dropped', error: 'the recipient may no longer read this' }
  if (letter === null) return { outcome: 'refused', error: 'the address is not a mailbox' }
  if (mail.sentLately + inBatch >= capOf(mail, desk))
    return { outcome: 'tooMany', error: 'too many mails within the hour' }
  return mailer.send(letter)
}

function letterFor(mail: MailToSend, desk: WritingDesk) {
  const standing = standingToBeTold(mail)
  return standing === null ? 'unreadable' : presentMail(mail, standing, desk)
}

/** Of what a digest gathered, what its reader may still read. */
function digestFor(mail: DigestToSend, desk: WritingDesk) {
  const told = mail.news.flatMap((news) => {
    const standing = standingToBeTold(news)
    return standing === null ? [] : [{ news, standing }]
  })
  return told.length === 0 ? 'unreadable' : presentDigest(mail, told, desk)
}

function capOf({ row: { person } }: Outgoing, { env }: WritingDesk): number {
  return person.emailVerified || person.identities.length > 0 ? env.RATE_MAILS : typedHourly
}

/** Writes what became of a mail, unless somebody else already did. */
async function record({ db, log }: SendingDeps, { row }: Outgoing, result: Result, now: Date): Promise<void> {
  const data = changeOf(row, result, now)
  if (data.status === 'failed')
    log.error({ mailId: row.id, template: row.template, error: result.error }, 'mail given up')
  await db.outgoingMail.updateMany({
    where: { id: row.id, status: 'queued' },
    data: { ...data, leaseUntil: null },
  })
}

type Change = Prisma.OutgoingMailUpdateManyMutationInput

function changeOf(
  { createdAt, attempts }: Outgoing['row'],
  { outcome, ...result }: Result,
  now: Date,
): Change {
  const error = result.error ?? null
  const after = (ms: number) => new Date(now.getTime() + ms)
  if (outcome === 'sent') return { status: 'sent', sentAt: now, lastError: null }
  if (outcome === 'dropped') return { status: 'dropped', lastError: error }
  // Waiting one's turn is no attempt.
  if (outcome === 'tooMany')
    return { notBefore: after(longestDelayMs), attempts: attempts - 1, lastError: error }
  const isOld = after(-giveUpAfterMs) > createdAt && attempts >= leastAttempts
  if (outcome === 'refused' || isOld) return { status: 'failed', lastError: error }
  return { notBefore: after(delayMs(attempts)), lastError: error }
}

/** Twice as long after each attempt, up to a quarter of an hour, and never all at the same second. */
function delayMs(attempts: number): number {
  const delay = Math.min(firstDelayMs * 2 ** Math.max(attempts - 1, 0), longestDelayMs)
  return randomInt(Math.round(delay * 0.75), Math.round(delay * 1.25))
}

async function putBack(db: Tx, untried: readonly Outgoing[]): Promise<void> {
  if (untried.length === 0) return
  const ids = untried.map(({ row }) => row.id)
  await db.outgoingMail.updateMany({
    where: { id: { in: ids } },
    data: { leaseUntil: null, attempts: { decrement: 1 } },
  })
}

async function renewLeases(db: Tx, ids: readonly string[]): Promise<void> {
  await db.$executeRaw`
    update outgoing_mail set lease_until = lease_until + make_interval(secs => ${renewEveryMs / 1_000})
    where id = any (${[...ids]}::uuid[]) and status = 'queued' and lease_until is not null`
}
