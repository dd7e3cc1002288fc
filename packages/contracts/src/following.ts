import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { LIMITS } from './limits.ts'
import { idParam, personRef, referenceParam } from './primitives.ts'

/**
 * Of the tickets of a team, what one of its members is told: each step of each; what comes to it; what they are in charge of,
 * invited on or watch; or, by mail, nothing. What asks for them by name reaches them in any case.
 */
export const followLevel = z.enum(['everything', 'creation', 'mine', 'nothing'])
export type FollowLevel = z.infer<typeof followLevel>

/** A mailbox is in charge of nothing. */
export const mailboxLevel = followLevel.exclude(['mine'])
export type MailboxLevel = z.infer<typeof mailboxLevel>

/** Where a colleague is named in the words of an entry: `length` UTF-16 units from `start`, the first of which is `@`. */
export const mention = z.strictObject({
  personId: z.uuid(),
  start: z.int().min(0),
  length: z.int().min(2),
})
export type Mention = z.infer<typeof mention>
export const mentions = z.array(mention).max(LIMITS.mentions)

const byReference = z.strictObject({ reference: referenceParam })
const watches = {
  tag: 'tickets',
  access: 'signed-in',
  scope: 'tickets:write',
  status: 204,
  params: byReference,
} as const

export const putWatch = endpoint({
  ...watches,
  name: 'putWatch',
  method: 'PUT',
  path: '/tickets/:reference/watch',
  summary: 'Be told of each step of a ticket, for as long as one may read it on the desk’s side',
})

export const deleteWatch = endpoint({
  ...watches,
  name: 'deleteWatch',
  method: 'DELETE',
  path: '/tickets/:reference/watch',
  summary: 'Watch a ticket no more',
})

export const listColleagues = endpoint({
  name: 'listColleagues',
  method: 'GET',
  path: '/tickets/:reference/colleagues',
  tag: 'tickets',
  access: 'signed-in',
  scope: 'people:read',
  status: 200,
  summary: 'Whom the caller may mention on a ticket: the others of the desk’s side who read it',
  params: byReference,
  reply: z.strictObject({ items: z.array(personRef).max(LIMITS.colleagues) }),
})

export const putFollowing = endpoint({
  name: 'putFollowing',
  method: 'PUT',
  path: '/me/teams/:id/following',
  tag: 'me',
  access: 'signed-in',
  scope: 'tickets:write',
  status: 204,
  summary: 'Choose what one is told of the tickets of a team of one’s own',
  params: z.strictObject({ id: idParam }),
  body: z.strictObject({ follow: followLevel }),
})
