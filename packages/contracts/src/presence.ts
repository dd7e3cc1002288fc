import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { personRef, referenceParam } from './primitives.ts'

/** What somebody does on a ticket's page: it is before them, they left it open behind another, they type. */
export const presenceState = z.enum(['looking', 'away', 'writing'])
export type PresenceState = z.infer<typeof presenceState>

/** Milliseconds for which a state holds when it is not said again: a closed lid is soon forgotten, a hand at rest sooner. */
export const PRESENCE_MS = { here: 45_000, writing: 6_000 } as const

const presence = z.strictObject({ person: personRef, state: presenceState })
export type Presence = z.infer<typeof presence>

const ofTicket = {
  path: '/tickets/:reference/presence',
  tag: 'tickets',
  access: 'signed-in',
  scope: 'tickets:write',
  params: z.strictObject({ reference: referenceParam }),
} as const

export const putPresence = endpoint({
  ...ofTicket,
  name: 'putPresence',
  method: 'PUT',
  status: 200,
  summary:
    'Say that one is on a ticket’s page, and hear who of the desk is there too: said again before it lapses',
  body: z.strictObject({ state: presenceState }),
  reply: z.strictObject({ items: z.array(presence) }),
})

export const deletePresence = endpoint({
  ...ofTicket,
  name: 'deletePresence',
  method: 'DELETE',
  status: 204,
  summary: 'Leave a ticket’s page',
})
