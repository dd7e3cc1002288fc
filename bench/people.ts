import { randomBytes } from 'node:crypto'
import { TOKEN_SCOPES } from '@guichet/contracts/tokens'
import type { Viewer } from '@guichet/domain/facts'
import { newId } from '@guichet/api/db/id'
import type { Deps } from '@guichet/api/deps'
import { hashOf, recogniseAgain } from '@guichet/api/http/caller'
import { madeId } from './fill.ts'

export interface Somebody {
  readonly viewer: Viewer
  readonly headers: Readonly<Record<string, string>>
}

/** The nth person made, with a token of theirs, as the API knows them. */
export async function somebody(deps: Deps, nth: number): Promise<Somebody> {
  const secret = `guichet_${randomBytes(32).toString('base64url')}`
  const id = newId()
  const now = Date.now()
  await deps.db.apiToken.create({
    data: {
      id,
      personId: madeId('person', nth),
      name: 'bench',
      prefix: secret.slice(0, 12),
      hash: hashOf(secret),
      scopes: [...TOKEN_SCOPES],
      createdAt: new Date(now),
      expiresAt: new Date(now + 86_400_000),
    },
  })
  const [caller] = await recogniseAgain(deps, [{ kind: 'token', id }])
  if (caller === undefined) throw new Error(`person ${nth} is not known`)
  return { viewer: caller.viewer, headers: { authorization: `Bearer ${secret}` } }
}
