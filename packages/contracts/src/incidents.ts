import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { LIMITS } from './limits.ts'
import { freeText, id, idParam, instant } from './primitives.ts'
import { ticket } from './tickets.ts'

/** What is told of a known incident to whoever may be concerned: its own words, never those of its ticket. */
export const knownIncident = z.strictObject({
  id,
  title: z.string(),
  text: z.string(),
  since: instant,
  /** The caller's own ticket that joined it. */
  joined: z.string().nullable(),
})
export type KnownIncident = z.infer<typeof knownIncident>

export const listIncidents = endpoint({
  name: 'listIncidents',
  method: 'GET',
  path: '/incidents',
  tag: 'incidents',
  access: 'signed-in',
  scope: 'tickets:read',
  status: 200,
  summary:
    'Known incidents that concern the caller, newest first: those of one topic and the topics above it, or of all that they may file in',
  query: z.strictObject({ categoryId: id.optional() }),
  reply: z.strictObject({ items: z.array(knownIncident) }),
})

export const joinIncident = endpoint({
  name: 'joinIncident',
  method: 'POST',
  path: '/incidents/:id/join',
  tag: 'incidents',
  access: 'signed-in',
  scope: 'tickets:write',
  status: 201,
  summary:
    '« Moi aussi »: files a ticket of the caller’s own as a child of the incident, with whoever is in charge of it. Once a person: again, it answers with the same ticket',
  params: z.strictObject({ id: idParam }),
  body: z.strictObject({ categoryId: id.optional(), text: freeText(LIMITS.text).optional() }),
  reply: ticket,
  problems: ['event-not-allowed'],
})
