import { z } from 'zod'
import { mentions } from './following.ts'
import { LIMITS } from './limits.ts'
import type { Right } from './permissions.ts'
import { freeText, id, instantInput, oneLine, someText, tagName } from './primitives.ts'
import { chosenRelation } from './relations.ts'

/** The life of a ticket as data: domain decides with it, one API command enforces it, the web draws it. */

export const STATUSES = [
  'dispatched',
  'assigned',
  'pending_requester',
  'on_hold',
  'resolved',
  'closed',
  'cancelled',
  'refused',
] as const
export const status = z.enum(STATUSES)
export type Status = z.infer<typeof status>

export const OPEN = ['dispatched', 'assigned', 'pending_requester', 'on_hold'] as const satisfies Status[]
export const HELD = ['assigned', 'pending_requester', 'on_hold'] as const satisfies Status[]
export const FINAL = ['closed', 'cancelled', 'refused'] as const satisfies Status[]
export const NOT_FINAL = [...OPEN, 'resolved'] as const satisfies Status[]

export const BUCKETS = ['open', 'resolved', 'closed'] as const
export const bucket = z.enum(BUCKETS)
export type Bucket = z.infer<typeof bucket>

export const bucketOf = (state: Status): Bucket =>
  state === 'resolved' ? 'resolved' : (OPEN as readonly Status[]).includes(state) ? 'open' : 'closed'

export const closeReason = z.enum(['accepted', 'requester', 'auto', 'agent', 'duplicate'])
export type CloseReason = z.infer<typeof closeReason>

export const audience = z.enum(['public', 'team'])
export type Audience = z.infer<typeof audience>

export const channel = z.enum(['portal', 'mail', 'phone', 'counter', 'api', 'application'])
export type Channel = z.infer<typeof channel>
export const origin = z.enum(['portal', 'mail', 'phone', 'counter', 'api'])
export type Origin = z.infer<typeof origin>

export const priority = z.int().min(1).max(5)
export const impact = z.enum(['person', 'service', 'area'])
export type Impact = z.infer<typeof impact>
export const urgency = z.enum(['critical', 'high', 'medium', 'low'])
export type Urgency = z.infer<typeof urgency>
export const onBehalf = z.enum(['personal', 'establishment'])
export type OnBehalf = z.infer<typeof onBehalf>

const text = someText(LIMITS.text)
const attachmentIds = z.array(id).max(LIMITS.filesPerTicket).optional()
const event = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ event: z.literal(name), ...shape })

export const tags = z.array(tagName).max(LIMITS.tags)
/** Time worked on a ticket, added to what was there. */
export const minutes = z.int().min(1).max(LIMITS.minutes)

/** What each event asks of whoever fires it. */
export const transitionInput = z.discriminatedUnion('event', [
  event('transfer', {
    teamId: id,
    categoryId: id.optional(),
    text: freeText(LIMITS.text).optional(),
    audience: audience.default('team'),
    keepGuests: z.boolean().default(false),
  }),
  event('take', {}),
  event('assign', { agentId: id }),
  event('release', {}),
  event('hand_over', { agentId: id }),
  event('invite', { personId: id }),
  event('uninvite', { participantId: id }),
  event('add_contact', { personId: id.optional(), email: z.email().max(254).optional() }),
  event('remove_contact', { participantId: id }),
  event('request_info', { text, attachmentIds, mentions: mentions.optional() }),
  event('provide_info', { text: freeText(LIMITS.text).optional(), attachmentIds }),
  event('comment', {
    text: freeText(LIMITS.text).optional(),
    audience: audience.default('public'),
    attachmentIds,
    mentions: mentions.optional(),
  }),
  event('edit', { title: oneLine(LIMITS.title).optional(), description: text.optional() }),
  event('set_priority', { priority }),
  event('set_impact', { impact: impact.optional(), urgency: urgency.optional() }),
  event('recategorise', { categoryId: id.optional(), productId: id.nullable().optional() }),
  event('set_establishment', { establishmentId: id.nullable() }),
  event('set_on_behalf', { onBehalf }),
  event('resolve', {
    text,
    attachmentIds,
    minutes: minutes.optional(),
    mentions: mentions.optional(),
  }),
  event('tag', { add: tags.optional(), remove: tags.optional() }),
  event('log_time', { minutes }),
  event('approve_closure', {
    satisfaction: z.int().min(1).max(5).optional(),
    comment: freeText(LIMITS.text).optional(),
  }),
  event('refuse_closure', { text, attachmentIds }),
  event('close', {}),
  event('cancel', {}),
  event('refuse', { text }),
  event('hold', { text, recallAt: instantInput.optional() }),
  event('resume', {}),
  event('reopen', { text, attachmentIds }),
  event('resume_work', { text }),
  event('close_as_duplicate', { duplicateOf: z.string().max(100) }),
  event('close_ownerless', {}),
  event('link', { relation: chosenRelation, reference: z.string().max(100) }),
  event('unlink', { linkId: id }),
  event('declare_incident', {
    title: oneLine(LIMITS.title),
    text: freeText(LIMITS.text).default(''),
    categoryIds: z.array(id).min(1).max(LIMITS.incidentPlaces),
    establishmentIds: z.array(id).max(LIMITS.incidentPlaces).default([]),
  }),
  event('end_incident', {}),
  event('tell_children', { text }),
])
export type TransitionInput = z.infer<typeof transitionInput>
export type FiredEvent = TransitionInput['event']
export type TransitionEvent =
  | FiredEvent
  | 'file'
  | 'announce_auto_close'
  | 'auto_close'
  | 'holder_left'
  | 'warn_deadline'
  | 'move_deadline'
  | 'follow_incident'

/** The events a person may be allowed, in the order a menu would list them. */
export const FIRED_EVENTS = transitionInput.options.map((option) => option.shape.event.value)
export const firedEvent = z.enum(FIRED_EVENTS)

/** Who stands where towards a ticket. `agent` is the one in charge, `member` any active member of the holding team. */
export type Actor =
  | 'owner'
  | 'contact'
  | 'guest'
  | 'member'
  | 'agent'
  | 'lead'
  | 'oneself'
  | 'clock'
  | 'application'

export type Destination =
  | Status
  | 'same'
  /** `assigned`, but a waiting state is kept. */
  | 'assigned-or-waiting'
  /** `assigned` to the same agent if still an active member of the team, else `dispatched`. */
  | 'assigned-or-dispatched'
  /** As its incident: with its agent, a waiting state kept, or with its team. */
  | 'led'

export interface Transition {
  readonly id: `T${number}`
  readonly event: TransitionEvent
  readonly from: readonly Status[]
  readonly to: Destination
  readonly by: readonly Actor[]
  /** Members, agents in charge and leads also need this right of their membership. */
  readonly right?: Right
  /** A text of the one who acts: asked for, possible, or none. `text-or-file` takes either. */
  readonly text?: 'required' | 'optional' | 'text-or-file'
  /** Which entry the text becomes; `chosen` follows the input's audience. */
  readonly entry?: 'public' | 'team' | 'chosen'
}

const WAITING = ['assigned', 'pending_requester', 'on_hold'] as const satisfies Status[]

/**
 * T1–T23, T25–T28 (T24, the purge, leaves no ticket behind and is a job of its own); T29 warns of a delay that is nearly or
 * wholly over, T30 moves deadlines when the hours or the targets of the desk were changed; T31 and T32 are the team's own marks;
 * T33 links two tickets, T34 makes one a known incident, T35 tells its children, T36 gives them to whoever has it.
 */
export const TRANSITIONS: readonly Transition[] = [
  { id: 'T1', event: 'file', from: [], to: 'dispatched', by: ['owner', 'member', 'application'] },
  {
    id: 'T2',
    event: 'transfer',
    from: OPEN,
    to: 'dispatched',
    by: ['member', 'lead'],
    right: 'ticket.transfer',
    text: 'optional',
    entry: 'chosen',
  },
  {
    id: 'T3',
    event: 'take',
    from: ['dispatched'],
    to: 'assigned',
    by: ['member', 'lead'],
    right: 'ticket.take',
  },
  {
    id: 'T4',
    event: 'assign',
    from: OPEN,
    to: 'assigned-or-waiting',
    by: ['member', 'lead'],
    right: 'ticket.assign',
  },
  {
    id: 'T5',
    event: 'release',
    from: WAITING,
    to: 'dispatched',
    by: ['agent', 'lead'],
    right: 'ticket.release',
  },
  { id: 'T6', event: 'hand_over', from: WAITING, to: 'same', by: ['agent'], right: 'ticket.hand_over' },
  { id: 'T7', event: 'invite', from: NOT_FINAL, to: 'same', by: ['agent', 'lead'], right: 'ticket.invite' },
  { id: 'T7', event: 'uninvite', from: NOT_FINAL, to: 'same', by: ['agent', 'lead', 'oneself'] },
  { id: 'T8', event: 'add_contact', from: NOT_FINAL, to: 'same', by: ['owner', 'member', 'lead'] },
  {
    id: 'T8',
    event: 'remove_contact',
    from: NOT_FINAL,
    to: 'same',
    by: ['owner', 'member', 'lead', 'oneself'],
  },
  {
    id: 'T9',
    event: 'request_info',
    from: ['assigned'],
    to: 'pending_requester',
    by: ['agent', 'lead'],
    right: 'ticket.request_info',
    text: 'required',
    entry: 'public',
  },
  {
    id: 'T10',
    event: 'provide_info',
    from: ['pending_requester'],
    to: 'assigned',
    by: ['owner', 'contact'],
    text: 'text-or-file',
    entry: 'public',
  },
  {
    id: 'T11',
    event: 'comment',
    from: NOT_FINAL,
    to: 'same',
    by: ['owner', 'contact', 'guest', 'member', 'lead'],
    text: 'text-or-file',
    entry: 'chosen',
  },
  { id: 'T12', event: 'edit', from: OPEN, to: 'same', by: ['owner'] },
  {
    id: 'T13',
    event: 'set_priority',
    from: OPEN,
    to: 'same',
    by: ['owner', 'member', 'lead'],
    right: 'ticket.classify',
  },
  {
    id: 'T13',
    event: 'set_impact',
    from: OPEN,
    to: 'same',
    by: ['member', 'lead'],
    right: 'ticket.classify',
  },
  {
    id: 'T13',
    event: 'recategorise',
    from: OPEN,
    to: 'same',
    by: ['member', 'lead'],
    right: 'ticket.classify',
  },
  {
    id: 'T13',
    event: 'set_establishment',
    from: OPEN,
    to: 'same',
    by: ['member', 'lead'],
    right: 'ticket.classify',
  },
  { id: 'T13', event: 'set_on_behalf', from: OPEN, to: 'same', by: ['owner'] },
  {
    id: 'T14',
    event: 'resolve',
    from: WAITING,
    to: 'resolved',
    by: ['agent', 'lead'],
    right: 'ticket.resolve',
    text: 'required',
    entry: 'public',
  },
  { id: 'T15', event: 'approve_closure', from: ['resolved'], to: 'closed', by: ['owner'] },
  {
    id: 'T16',
    event: 'refuse_closure',
    from: ['resolved'],
    to: 'assigned-or-dispatched',
    by: ['owner'],
    text: 'required',
    entry: 'public',
  },
  { id: 'T17', event: 'close', from: OPEN, to: 'closed', by: ['owner'] },
  { id: 'T18', event: 'announce_auto_close', from: ['resolved'], to: 'same', by: ['clock'] },
  { id: 'T19', event: 'auto_close', from: ['resolved'], to: 'closed', by: ['clock'] },
  { id: 'T20', event: 'cancel', from: OPEN, to: 'cancelled', by: ['owner'] },
  {
    id: 'T21',
    event: 'refuse',
    from: OPEN,
    to: 'refused',
    by: ['member', 'lead'],
    right: 'ticket.refuse',
    text: 'required',
    entry: 'public',
  },
  {
    id: 'T22',
    event: 'hold',
    from: ['assigned'],
    to: 'on_hold',
    by: ['agent', 'lead'],
    right: 'ticket.hold',
    text: 'required',
    entry: 'team',
  },
  {
    id: 'T22',
    event: 'resume',
    from: ['on_hold'],
    to: 'assigned',
    by: ['agent', 'lead', 'clock'],
    right: 'ticket.hold',
  },
  {
    id: 'T23',
    event: 'reopen',
    from: FINAL,
    to: 'assigned-or-dispatched',
    by: ['owner', 'member', 'lead'],
    right: 'ticket.reopen',
    text: 'required',
    entry: 'public',
  },
  {
    id: 'T25',
    event: 'resume_work',
    from: ['resolved'],
    to: 'assigned-or-dispatched',
    by: ['agent', 'lead'],
    text: 'required',
    entry: 'public',
  },
  { id: 'T26', event: 'holder_left', from: WAITING, to: 'dispatched', by: ['application'] },
  { id: 'T27', event: 'close_as_duplicate', from: NOT_FINAL, to: 'closed', by: ['agent', 'lead'] },
  { id: 'T28', event: 'close_ownerless', from: ['resolved'], to: 'closed', by: ['lead'] },
  { id: 'T29', event: 'warn_deadline', from: ['dispatched', 'assigned'], to: 'same', by: ['clock'] },
  { id: 'T30', event: 'move_deadline', from: OPEN, to: 'same', by: ['application'] },
  {
    id: 'T31',
    event: 'tag',
    from: NOT_FINAL,
    to: 'same',
    by: ['member', 'lead'],
    right: 'ticket.classify',
  },
  { id: 'T32', event: 'log_time', from: NOT_FINAL, to: 'same', by: ['guest', 'member', 'lead'] },
  { id: 'T33', event: 'link', from: STATUSES, to: 'same', by: ['member', 'lead'], right: 'ticket.classify' },
  {
    id: 'T33',
    event: 'unlink',
    from: STATUSES,
    to: 'same',
    by: ['member', 'lead'],
    right: 'ticket.classify',
  },
  { id: 'T34', event: 'declare_incident', from: OPEN, to: 'same', by: ['agent', 'lead'] },
  { id: 'T34', event: 'end_incident', from: STATUSES, to: 'same', by: ['agent', 'lead'] },
  {
    id: 'T35',
    event: 'tell_children',
    from: NOT_FINAL,
    to: 'same',
    by: ['agent', 'lead'],
    text: 'required',
    entry: 'public',
  },
  { id: 'T36', event: 'follow_incident', from: OPEN, to: 'led', by: ['application'] },
]
