import { randomBytes } from 'node:crypto'
import { LIMITS } from '@guichet/contracts/limits'
import type { Me } from '@guichet/contracts/me'
import type { TokenScope } from '@guichet/contracts/tokens'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Db } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { hashOf } from '../../http/caller.ts'
import { forgetCallers } from '../../http/recent-callers.ts'
import type { TokenRow } from './queries.ts'

type Preferences = { [Key in keyof Me['preferences']]?: Me['preferences'][Key] | undefined }

export async function changePreferences(
  db: Db,
  { personId }: Viewer,
  { language, theme, shortcuts, mails, digestHours }: Preferences,
) {
  await db.person.update({
    where: { id: personId },
    data: {
      ...(language !== undefined && { language }),
      ...(theme !== undefined && { theme }),
      ...(shortcuts !== undefined && { shortcuts }),
      ...(mails !== undefined && { mailWish: mails }),
      ...(digestHours !== undefined && { digestHours: digestHours.toSorted((a, b) => a - b) }),
    },
  })
}

export interface TokenRequest {
  name: string
  scopes: readonly TokenScope[]
  expiresAt: string
}

/** Makes a token of a year at most; its secret leaves here and is kept nowhere. */
export async function makeToken(
  db: Db,
  { personId }: Viewer,
  { name, scopes, expiresAt }: TokenRequest,
  now: Date,
): Promise<{ row: TokenRow; secret: string }> {
  const end = new Date(expiresAt)
  const latest = new Date(now.getTime() + LIMITS.tokenDays * 86_400_000)
  if (end <= now || end > latest) {
    throw new Refusal('invalid', 'refusal.token_expiry', {
      pointer: '/expiresAt',
      values: { days: LIMITS.tokenDays },
    })
  }
  const secret = `guichet_${randomBytes(32).toString('base64url')}`
  const row = await db.apiToken.create({
    data: {
      id: newId(),
      personId,
      name,
      prefix: secret.slice(0, 12),
      hash: hashOf(secret),
      scopes: [...new Set(scopes)],
      createdAt: now,
      expiresAt: end,
    },
  })
  return { row, secret }
}

export async function revokeToken(db: Db, { personId }: Viewer, id: string, now: Date): Promise<void> {
  const { count } = await db.apiToken.updateMany({
    where: { id: uuidOrNone(id), personId, revokedAt: null },
    data: { revokedAt: now },
  })
  if (count === 0) throw new Refusal('not-found', 'refusal.not_found')
  await forgetCallers(db)
}

export async function endSessionOf(db: Db, { personId }: Viewer, id: string): Promise<void> {
  const { count } = await db.session.deleteMany({ where: { id: uuidOrNone(id), personId } })
  if (count === 0) throw new Refusal('not-found', 'refusal.not_found')
  await forgetCallers(db)
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An id of an address as PostgreSQL takes it: what is none is unknown. */
function uuidOrNone(id: string): string {
  if (!uuid.test(id)) throw new Refusal('not-found', 'refusal.not_found')
  return id
}
