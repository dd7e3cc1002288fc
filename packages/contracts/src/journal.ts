import { z } from 'zod'
import { attachment } from './attachments.ts'
import { endpoint } from './endpoint.ts'
import { mentions } from './following.ts'
import { audience, channel } from './lifecycle.ts'
import { LIMITS } from './limits.ts'
import {
  cursorQuery,
  freeText,
  id,
  instant,
  instantInput,
  page,
  personRef,
  queryFlag,
  referenceParam,
} from './primitives.ts'

/** One change of one stored field: ids and values, never sentences. */
export const fieldChange = z.strictObject({
  field: z.string(),
  from: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  to: z.union([z.string(), z.number(), z.boolean(), z.null()]),
})
export type FieldChange = z.infer<typeof fieldChange>

/** `kind` is the event that wrote the entry (`file`, `take`, `comment`, …) or a fact about it. */
export const journalEntry = z.strictObject({
  id,
  at: instant,
  /** Null: the application itself. */
  author: personRef.nullable(),
  /** True when the author acted as a requester (owner or contact), false for the desk's side. */
  fromRequester: z.boolean(),
  audience,
  kind: z.string(),
  channel,
  body: z.string().nullable(),
  html: z.string().nullable(),
  changes: z.array(fieldChange),
  /** Ids and values that the sentence of the event names: `guestId`, `teamId`, `recallAt`, … */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Colleagues named in `body`; `names` has their present names. */
  mentions,
  attachments: z.array(attachment),
  /** Of a ticket that was merged into the one read: its reference. */
  mergedFrom: z.string().nullable().optional(),
})
export type JournalEntry = z.infer<typeof journalEntry>

/** What a history is narrowed to. */
export const SUBJECTS = [
  'state',
  'assignment',
  'people',
  'classification',
  'priority',
  'deadlines',
  'words',
  'files',
  'links',
  'content',
  'time',
] as const
export const subject = z.enum(SUBJECTS)
export type Subject = z.infer<typeof subject>

interface About {
  /** An entry that changes one of these fields, or is of one of these kinds. */
  readonly fields: readonly string[]
  readonly kinds: readonly string[]
  /** Or that holds these. */
  readonly holds?: 'words' | 'files'
}

/** Which entries are about what; one entry may be about several things. */
export const ABOUT: Readonly<Record<Subject, About>> = {
  state: { fields: ['status', 'closeReason'], kinds: [] },
  assignment: { fields: ['teamId', 'agentId'], kinds: ['assignment', 'follow_incident'] },
  people: { fields: [], kinds: ['invite', 'uninvite', 'add_contact', 'remove_contact'] },
  classification: {
    fields: ['categoryId', 'productId', 'establishmentId', 'onBehalf', 'tags'],
    kinds: [],
  },
  priority: { fields: ['priority', 'impact', 'urgency'], kinds: [] },
  deadlines: { fields: ['takeDueAt', 'resolveDueAt', 'recallAt'], kinds: ['warn_deadline'] },
  words: { fields: [], kinds: ['file'], holds: 'words' },
  files: { fields: [], kinds: ['file_infected'], holds: 'files' },
  links: {
    fields: [],
    kinds: ['link', 'unlink', 'declare_incident', 'end_incident', 'tell_children', 'follow_incident'],
  },
  content: { fields: ['title', 'description'], kinds: [] },
  time: { fields: ['minutesSpent'], kinds: [] },
}

/** The present name of every id that the entries' changes and data mention; of those who are people, the login too. */
const mentioned = { names: z.record(z.string(), z.string()), logins: z.record(z.string(), z.string()) }

/** `authors`, where they were asked for: whoever wrote an entry that the caller may read. */
export const journalPage = page(journalEntry).extend({
  ...mentioned,
  authors: z.array(personRef).optional(),
})
export type JournalPage = z.infer<typeof journalPage>

/** What is written in a journal: words, files or both, and for whom. */
export const entryInput = z.strictObject({
  body: freeText(LIMITS.text).optional(),
  audience,
  attachmentIds: z.array(id).max(LIMITS.filesPerTicket).optional(),
  /** Of the desk’s side alone: each is told, once. */
  mentions: mentions.optional(),
})

const byReference = z.strictObject({ reference: referenceParam })

export const listJournal = endpoint({
  name: 'listJournal',
  method: 'GET',
  path: '/tickets/:reference/journal',
  tag: 'journal',
  access: 'signed-in',
  scope: 'tickets:read',
  status: 200,
  summary:
    'The entries that the caller may read, oldest first: all of them, or those about something, of somebody, of a period',
  params: byReference,
  query: z.strictObject({
    ...cursorQuery,
    order: z.enum(['oldest-first', 'newest-first']).default('oldest-first'),
    about: subject.optional(),
    /** What the application did by itself is nobody's. */
    authorId: z.union([id, z.literal('application')]).optional(),
    since: instantInput.optional(),
    /** As the journal stood then, that instant included: tickets merged since are left out. */
    until: instantInput.optional(),
    authors: queryFlag.optional(),
  }),
  reply: journalPage,
})

export const addEntry = endpoint({
  name: 'addEntry',
  method: 'POST',
  path: '/tickets/:reference/journal',
  tag: 'journal',
  access: 'signed-in',
  scope: 'tickets:write',
  status: 201,
  summary:
    'Write in the journal. A public entry of the requester’s side on a ticket that waits for them answers it',
  params: byReference,
  body: entryInput,
  reply: journalEntry.extend(mentioned),
})
