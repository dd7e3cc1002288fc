import { useState } from 'react'
import type { BulkAction, BulkResult } from '@guichet/contracts/bulk'
import { LIMITS } from '@guichet/contracts/limits'
import { useActInBulk, useUndoBulk } from '../../../../features/tickets/bulk.ts'
import type { Selection } from '../../../../features/tickets/selection.ts'
import type { BulkAnswers } from './bulk-dialog.tsx'
import { useIdempotencyKey } from '../../../../idempotency-key.ts'
import { useT } from '../../../../reader.tsx'
import { announce } from '../../../../ui/announce.tsx'
import type { RowFocus } from '../use-row-window.ts'

export type BulkEvent = BulkAction['event']

interface BulkSaid {
  action: Extract<BulkAction, { event: 'comment' }>
}

export interface Outcome {
  id: string
  results: readonly BulkResult[]
  isUndone: boolean
  /** By this machine's clock: the tickets were changed since the request left. Null: nothing to take back. */
  undoUntil: number | null
}

/** One act on the tickets that are chosen: what it asks, what became of each, and the way back while there is one. */
export function useBulk(selection: Selection, focus: RowFocus) {
  const t = useT()
  const [asking, setAsking] = useState<BulkEvent | null>(null)
  /** Words that left in bulk and can be taken back: they come back where they were written. */
  const [said, setSaid] = useState<BulkSaid | null>(null)
  const [begun, setBegun] = useState<BulkAnswers>({})
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const acting = useActInBulk()
  const undoing = useUndoBulk()
  const key = useIdempotencyKey()

  const tell = (told: Outcome) => {
    setOutcome(told)
    const changed = told.results.filter(isChanged)
    announce(t(told.isUndone ? 'desk.bulk.undone' : 'desk.bulk.done', { count: changed.length }))
    const first = changed[0]?.reference
    // The keyboard goes on from the first ticket that moved, once its dialog has let go of the focus.
    if (first !== undefined) setTimeout(() => focus(first))
  }
  const act = (action: BulkAction) => {
    const asked = { references: selection.references, action }
    const sentAt = Date.now()
    acting.mutate(
      { ...asked, key: key.of(asked) },
      {
        onSuccess: ({ id, results, undoUntil }) => {
          key.done()
          setAsking(null)
          setSaid(action.event === 'comment' ? { action } : null)
          setBegun({})
          selection.clear()
          tell({
            id,
            results,
            isUndone: false,
            undoUntil: undoUntil === null ? null : sentAt + LIMITS.undoSeconds * 1_000,
          })
        },
      },
    )
  }
  const undo = () => {
    if (outcome === null || outcome.undoUntil === null || undoing.isPending) return
    const { id } = outcome
    undoing.mutate(
      { id, key: `undo-${id}` },
      {
        onSuccess: ({ results }) => {
          tell({ id, results, isUndone: true, undoUntil: null })
          if (said === null || !results.some(isChanged)) return
          const { text, audience } = said.action
          selection.choose(results.filter(isChanged).map(({ reference }) => reference))
          setBegun({ text, audience })
          setAsking('comment')
        },
      },
    )
  }
  const ask = (event: BulkEvent | null) => {
    setBegun({})
    setAsking(event)
  }
  return { asking, ask, begun, act, acting, outcome, undo, undoing, close: () => setOutcome(null) }
}

export const isChanged = ({ status }: BulkResult): boolean => status === 200
