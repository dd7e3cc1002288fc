import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, instant } from './primitives.ts'

/** A live event never carries content: the page fetches again. `reset` says that too much was missed. */
export const liveEvent = z.strictObject({
  id,
  type: z.enum(['ticket.filed', 'ticket.changed', 'ticket.entry', 'ticket.presence', 'ticket.held', 'reset']),
  reference: z.string().optional(),
  at: instant,
})
export type LiveEvent = z.infer<typeof liveEvent>

export const streamEvents = endpoint({
  name: 'streamEvents',
  method: 'GET',
  path: '/events',
  tag: 'live',
  access: 'signed-in',
  scope: 'tickets:read',
  status: 200,
  summary: 'Server-sent events about what the caller may read, resumable with Last-Event-ID',
})
