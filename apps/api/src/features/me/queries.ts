import type { Viewer } from '@guichet/domain/facts'
import type { Db } from '../../db/client.ts'

/** The caller's own record, with their teams and establishments. */
export function personOf(db: Db, { personId }: Viewer) {
  return db.person.findUniqueOrThrow({
    where: { id: personId },
    include: {
      memberships: { where: { endedAt: null }, include: { team: true }, orderBy: { team: { label: 'asc' } } },
      establishments: { include: { establishment: true }, orderBy: { establishment: { code: 'asc' } } },
    },
  })
}
export type PersonRow = Awaited<ReturnType<typeof personOf>>

/** The caller's tokens that still work, newest first. */
export function tokensOf(db: Db, { personId }: Viewer, now: Date) {
  return db.apiToken.findMany({
    where: { personId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { id: 'desc' },
  })
}
export type TokenRow = Awaited<ReturnType<typeof tokensOf>>[number]

/** The browsers where the caller is signed in, the last used first. */
export function sessionsOf(db: Db, { personId }: Viewer, now: Date) {
  return db.session.findMany({ where: { personId, endsAt: { gt: now } }, orderBy: { lastSeenAt: 'desc' } })
}
export type SessionRow = Awaited<ReturnType<typeof sessionsOf>>[number]
