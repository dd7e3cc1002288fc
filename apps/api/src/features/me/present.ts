import type { z } from 'zod'
import type { createToken, listSessions, Me } from '@guichet/contracts/me'
import { rightsOf } from '@guichet/contracts/permissions'
import { tokenScope } from '@guichet/contracts/tokens'
import type { Caller } from '../../http/caller.ts'
import type { PersonRow, SessionRow, TokenRow } from './queries.ts'

type NewToken = z.infer<NonNullable<typeof createToken.reply>>
type Token = Omit<NewToken, 'secret'>
type Session = z.infer<NonNullable<typeof listSessions.reply>>['items'][number]

export function presentMe(row: PersonRow, caller: Caller, idleMinutes: number): Me {
  const establishments = row.establishments.map(({ establishment: { id, code, kind, name } }) => ({
    id,
    code,
    kind,
    name,
  }))
  const headed = new Set(
    row.establishments.filter(({ head }) => head).map(({ establishmentId }) => establishmentId),
  )
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    email: row.email,
    audiences: row.audiences,
    roles: rolesOf(row),
    teams: row.memberships.map(({ team, role, granted, withdrawn, follow }) => ({
      team: { id: team.id, label: team.label },
      role,
      rights: [...rightsOf(role, granted, withdrawn)],
      follow,
    })),
    establishments,
    headOf: establishments.filter(({ id }) => headed.has(id)),
    preferences: {
      language: row.language,
      theme: themeOf(row.theme),
      shortcuts: row.shortcuts,
      mails: row.mailWish,
      digestHours: row.digestHours,
    },
    sessionEndsAt: caller.kind === 'session' ? caller.endsAt.toISOString() : null,
    sessionIdleEndsAt: idleEndOf(caller, idleMinutes),
  }
}

function idleEndOf({ kind, lastSeenAt }: Caller, minutes: number): string | null {
  if (kind !== 'session' || lastSeenAt === null) return null
  return new Date(lastSeenAt.getTime() + minutes * 60_000).toISOString()
}

function rolesOf({ memberships, administrator }: PersonRow): Me['roles'] {
  const roles: Me['roles'] = ['requester']
  if (memberships.length > 0) roles.push('agent')
  if (memberships.some(({ role }) => role === 'lead')) roles.push('lead')
  if (administrator) roles.push('administrator')
  return roles
}

const themeOf = (theme: string): Me['preferences']['theme'] =>
  theme === 'light' || theme === 'dark' ? theme : 'auto'

export function presentToken({
  id,
  name,
  prefix,
  scopes,
  createdAt,
  expiresAt,
  lastUsedAt,
}: TokenRow): Token {
  return {
    id,
    name,
    prefix,
    scopes: scopes.flatMap((scope) => tokenScope.safeParse(scope).data ?? []),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}

export function presentSession(
  { id, createdAt, lastSeenAt, userAgent }: SessionRow,
  caller: Caller,
): Session {
  return {
    id,
    current: id === caller.id,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    userAgent,
  }
}
