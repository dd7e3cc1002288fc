import { decideUndo } from '@guichet/domain/decide-undo'
import type { Done } from '@guichet/domain/decide-undo'
import type { Mover } from '@guichet/domain/facts'
import type { Deps } from '../../deps.ts'
import { untilWritten } from '../../db/until-written.ts'
import { attemptAct } from './write-attempt.ts'
import type { Changed, Intent } from './write-attempt.ts'

/** An act that its author may take back, as it was kept. */
export interface UndoableAct extends Done {
  readonly actId: string
  readonly reference: string
}

/** Takes back one act, all of it or nothing: decided and written as every other act on a ticket. */
export async function undoAct(deps: Deps, mover: Mover, done: UndoableAct): Promise<Changed> {
  const intent: Intent = {
    named: {},
    attachmentIds: [],
    undoes: done.actId,
    decide: (facts, context) => decideUndo(facts, mover, done, context),
  }
  return untilWritten(() => attemptAct(deps, deps.db, mover, done.reference, intent, {}))
}
