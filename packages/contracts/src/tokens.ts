import { z } from 'zod'

export const TOKEN_SCOPES = [
  'tickets:read',
  'tickets:write',
  'notes:read',
  'notes:write',
  'people:read',
  'reports:read',
  'answers:write',
  'admin:read',
  'admin:write',
] as const

export const tokenScope = z.enum(TOKEN_SCOPES)
export type TokenScope = z.infer<typeof tokenScope>
