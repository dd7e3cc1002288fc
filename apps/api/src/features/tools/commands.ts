import { LIMITS } from '@guichet/contracts/limits'
import type { Placed } from '@guichet/contracts/places'
import type { MacroContent } from '@guichet/contracts/tools'
import { decideMacro, eventsOfMacro } from '@guichet/domain/decide-macro'
import type { Mover, Viewer } from '@guichet/domain/facts'
import { filled } from '@guichet/domain/placeholders'
import { refusal } from '@guichet/domain/reasons'
import type { Db, Tx } from '../../db/client.ts'
import type { ToolKind } from '../../db/generated/client.ts'
import { newId } from '../../db/id.ts'
import { rememberedId } from '../../db/remembered-id.ts'
import type { Deps } from '../../deps.ts'
import type { Once } from '../../http/idempotency.ts'
import { requireVersion } from '../../http/if-match.ts'
import { versionOfKept } from '../places/queries.ts'
import { changeTogether } from '../tickets/commands.ts'
import { knownAmong } from '../views/queries.ts'
import { idsIn, macroOf } from './present.ts'
import { rowFor, valuesFor } from './queries.ts'
import { tools } from './scope.ts'

type Content = { readonly body: string } | MacroContent

export interface ToolInput extends Placed {
  readonly label: string
  readonly content: Content
}

/** Each field is given, or stays. */
export type ToolEdits = { readonly [Field in keyof ToolInput]?: ToolInput[Field] | undefined }

/** Keeps a saved reply or a macro; answers its id, the first one's for a key that came before. */
export async function createTool(
  db: Db,
  viewer: Viewer,
  kind: ToolKind,
  { label, audience, teamId, content }: ToolInput,
  now: Date,
  once: Once | null,
): Promise<string> {
  const ownerId = viewer.personId
  tools.requirePlace(viewer, { audience, teamId }, ownerId)
  return db.$transaction(async (tx) => {
    const id = newId()
    const first = await rememberedId(tx, ownerId, once, id, now)
    if (first !== id) return first
    await requireNamed(tx, content)
    const row = { id, kind, label, audience, teamId, ownerId, content, createdAt: now, updatedAt: now }
    await tx.agentTool.create({ data: row })
    await requireRoom(tx, kind, { audience, teamId }, ownerId)
    return id
  })
}

/** Changes what is named; what is not named stays. Refuses (412) what was changed since. */
export async function changeTool(
  db: Db,
  viewer: Viewer,
  kind: ToolKind,
  id: string,
  edits: ToolEdits,
  { now, ifMatch }: { now: Date; ifMatch: number | null },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const row = await heldRow(tx, viewer, kind, id, ifMatch)
    const { label = row.label, audience = row.audience, content } = edits
    const teamId = edits.teamId === undefined ? (audience === 'team' ? row.teamId : null) : edits.teamId
    tools.requirePlace(viewer, { audience, teamId }, row.ownerId)
    if (content !== undefined) await requireNamed(tx, content)
    const changed = { label, audience, teamId, ...(content !== undefined && { content }), updatedAt: now }
    await tx.agentTool.update({ where: { id }, data: changed })
    await requireRoom(tx, kind, { audience, teamId }, row.ownerId)
  })
}

/** Refuses (412) to throw away what was changed since it was read. */
export async function throwToolAway(
  db: Db,
  viewer: Viewer,
  kind: ToolKind,
  id: string,
  ifMatch: number | null,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await heldRow(tx, viewer, kind, id, ifMatch)
    await tx.agentTool.deleteMany({ where: { id, kind } })
  })
}

/** The row is held until the end: two writers follow each other. */
async function heldRow(tx: Tx, viewer: Viewer, kind: ToolKind, id: string, ifMatch: number | null) {
  await keptRow(tx, viewer, kind, id)
  await tx.$queryRaw`select from agent_tool where id = ${id}::uuid for update`
  const row = await keptRow(tx, viewer, kind, id)
  requireVersion(ifMatch, versionOfKept(row))
  return row
}

/** Does all that a macro says on one ticket, in one act; from the desk, what it says to the requester can be taken back first. `text` stands for its own words, read over by whoever uses it. */
export async function applyMacro(
  deps: Deps,
  mover: Extract<Mover, { kind: 'person' }>,
  reference: string,
  { macroId, text, minutes }: { macroId: string; text?: string | undefined; minutes?: number | undefined },
  options: Parameters<typeof changeTogether>[4],
): ReturnType<typeof changeTogether> {
  const content = macroOf(await rowFor(deps.db, mover.viewer, 'macro', macroId))
  const { reply } = content
  const said = reply && (text ?? (await filledText(deps.db, mover.viewer, reference, reply.text)))
  const ready = {
    ...content,
    ...(minutes !== undefined && { minutes }),
    ...(reply && said !== undefined && { reply: { ...reply, text: said } }),
  }
  return changeTogether(deps, mover, reference, eventsOfMacro(ready), options, (facts, context) =>
    decideMacro(facts, mover, ready, context, { isHeld: mover.channel !== 'api' }),
  )
}

/**
 * Words with their placeholders filled from a ticket. To whoever does not work on it nothing is told of it: the rules then say
 * why they may not act.
 */
export async function filledText(db: Db, viewer: Viewer, reference: string, text: string): Promise<string> {
  const values = await valuesFor(db, viewer, reference)
  return values === null ? text : filled(text, values).text
}

async function keptRow(tx: Tx, viewer: Viewer, kind: ToolKind, id: string) {
  const row = await rowFor(tx, viewer, kind, id)
  tools.requireKept(viewer, row)
  return row
}

/** What names nobody and nothing would never work. */
async function requireNamed(tx: Tx, content: Content): Promise<void> {
  if ('body' in content) return
  const named = idsIn(content)
  const known = await knownAmong(tx, named)
  if (named.some((id) => known.get(id)?.retired !== false))
    throw refusal('refusal.tool_names', { pointer: '/content' })
}

/** Read after it stands among the others: two kept at once are both counted, by the later at least. */
async function requireRoom(tx: Tx, kind: ToolKind, { audience, teamId }: Placed, ownerId: string) {
  const where = audience === 'person' ? { kind, audience, ownerId } : { kind, audience, teamId }
  if ((await tx.agentTool.count({ where })) > LIMITS.tools)
    throw refusal('refusal.tool_limit', { values: { maximum: LIMITS.tools } })
}
