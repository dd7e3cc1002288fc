import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { closeReason, status } from './lifecycle.ts'
import { LIMITS } from './limits.ts'
import { establishmentRef } from './me.ts'
import { id, instant, named, oneLine, personRef, referenceParam } from './primitives.ts'
import { relation } from './relations.ts'

export const ticketLink = z.strictObject({
  id,
  /** What the ticket asked for is to the other one. */
  relation,
  since: instant,
  ticket: z.strictObject({
    reference: z.string(),
    title: z.string(),
    status,
    closeReason: closeReason.nullable(),
    reassigned: z.boolean(),
    requester: personRef,
    agent: personRef.nullable(),
  }),
})
export type TicketLink = z.infer<typeof ticketLink>

/** A ticket declared a known incident, as its own desk sees it. */
export const declaredIncident = z.strictObject({
  id,
  title: z.string(),
  text: z.string(),
  since: instant,
  /** Whose filing page tells of it; no establishment means all. */
  categories: z.array(named),
  establishments: z.array(establishmentRef),
  children: z.strictObject({
    open: z.int().min(0),
    resolved: z.int().min(0),
    ended: z.int().min(0),
    /** Acts of the incident that have not reached their child yet. */
    underWay: z.int().min(0),
  }),
})
export type DeclaredIncident = z.infer<typeof declaredIncident>

const byReference = z.strictObject({ reference: referenceParam })

export const listLinks = endpoint({
  name: 'listLinks',
  method: 'GET',
  path: '/tickets/:reference/links',
  tag: 'links',
  access: 'signed-in',
  scope: 'tickets:read',
  status: 200,
  summary: `The tickets linked to this one that the caller may read, newest first, ${LIMITS.links} at most; requesters are told of those merged or split alone. And the known incident that it was declared, for the desk`,
  params: byReference,
  reply: z.strictObject({
    items: z.array(ticketLink),
    total: z.int().min(0),
    incident: declaredIncident.nullable(),
  }),
})

export const splitEntry = endpoint({
  name: 'splitEntry',
  method: 'POST',
  path: '/tickets/:reference/split',
  tag: 'links',
  access: 'signed-in',
  scope: 'tickets:write',
  status: 201,
  summary:
    'File a new ticket for the same requester, holding a copy of one public entry and its files; both are linked',
  params: byReference,
  body: z.strictObject({ entryId: id, categoryId: id, title: oneLine(LIMITS.title) }),
  /** All that is told of it: it may go to a team that the caller is not of. */
  reply: z.strictObject({ reference: z.string() }),
})
