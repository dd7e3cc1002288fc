import { z } from 'zod'
import { attachment } from './attachments.ts'
import { endpoint } from './endpoint.ts'
import { filing } from './filing.ts'
import * as life from './lifecycle.ts'
import { LIMITS } from './limits.ts'
import { establishmentRef } from './me.ts'
import {
  cursorQuery,
  digits,
  freeText,
  id,
  idParam,
  instant,
  instantInput,
  named,
  oneLine,
  page,
  personRef,
  queryFlag,
  referenceParam,
  someText,
  total,
} from './primitives.ts'
import { countedName, standardName, ticketSort } from './view-content.ts'

export const participant = z.strictObject({
  id,
  role: z.enum(['contact', 'guest_agent', 'establishment_head']),
  /** Somebody without an account is named, and logs in, by their address. */
  person: personRef,
  addedBy: personRef.nullable(),
  addedAt: instant,
})
export type Participant = z.infer<typeof participant>

/** Towards one ticket the caller is one of these, the first that applies; `former` reads what was written until the transfer. */
export const standing = z.enum(['owner', 'contact', 'head', 'agent', 'guest', 'former'])
export type Standing = z.infer<typeof standing>

const categoryPath = z.strictObject({
  id,
  label: z.string(),
  retired: z.boolean(),
  path: z.array(z.string()),
})

const summaryShape = {
  id,
  reference: z.string(),
  title: z.string(),
  status: life.status,
  closeReason: life.closeReason.nullable(),
  /** True after a transfer: « Réaffectée ». */
  reassigned: z.boolean(),
  category: categoryPath,
  product: z.strictObject({ id, label: z.string(), family: z.string() }).nullable(),
  establishment: establishmentRef.nullable(),
  requester: personRef,
  team: named,
  agent: personRef.nullable(),
  createdAt: instant,
  /** Moves only with what the caller may read. */
  updatedAt: instant,
  version: z.int(),
  /** Something the caller may read is newer than their last reading. */
  unread: z.boolean(),
  standing,
  bookmarked: z.boolean(),
}

/** What only the desk's side is given (and the owner, where the preset lets them choose the priority). */
const deskShape = {
  priority: life.priority.optional(),
  impact: life.impact.nullable().optional(),
  urgency: life.urgency.nullable().optional(),
  teamUpdatedAt: instant.optional(),
  /** The nearest of the two that follow; none while the ticket waits, or where nothing is promised. */
  dueAt: instant.nullable().optional(),
  takeDueAt: instant.nullable().optional(),
  resolveDueAt: instant.nullable().optional(),
  recallAt: instant.nullable().optional(),
  origin: life.origin.optional(),
  tags: z.array(z.string()).optional(),
}

/** A text in pieces, from its start to its end; those that were searched for are marked. */
export const markedText = z.array(z.strictObject({ text: z.string(), marked: z.boolean() }))
export type MarkedText = z.infer<typeof markedText>

/** Where the words of a search were found, in what the caller may read of it and nothing else; nulls: nowhere there. */
const matched = z.strictObject({
  title: markedText.nullable(),
  extract: z.strictObject({ from: z.enum(['description', 'public', 'team']), text: markedText }).nullable(),
})

/** `matched` is there when words were searched for. */
export const ticketSummary = z.strictObject({ ...summaryShape, ...deskShape, matched: matched.optional() })
export type TicketSummary = z.infer<typeof ticketSummary>

export const ticket = z.strictObject({
  ...summaryShape,
  ...deskShape,
  description: z.string(),
  onBehalf: life.onBehalf,
  /** Absent for contacts and heads. */
  callbackPhone: z.string().nullable().optional(),
  availability: z.string().nullable().optional(),
  fields: z.record(z.string(), z.string()),
  attachments: z.array(attachment),
  participants: z.array(participant),
  /** The team's side alone is told of time. */
  minutesSpent: z.int().optional(),
  /** The caller is told of each step; on the desk’s side alone. */
  watched: z.boolean().optional(),
  /** To resolve it, some time must have been noted. */
  timeRequired: z.boolean().optional(),
  takenAt: instant.nullable(),
  resolvedAt: instant.nullable(),
  announcedAt: instant.nullable(),
  finalAt: instant.nullable(),
  /** While resolved, where the desk closes by itself: when the notice comes, when the closing. */
  autoClose: z.strictObject({ announceAt: instant, closeAt: instant }).nullable(),
  /** While the owner may still reopen. */
  reopenUntil: instant.nullable(),
  /** Once final, where the desk does not keep for ever: when it is erased. */
  keptUntil: instant.nullable(),
  /** The events the caller may fire now: the screen draws them and holds no rule of its own. */
  allowed: z.array(life.firedEvent),
})
export type Ticket = z.infer<typeof ticket>

const tickets = { tag: 'tickets', access: 'signed-in' } as const
const reads = { ...tickets, scope: 'tickets:read', status: 200 } as const
const writes = { ...tickets, scope: 'tickets:write' } as const
const byReference = z.strictObject({ reference: referenceParam })

export const fileTicket = endpoint({
  ...writes,
  name: 'fileTicket',
  method: 'POST',
  path: '/tickets',
  status: 201,
  summary: 'File a ticket',
  body: filing,
  reply: ticket,
})

/** A ticket as it was: what the journal tells of it until then, of what the caller may read. */
export const pastTicket = z.strictObject({
  reference: z.string(),
  /** The instant that was asked for. */
  at: instant,
  title: z.string(),
  description: z.string(),
  status: life.status,
  closeReason: life.closeReason.nullable(),
  reassigned: z.boolean(),
  category: categoryPath,
  product: summaryShape.product,
  establishment: establishmentRef.nullable(),
  onBehalf: life.onBehalf,
  requester: personRef,
  team: named,
  agent: personRef.nullable(),
  fields: z.record(z.string(), z.string()),
  createdAt: instant,
  takenAt: instant.nullable(),
  resolvedAt: instant.nullable(),
  announcedAt: instant.nullable(),
  finalAt: instant.nullable(),
  standing,
  priority: life.priority.optional(),
  impact: life.impact.nullable().optional(),
  urgency: life.urgency.nullable().optional(),
  takeDueAt: instant.nullable().optional(),
  resolveDueAt: instant.nullable().optional(),
  recallAt: instant.nullable().optional(),
  tags: z.array(z.string()).optional(),
  minutesSpent: z.int().optional(),
})
export type PastTicket = z.infer<typeof pastTicket>

export const getPastTicket = endpoint({
  ...reads,
  name: 'getPastTicket',
  method: 'GET',
  path: '/tickets/:reference/past',
  summary: 'The ticket as it was at an instant between its filing and now, rebuilt from its journal',
  params: byReference,
  query: z.strictObject({ at: instantInput }),
  reply: pastTicket,
})

export const ticketView = z.enum([
  'mine',
  /** As a contact or a guest, or watched. */
  'following',
  /** Of those followed, those one was invited on as a colleague. */
  'invited',
  'establishment',
  'team',
  'assigned',
  'all',
])
export type TicketView = z.infer<typeof ticketView>

export const ticketQuery = z.strictObject({
  ...cursorQuery,
  view: ticketView.default('mine'),
  /** Looks through a saved view or a standard one: its source stands for `view`, its order for a missing `sort`; the other filters narrow it. */
  viewId: z.union([id, standardName]).optional(),
  bucket: life.bucket.optional(),
  status: life.status.optional(),
  /** `mine`: waits for the caller to answer or to decide a closure. */
  awaiting: queryFlag.optional(),
  unassigned: queryFlag.optional(),
  teamId: id.optional(),
  categoryId: id.optional(),
  productId: id.optional(),
  establishmentId: id.optional(),
  /** Told to the desk alone, as on the ticket. */
  origin: life.origin.optional(),
  agentId: id.optional(),
  requesterId: id.optional(),
  priority: digits(1, 5).optional(),
  q: freeText(LIMITS.search).optional(),
  createdAfter: instantInput.optional(),
  createdBefore: instantInput.optional(),
  endedAfter: instantInput.optional(),
  endedBefore: instantInput.optional(),
  updatedAfter: instantInput.optional(),
  sort: ticketSort.optional(),
  total: queryFlag.optional(),
})
export type TicketQuery = z.infer<typeof ticketQuery>

export const ticketPage = page(ticketSummary).extend({ total: total.optional() })
export type TicketPage = z.infer<typeof ticketPage>

export const listTickets = endpoint({
  ...reads,
  name: 'listTickets',
  method: 'GET',
  path: '/tickets',
  summary:
    'Tickets the caller may read. Dates sort from the earliest, `-` turns them; `priority` is the most urgent first. Without `sort`: agents’ views by priority, due date, age; others by last change',
  query: ticketQuery,
  reply: ticketPage,
})

export const ticketCounts = z.strictObject({
  mine: z.strictObject({
    open: z.int(),
    resolved: z.int(),
    closed: z.int(),
    awaiting: z.int(),
    unread: z.int(),
  }),
  following: z.int(),
  /** Exact to 1,000, like those of the desk. */
  establishment: total,
  /** Null for whoever has no team. */
  desk: z.record(countedName, total).nullable(),
})
export type TicketCounts = z.infer<typeof ticketCounts>

export const countTickets = endpoint({
  ...reads,
  name: 'countTickets',
  method: 'GET',
  path: '/tickets/counts',
  summary: 'How many tickets stand in each of the caller’s lists',
  reply: ticketCounts,
})

export const getTicket = endpoint({
  ...reads,
  name: 'getTicket',
  method: 'GET',
  path: '/tickets/:reference',
  summary: 'Everything of a ticket that the caller may see, with the events they may fire',
  params: byReference,
  reply: ticket,
})

/** The fields that an edit may name: each spells an event of the lifecycle. */
export const ticketEdits = z.strictObject({
  title: oneLine(LIMITS.title).optional(),
  description: someText(LIMITS.text).optional(),
  priority: life.priority.optional(),
  impact: life.impact.optional(),
  urgency: life.urgency.optional(),
  categoryId: id.optional(),
  productId: id.nullable().optional(),
  establishmentId: id.nullable().optional(),
  onBehalf: life.onBehalf.optional(),
})
export type TicketEdits = z.infer<typeof ticketEdits>

export const patchTicket = endpoint({
  ...writes,
  name: 'patchTicket',
  method: 'PATCH',
  path: '/tickets/:reference',
  status: 200,
  summary: 'Edit a ticket by the lifecycle’s rules',
  params: byReference,
  body: ticketEdits,
  reply: ticket,
  problems: ['event-not-allowed', 'stale-version'],
})

export const transitionTicket = endpoint({
  ...writes,
  name: 'transitionTicket',
  method: 'POST',
  path: '/tickets/:reference/transitions',
  status: 200,
  summary: 'Fire an event of the lifecycle',
  params: byReference,
  body: life.transitionInput,
  reply: ticket,
  problems: ['already-taken', 'event-not-allowed', 'former-team', 'stale-version'],
})

export const usualDelay = z.strictObject({
  /** The median, from filing to the last solution; null where too few tickets ended to say. */
  seconds: z.int().min(0).nullable(),
  /** What the desk aims at for any ticket of the category, in working hours or days; null where it promises nothing. */
  goal: z.strictObject({ unit: z.enum(['hours', 'days']), count: z.int().min(1) }).nullable(),
})

export const getUsualDelay = endpoint({
  ...reads,
  name: 'getUsualDelay',
  method: 'GET',
  path: '/tickets/:reference/usual-delay',
  summary: `How long tickets of its category, and of those under it, took to be resolved: the median of those ended in ${LIMITS.usualDelayDays} days; null when they are fewer than ${LIMITS.usualDelayTickets}`,
  params: byReference,
  reply: usualDelay,
})

const participantList = z.strictObject({ items: z.array(participant) })

export const listParticipants = endpoint({
  ...reads,
  name: 'listParticipants',
  method: 'GET',
  path: '/tickets/:reference/participants',
  summary: 'Contacts, guests and heads of establishment',
  params: byReference,
  reply: participantList,
})

export const addParticipant = endpoint({
  ...writes,
  name: 'addParticipant',
  method: 'POST',
  path: '/tickets/:reference/participants',
  status: 201,
  summary: 'Add a contact, or invite a colleague',
  params: byReference,
  body: z.strictObject({
    role: z.enum(['contact', 'guest_agent']),
    personId: id.optional(),
    email: z.email().max(254).optional(),
  }),
  reply: participantList,
})

export const removeParticipant = endpoint({
  ...writes,
  name: 'removeParticipant',
  method: 'DELETE',
  path: '/tickets/:reference/participants/:id',
  status: 204,
  summary: 'Remove a contact or a guest',
  params: z.strictObject({ reference: referenceParam, id: idParam }),
})

export const closureApproval = z.strictObject({
  id,
  requestedAt: instant,
  requestedBy: personRef.nullable(),
  outcome: z.enum(['pending', 'approved', 'refused', 'expired', 'withdrawn']),
  decidedAt: instant.nullable(),
  decidedBy: personRef.nullable(),
  satisfaction: z.int().min(1).max(5).nullable(),
  comment: z.string().nullable(),
})

export const listClosureApprovals = endpoint({
  ...reads,
  name: 'listClosureApprovals',
  method: 'GET',
  path: '/tickets/:reference/closure-approvals',
  summary: 'Each request for closure and how it was decided',
  params: byReference,
  reply: z.strictObject({ items: z.array(closureApproval) }),
})

export const putBookmark = endpoint({
  ...writes,
  name: 'putBookmark',
  method: 'PUT',
  path: '/tickets/:reference/bookmark',
  status: 204,
  summary: 'Keep a ticket at hand',
  params: byReference,
})

export const deleteBookmark = endpoint({
  ...writes,
  name: 'deleteBookmark',
  method: 'DELETE',
  path: '/tickets/:reference/bookmark',
  status: 204,
  summary: 'Forget a bookmark',
  params: byReference,
})

export const putReading = endpoint({
  ...writes,
  name: 'putReading',
  method: 'PUT',
  path: '/tickets/:reference/reading',
  status: 204,
  summary: 'Say that the ticket was read until now: unread marks and history follow',
  params: byReference,
})

export const listBookmarks = endpoint({
  ...reads,
  name: 'listBookmarks',
  method: 'GET',
  path: '/me/bookmarks',
  summary: 'Bookmarked tickets, newest first',
  query: z.strictObject(cursorQuery),
  reply: page(ticketSummary),
})

export const listHistory = endpoint({
  ...reads,
  name: 'listHistory',
  method: 'GET',
  path: '/me/history',
  summary: 'Tickets lately read, newest first',
  query: z.strictObject(cursorQuery),
  reply: page(ticketSummary),
})
