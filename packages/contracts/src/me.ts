import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { followLevel } from './following.ts'
import { LIMITS } from './limits.ts'
import { right } from './permissions.ts'
import {
  cursorQuery,
  freeText,
  id,
  idParam,
  instant,
  instantInput,
  named,
  oneLine,
  page,
  total,
} from './primitives.ts'
import { tokenScope } from './tokens.ts'

export const language = z.enum(['fr', 'en'])
export type Language = z.infer<typeof language>

export const establishmentRef = z.strictObject({ id, code: z.string(), kind: z.string(), name: z.string() })
export type EstablishmentRef = z.infer<typeof establishmentRef>

export const membership = z.strictObject({
  team: named,
  role: z.enum(['agent', 'lead']),
  rights: z.array(right),
  /** What they are told of its tickets. */
  follow: followLevel,
})

/**
 * What asks something of its reader always leaves at once. The rest: a mail for `each` step, one `digest` at the hours chosen,
 * or, for whoever wants only what is `asked`, the portal alone.
 */
export const mailWish = z.enum(['each', 'digest', 'asked'])
export type MailWish = z.infer<typeof mailWish>

export const preferences = z.strictObject({
  language: language.nullable(),
  theme: z.enum(['auto', 'light', 'dark']),
  shortcuts: z.boolean(),
  mails: mailWish,
  /** The hours of the day, on the desk's clock, at which a digest leaves. */
  digestHours: z
    .array(z.int().min(0).max(23))
    .min(1)
    .max(LIMITS.digestHours)
    .refine((hours) => new Set(hours).size === hours.length),
})

export const me = z.strictObject({
  id,
  login: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  audiences: z.array(z.string()),
  roles: z.array(z.enum(['requester', 'agent', 'lead', 'administrator'])),
  teams: z.array(membership),
  establishments: z.array(establishmentRef),
  headOf: z.array(establishmentRef),
  preferences,
  /** When this sign-in ends even if active; null for a token. */
  sessionEndsAt: instant.nullable(),
  /** When it ends unless its person does something; null for a token. */
  sessionIdleEndsAt: instant.nullable(),
})
export type Me = z.infer<typeof me>

const token = z.strictObject({
  id,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(tokenScope),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
})

const session = z.strictObject({
  id,
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  userAgent: z.string().nullable(),
})

const notification = z.strictObject({
  id,
  reference: z.string(),
  title: z.string(),
  template: z.string(),
  at: instant,
  readAt: instant.nullable(),
})

const byId = z.strictObject({ id: idParam })
const signedIn = { tag: 'me', access: 'signed-in' } as const

export const getMe = endpoint({
  ...signedIn,
  name: 'getMe',
  method: 'GET',
  path: '/me',
  status: 200,
  summary: 'The caller',
  reply: me,
})

export const patchMe = endpoint({
  ...signedIn,
  name: 'patchMe',
  method: 'PATCH',
  path: '/me',
  status: 200,
  scope: 'tickets:write',
  summary: 'Change one’s preferences',
  body: z.strictObject({ preferences: preferences.partial() }),
  reply: me,
})

export const listTokens = endpoint({
  ...signedIn,
  name: 'listTokens',
  method: 'GET',
  path: '/me/tokens',
  status: 200,
  summary: 'One’s tokens, without their secrets',
  reply: z.strictObject({ items: z.array(token) }),
})

export const createToken = endpoint({
  ...signedIn,
  name: 'createToken',
  method: 'POST',
  path: '/me/tokens',
  status: 201,
  summary: 'Make a token; its secret is shown this once. A token cannot make tokens',
  body: z.strictObject({
    name: oneLine(LIMITS.tokenName),
    scopes: z.array(tokenScope).min(1),
    expiresAt: instantInput,
  }),
  reply: token.extend({ secret: z.string() }),
})

export const deleteToken = endpoint({
  ...signedIn,
  name: 'deleteToken',
  method: 'DELETE',
  path: '/me/tokens/:id',
  status: 204,
  summary: 'Revoke a token, at once',
  params: byId,
})

export const listSessions = endpoint({
  ...signedIn,
  name: 'listSessions',
  method: 'GET',
  path: '/me/sessions',
  status: 200,
  summary: 'Where one is signed in',
  reply: z.strictObject({ items: z.array(session) }),
})

export const deleteSession = endpoint({
  ...signedIn,
  name: 'deleteSession',
  method: 'DELETE',
  path: '/me/sessions/:id',
  status: 204,
  summary: 'End one of one’s sessions',
  params: byId,
})

export const listNotifications = endpoint({
  ...signedIn,
  name: 'listNotifications',
  method: 'GET',
  path: '/me/notifications',
  status: 200,
  scope: 'tickets:read',
  summary: 'What was written to the caller about tickets they may still read, newest first',
  query: z.strictObject(cursorQuery),
  reply: page(notification),
})

export const countNotifications = endpoint({
  ...signedIn,
  name: 'countNotifications',
  method: 'GET',
  path: '/me/notifications/counts',
  status: 200,
  scope: 'tickets:read',
  summary: `How many notifications the caller has not read, up to ${LIMITS.unreadNotifications}`,
  reply: z.strictObject({ unread: total }),
})

export const readNotifications = endpoint({
  ...signedIn,
  name: 'readNotifications',
  method: 'PUT',
  path: '/me/notifications/reading',
  status: 204,
  scope: 'tickets:write',
  summary:
    'Say that every notification up to this one was read; reading a ticket says it of those about the ticket',
  body: z.strictObject({ until: id }),
})

export const draftContent = z.strictObject({
  kind: z.enum(['ticket', 'reply']),
  reference: z.string().max(100).optional(),
  categoryId: id.optional(),
  // As typed, too long perhaps: it is checked when sent, not while being written.
  title: freeText(LIMITS.text).optional(),
  text: freeText(LIMITS.text).optional(),
  /** The rest of the form. */
  form: z.record(z.string().max(100), freeText(LIMITS.text)).optional(),
  attachmentIds: z.array(id).max(LIMITS.filesPerTicket).optional(),
})
export type DraftContent = z.infer<typeof draftContent>

/** `version` goes up each time it is kept; it is also the `ETag`. */
export const draft = z.strictObject({ id, content: draftContent, version: z.int(), updatedAt: instant })
export type Draft = z.infer<typeof draft>

export const listDrafts = endpoint({
  ...signedIn,
  name: 'listDrafts',
  method: 'GET',
  path: '/me/drafts',
  status: 200,
  scope: 'tickets:read',
  summary: 'One’s drafts, newest first',
  reply: z.strictObject({ items: z.array(draft) }),
})

export const getDraft = endpoint({
  ...signedIn,
  name: 'getDraft',
  method: 'GET',
  path: '/me/drafts/:id',
  status: 200,
  scope: 'tickets:read',
  summary: 'One draft',
  params: byId,
  reply: draft,
})

export const putDraft = endpoint({
  ...signedIn,
  name: 'putDraft',
  method: 'PUT',
  path: '/me/drafts/:id',
  status: 200,
  scope: 'tickets:write',
  summary:
    'Keep a draft under an id of the caller’s making; lives 30 days after the last change. With `If-Match`, only over the version one has read',
  problems: ['stale-version'],
  params: z.strictObject({ id }),
  body: draftContent,
  reply: draft,
})

export const deleteDraft = endpoint({
  ...signedIn,
  name: 'deleteDraft',
  method: 'DELETE',
  path: '/me/drafts/:id',
  status: 204,
  scope: 'tickets:write',
  summary: 'Throw a draft away; with `If-Match`, only the version one has read',
  problems: ['stale-version'],
  params: byId,
})
