import type { BulkAction } from '@guichet/contracts/bulk'
import { openIn } from '@guichet/contracts/placeholders'
import { PROBLEMS } from '@guichet/contracts/problems'
import { numberOfReference } from '@guichet/contracts/primitives'
import type { Mover } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Db } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { rememberedId } from '../../db/remembered-id.ts'
import type { Deps } from '../../deps.ts'
import type { Once } from '../../http/idempotency.ts'
import { takeBack, throwBack } from '../held/commands.ts'
import { heldIn } from '../held/queries.ts'
import { changeTicket, holdEntry } from '../tickets/commands.ts'
import { undoAct } from '../tickets/undo-commands.ts'
import { applyMacro, filledText } from '../tools/commands.ts'
import { lastUndoable, undoUntil, undoableActs } from './queries.ts'

/** What became of one ticket; `refusal` is null when it was changed. */
export interface Result {
  readonly reference: string
  readonly status: number
  readonly refusal: Refusal | null
}

export interface Bulk {
  readonly id: string
  readonly undoUntil: Date | null
  readonly results: readonly Result[]
}

type Somebody = Extract<Mover, { kind: 'person' }>

/**
 * Fires one event on each of these tickets, one after the other, each decided and written as alone: what is refused on one
 * leaves the others as they are. A key that comes again goes on where the first request stopped.
 */
export async function actInBulk(
  deps: Deps,
  mover: Somebody,
  references: readonly string[],
  action: BulkAction,
  once: Once | null,
  now: Date,
): Promise<Bulk> {
  const { personId } = mover.viewer
  const id = await deps.db.$transaction((tx) => rememberedId(tx, personId, once, newId(), now))
  // A token's acts are told at once, and stand.
  const undoableIn = mover.channel === 'api' ? null : id
  const results = await eachOf(distinct(references), String, (reference) =>
    actOn(deps, mover, reference, action, { once, undoableIn }),
  )
  if (undoableIn === null) return { id, undoUntil: null, results }
  const [acts, held] = [await undoableActs(deps.db, personId, id), await heldIn(deps.db, personId, id)]
  const times = [...acts.map(({ at }) => at), ...held.map(({ createdAt }) => createdAt)]
  return { id, undoUntil: undoUntil(times), results }
}

async function actOn(
  deps: Deps,
  mover: Somebody,
  reference: string,
  action: BulkAction,
  options: { once: Once | null; undoableIn: string | null },
) {
  if (action.event === 'macro') return applyMacro(deps, mover, reference, action, options)
  if (action.event !== 'comment') return changeTicket(deps, mover, reference, action, options)
  const { text: asked } = action
  const text = openIn(asked).length > 0 ? await filledText(deps.db, mover.viewer, reference, asked) : asked
  if (options.undoableIn === null) return changeTicket(deps, mover, reference, { ...action, text }, options)
  return holdEntry(deps, mover, reference, { body: text, audience: action.audience }, options)
}

/** Takes back each act of a bulk that still can be; 404 when there is none of that id, or not theirs. */
export async function undoBulk(
  deps: Deps,
  mover: Somebody,
  id: string,
  now: Date,
): Promise<readonly Result[]> {
  const { personId } = mover.viewer
  const acts = await undoableActs(deps.db, personId, id)
  const held = await heldIn(deps.db, personId, id)
  const references = new Set([...acts, ...held.map(({ ticket }) => ticket)].map(({ reference }) => reference))
  if (references.size === 0) throw new Refusal('not-found', 'refusal.not_found')
  return eachOf([...references], String, async (reference) => {
    // What was to be said first: what it came with follows.
    for (const one of held)
      if (one.ticket.reference === reference) await throwBack(deps.db, personId, one.id, now)
    for (const act of acts) if (act.reference === reference) await undoAct(deps, mover, act)
    return { reference }
  })
}

/** Takes back the last act of this person on a ticket; 404 when they did nothing there that can be. */
export async function undoLastAct(deps: Deps, mover: Somebody, reference: string, now: Date): Promise<void> {
  const number = numberOfReference(reference)
  const act = number === null ? null : await lastUndoable(deps.db, mover.viewer.personId, number)
  if (act === null) throw new Refusal('not-found', 'refusal.not_found')
  for (const { id, state } of await heldIn(deps.db, mover.viewer.personId, act.bulkId))
    if (state === 'waiting') await takeBack(deps.db, mover.viewer, id, now)
  await undoAct(deps, mover, act)
}

/** Nobody takes back after seconds what is a day old. */
export async function sweepUndoable(db: Db, now: Date): Promise<void> {
  await db.undoableAct.deleteMany({ where: { at: { lt: new Date(now.getTime() - 86_400_000) } } })
}

async function eachOf<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  change: (item: Item) => Promise<{ reference: string }>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await resultOf(nameOf(item), () => change(item)))
  return results
}

async function resultOf(asked: string, change: () => Promise<{ reference: string }>): Promise<Result> {
  try {
    const { reference } = await change()
    return { reference, status: 200, refusal: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { reference: asked, status: PROBLEMS[error.code], refusal: error }
  }
}

/** A ticket that was named twice is changed once. */
function distinct(references: readonly string[]): string[] {
  const nameOf = (reference: string) => String(numberOfReference(reference) ?? reference)
  return [...new Map(references.map((reference) => [nameOf(reference), reference])).values()]
}
