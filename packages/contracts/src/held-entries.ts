import { z } from 'zod'
import { attachment } from './attachments.ts'
import { endpoint } from './endpoint.ts'
import { entryInput } from './journal.ts'
import { audience } from './lifecycle.ts'
import { LIMITS } from './limits.ts'
import { draft } from './me.ts'
import { id, idParam, instant, referenceParam } from './primitives.ts'
import { problem } from './problems.ts'

/** `waiting` until it leaves; `refused` when it could not, and its words wait for whoever wrote them. */
export const heldState = z.enum(['waiting', 'sent', 'taken_back', 'refused'])

/** An entry that is not in its journal yet: nobody but its author reads it, or can tell that there is one. */
export const heldEntry = z.strictObject({
  id,
  reference: z.string(),
  audience,
  body: z.string().nullable(),
  attachments: z.array(attachment),
  state: heldState,
  /** When it leaves by itself. */
  sendsAt: instant,
  /** Why it could not. */
  problem: problem.omit({ type: true, status: true, requestId: true }).nullable(),
})
export type HeldEntry = z.infer<typeof heldEntry>

const own = { tag: 'journal', access: 'signed-in', params: z.strictObject({ id: idParam }) } as const

export const holdEntry = endpoint({
  name: 'holdEntry',
  method: 'POST',
  path: '/tickets/:reference/held-entries',
  tag: 'journal',
  access: 'signed-in',
  scope: 'tickets:write',
  status: 201,
  summary: `Write in the journal in ${LIMITS.undoSeconds} seconds, unless it is taken back: of the desk’s side alone, as its screens do. POST …/journal writes at once`,
  params: z.strictObject({ reference: referenceParam }),
  body: entryInput,
  reply: heldEntry,
  problems: ['event-not-allowed', 'former-team', 'stale-version'],
})

export const listHeldEntries = endpoint({
  name: 'listHeldEntries',
  method: 'GET',
  path: '/me/held-entries',
  tag: 'journal',
  access: 'signed-in',
  scope: 'tickets:read',
  status: 200,
  summary: 'What the caller wrote that has not left yet, or could not, in the order in which it was to leave',
  reply: z.strictObject({ items: z.array(heldEntry) }),
})

export const takeBackEntry = endpoint({
  ...own,
  name: 'takeBackEntry',
  method: 'POST',
  path: '/me/held-entries/:id/undo',
  scope: 'tickets:write',
  status: 200,
  summary: 'Take back what has not left: its words and files become a draft of that id',
  reply: draft,
  problems: ['event-not-allowed'],
})

export const deleteHeldEntry = endpoint({
  ...own,
  name: 'deleteHeldEntry',
  method: 'DELETE',
  path: '/me/held-entries/:id',
  scope: 'tickets:write',
  status: 204,
  summary: 'Throw away what has not left, or could not',
  problems: ['event-not-allowed'],
})
