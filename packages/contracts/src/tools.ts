import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { minutes, priority, tags } from './lifecycle.ts'
import { LIMITS } from './limits.ts'
import { PLACEHOLDERS, template } from './placeholders.ts'
import { kept, lostName, placed } from './places.ts'
import { id, idParam, oneLine, referenceParam, someText } from './primitives.ts'
import { ticket } from './tickets.ts'

const place = { label: oneLine(LIMITS.toolLabel), ...placed }

export const savedReplyInput = z.strictObject({ ...place, body: template(LIMITS.toolText) })
export type SavedReplyInput = z.infer<typeof savedReplyInput>

/** How the words of a macro are said: to the requester, to the team, with a question, as the solution, as a reason to wait. */
export const MACRO_VOICES = ['comment', 'note', 'request_info', 'resolve', 'hold'] as const
export const macroVoice = z.enum(MACRO_VOICES)
export type MacroVoice = z.infer<typeof macroVoice>

/** Several changes and what is said, done in this order: taken, classified, said, then given to somebody or to another team. */
export const macroContent = z
  .strictObject({
    take: z.literal(true).optional(),
    priority: priority.optional(),
    categoryId: id.optional(),
    tags: tags.optional(),
    reply: z.strictObject({ voice: macroVoice, text: template(LIMITS.toolText) }).optional(),
    agentId: id.optional(),
    teamId: id.optional(),
  })
  .refine((content) => Object.values(content).some((part) => part !== undefined), { error: 'macro.empty' })
  .refine(({ agentId, teamId }) => agentId === undefined || teamId === undefined, {
    error: 'macro.twice',
    path: ['agentId'],
  })
export type MacroContent = z.infer<typeof macroContent>

export const macroInput = z.strictObject({ ...place, content: macroContent })
export type MacroInput = z.infer<typeof macroInput>

export const savedReply = z.strictObject({ ...kept, body: z.string() })
export type SavedReply = z.infer<typeof savedReply>

export const macro = z.strictObject({
  ...kept,
  content: macroContent,
  /** Teams and categories that it names and that are retired: used as it is, it would be refused. */
  lost: z.array(lostName),
  /** The present name of every id that it mentions. */
  names: z.record(z.string(), z.string()),
})
export type Macro = z.infer<typeof macro>

/** A kept text on one ticket: what could not be filled stays between braces, and is named. */
export const filledText = z.strictObject({ text: z.string(), missing: z.array(z.enum(PLACEHOLDERS)) })
export type FilledText = z.infer<typeof filledText>

const tools = { tag: 'tools', access: 'signed-in' } as const
const reads = { ...tools, scope: 'tickets:read', status: 200 } as const
const writes = { ...tools, scope: 'tickets:write' } as const
const byId = z.strictObject({ id: idParam })
const onTicket = z.strictObject({ reference: referenceParam, id: idParam })

export const listSavedReplies = endpoint({
  ...reads,
  name: 'listSavedReplies',
  method: 'GET',
  path: '/saved-replies',
  summary: 'The saved replies that the caller may use: their own, their teams’, everybody’s',
  reply: z.strictObject({ items: z.array(savedReply) }),
})

export const createSavedReply = endpoint({
  ...writes,
  name: 'createSavedReply',
  method: 'POST',
  path: '/saved-replies',
  status: 201,
  summary: `Keep a reply: for oneself, for a team whose replies one keeps, or for everybody. Between double braces it may leave open ${PLACEHOLDERS.join(', ')}`,
  body: savedReplyInput,
  reply: savedReply,
})

export const patchSavedReply = endpoint({
  ...writes,
  name: 'patchSavedReply',
  method: 'PATCH',
  path: '/saved-replies/:id',
  status: 200,
  summary: 'Change a saved reply; what is not named stays',
  params: byId,
  body: savedReplyInput.partial(),
  reply: savedReply,
  problems: ['stale-version'],
})

export const deleteSavedReply = endpoint({
  ...writes,
  name: 'deleteSavedReply',
  method: 'DELETE',
  path: '/saved-replies/:id',
  status: 204,
  summary: 'Throw a saved reply away; what was said with it stays said',
  params: byId,
  problems: ['stale-version'],
})

export const fillSavedReply = endpoint({
  ...reads,
  name: 'fillSavedReply',
  method: 'GET',
  path: '/tickets/:reference/saved-replies/:id',
  summary:
    'A saved reply with its placeholders filled from one ticket of the desk, ready to be read over and sent',
  params: onTicket,
  reply: filledText,
})

export const listMacros = endpoint({
  ...reads,
  name: 'listMacros',
  method: 'GET',
  path: '/macros',
  summary: 'The macros that the caller may use: their own, their teams’, everybody’s',
  reply: z.strictObject({ items: z.array(macro) }),
})

export const createMacro = endpoint({
  ...writes,
  name: 'createMacro',
  method: 'POST',
  path: '/macros',
  status: 201,
  summary: 'Keep several changes and a reply under one name',
  body: macroInput,
  reply: macro,
})

export const patchMacro = endpoint({
  ...writes,
  name: 'patchMacro',
  method: 'PATCH',
  path: '/macros/:id',
  status: 200,
  summary: 'Change a macro; what is not named stays, and its content is given whole',
  params: byId,
  body: macroInput.partial(),
  reply: macro,
  problems: ['stale-version'],
})

export const deleteMacro = endpoint({
  ...writes,
  name: 'deleteMacro',
  method: 'DELETE',
  path: '/macros/:id',
  status: 204,
  summary: 'Throw a macro away; what was done with it stays done',
  params: byId,
  problems: ['stale-version'],
})

export const fillMacro = endpoint({
  ...reads,
  name: 'fillMacro',
  method: 'GET',
  path: '/tickets/:reference/macros/:id',
  summary:
    'What a macro would say on one ticket of the desk, its placeholders filled; empty when it says nothing',
  params: onTicket,
  reply: filledText,
})

export const applyMacro = endpoint({
  ...writes,
  name: 'applyMacro',
  method: 'POST',
  path: '/tickets/:reference/macros',
  status: 200,
  summary: 'Do all that a macro says, each by its own event’s rules, in one act: all or nothing',
  params: z.strictObject({ reference: referenceParam }),
  body: z.strictObject({
    macroId: id,
    /** Its words as they were read over; without them its own are filled. */
    text: someText(LIMITS.text).optional(),
    /** Where it resolves: the time that it took. */
    minutes: minutes.optional(),
  }),
  reply: ticket,
  problems: ['already-taken', 'event-not-allowed', 'former-team', 'stale-version'],
})
