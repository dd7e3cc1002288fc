import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { mailboxLevel } from './following.ts'
import { LIMITS } from './limits.ts'
import { language } from './me.ts'
import { freeText, id, personRef, version } from './primitives.ts'

export const foundPerson = personRef.extend({
  /** Agents alone are given these two. */
  email: z.string().nullable().optional(),
  audiences: z.array(z.string()).optional(),
})

export const peopleFound = z.strictObject({ items: z.array(foundPerson).max(20) })

export const searchPeople = endpoint({
  name: 'searchPeople',
  method: 'GET',
  path: '/people',
  tag: 'people',
  access: 'signed-in',
  scope: 'people:read',
  status: 200,
  summary:
    'People, for contacts and invitations: 3 characters or more, 20 rows at most. Requesters find by exact login or whole address, or by name among those of their establishments',
  query: z.strictObject({ q: freeText(LIMITS.search), agents: z.enum(['true', 'false']).optional() }),
  reply: peopleFound,
})

export const team = z.strictObject({
  id,
  label: z.string(),
  level: z.int().min(1).max(3),
  acceptsTransfers: z.boolean(),
  /** Offered when its tickets are tagged; where `tagsOnly`, no other is accepted. */
  tags: z.array(z.string()),
  tagsOnly: z.boolean(),
  /** Its tickets are resolved with the time they took. */
  timeRequired: z.boolean(),
  /** Null to all but its leads and administrators. */
  mailbox: z
    .strictObject({
      address: z.string().nullable(),
      level: mailboxLevel,
      /** Null: the desk’s. */
      language: language.nullable(),
    })
    .nullable(),
  /** Of its marks, and of its mailbox for whoever reads it. */
  version,
  /** Filled for the caller's own teams alone. */
  members: z.array(personRef),
})
export type Team = z.infer<typeof team>

export const listTeams = endpoint({
  name: 'listTeams',
  method: 'GET',
  path: '/teams',
  tag: 'people',
  access: 'signed-in',
  scope: 'people:read',
  status: 200,
  summary: 'The teams, for agents: where a ticket may be transferred, and the colleagues of one’s own teams',
  reply: z.strictObject({ items: z.array(team) }),
})
