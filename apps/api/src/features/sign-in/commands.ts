import { randomBytes } from 'node:crypto'
import { Refusal } from '@guichet/domain/refusal'
import type { Db } from '../../db/client.ts'
import { databaseNow } from '../../db/now.ts'
import { newId } from '../../db/id.ts'
import type { Deps } from '../../deps.ts'
import { hashOf } from '../../http/caller.ts'
import { forgetCallers } from '../../http/recent-callers.ts'
import { describe } from '../../http/claims.ts'
import type { Attempt, Identity } from '../../http/identity-provider.ts'
import { recordPerson } from '../identities/commands.ts'

const attemptMs = 10 * 60_000

/** Remembers an attempt for the browser that holds the returned secret, and forgets those too old to succeed. */
export async function rememberAttempt(
  { db, clock }: Deps,
  attempt: Attempt,
  returnTo: string,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const now = clock(await databaseNow(db))
  await db.signInAttempt.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - attemptMs) } } })
  await db.signInAttempt.create({ data: { ...attempt, hash: hashOf(secret), returnTo, createdAt: now } })
  return secret
}

/** Takes the attempt that this browser made with this state: once, within ten minutes. */
export async function takeAttempt(
  { db, clock }: Deps,
  secret: string | undefined,
  state: string,
): Promise<Attempt & { returnTo: string }> {
  const hash = secret === undefined ? '' : hashOf(secret)
  const [taken] = await db.$queryRaw<(Attempt & { returnTo: string; createdAt: Date; now: Date })[]>`
    delete from sign_in_attempt where hash = ${hash} and state = ${state}
    returning state, nonce, verifier, return_to as "returnTo", created_at as "createdAt", now() as now`
  if (taken === undefined || clock(taken.now).getTime() - taken.createdAt.getTime() > attemptMs) {
    throw new Refusal('sign-in-failed', 'refusal.sign_in_attempt')
  }
  return taken
}

export interface OpenedSession {
  /** The cookie's value; only its hash is stored. */
  secret: string
  maxAgeSeconds: number
}

/**
 * Opens a session for whom the provider named, and ends the one this browser had. The person is who (issuer, subject)
 * says, never an address.
 */
export async function openSession(
  deps: Deps,
  identity: Identity,
  browser: { userAgent: string | undefined; former: string | undefined },
): Promise<OpenedSession> {
  const { db, clock, env } = deps
  const now = clock(await databaseNow(db))
  const person = await recordPerson(deps, identity, describe(identity.claims, env.OIDC_CLAIMS), now)
  const secret = randomBytes(32).toString('base64url')
  const maxAgeSeconds = env.SESSION_ABSOLUTE_HOURS * 3_600
  await db.$transaction([
    db.session.deleteMany({
      where: {
        OR: [{ endsAt: { lt: now } }, { hash: browser.former === undefined ? '' : hashOf(browser.former) }],
      },
    }),
    db.session.create({
      data: {
        id: newId(),
        hash: hashOf(secret),
        personId: person.id,
        issuer: identity.issuer,
        subject: identity.subject,
        providerSid: identity.sid,
        userAgent: browser.userAgent?.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 300) ?? null,
        createdAt: now,
        lastSeenAt: now,
        endsAt: new Date(now.getTime() + maxAgeSeconds * 1_000),
      },
    }),
  ])
  return { secret, maxAgeSeconds }
}

export async function closeSession(db: Db, secret: string): Promise<void> {
  await db.session.deleteMany({ where: { hash: hashOf(secret) } })
  await forgetCallers(db)
}

/** Ends the sessions that the provider says are over: those it opened before it said so. */
export async function closeSessionsOf(
  db: Db,
  { issuer, sid, subject, issuedAt }: { issuer: string; sid?: string; subject?: string; issuedAt: Date },
): Promise<void> {
  const who = sid === undefined ? { subject: subject ?? '' } : { providerSid: sid }
  await db.session.deleteMany({
    where: { issuer, ...who, createdAt: { lte: new Date(issuedAt.getTime() + 30_000) } },
  })
  await forgetCallers(db)
}
