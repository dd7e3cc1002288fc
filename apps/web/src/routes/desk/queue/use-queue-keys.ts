import { useNavigate } from 'react-router'
import type { Selection } from '../../../features/tickets/selection.ts'
import { ticketAddress } from '../../../features/tickets/views.ts'
import { useT } from '../../../reader.tsx'
import { announce } from '../../../ui/announce.tsx'
import { useKeys } from '../../../ui/use-keys.ts'
import type { BulkEvent } from './bulk/use-bulk.ts'
import type { Hand } from './use-hand.ts'

/** What one does with the row under the hand; where its whole ticket is beside, its own composer answers, and where rows are chosen, all of them do. */
export function useQueueKeys(
  isOn: boolean,
  queue: string,
  hand: Hand,
  selection: Selection,
  isElsewhere: boolean,
): void {
  const t = useT()
  const navigate = useNavigate()
  const { now, move } = hand
  const open = (more = '') => {
    const selected = now()
    if (selected !== null) void navigate(ticketAddress(selected, queue, more))
  }
  useKeys(isOn, {
    j: () => move(1),
    k: () => move(-1),
    x: ({ shiftKey }) => {
      const selected = now()
      if (selected === null) return
      const isOff = selection.has(selected)
      selection.toggle(selected, shiftKey)
      announce(t(isOff ? 'desk.select.off' : 'desk.select.on', { reference: selected }))
    },
    o: () => open(),
  })
  useKeys(isOn && !isElsewhere, { r: () => open('ecrire=reponse'), n: () => open('ecrire=note') })
  // Not characters: nobody speaks them by mistake, so the switch leaves them on.
  useKeys(true, { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => open() })
}

export type BulkKeys = {
  isChoosing: boolean
  ask: (event: BulkEvent) => void
  undo: () => void
  clear: () => void
}

/** What one does with all the rows that are chosen, and the way back. */
export function useBulkKeys(isOn: boolean, { isChoosing, ask, undo, clear }: BulkKeys): void {
  useKeys(isOn && isChoosing, {
    i: () => ask('take'),
    a: () => ask('assign'),
    r: () => ask('comment'),
    m: () => ask('macro'),
    e: () => ask('resolve'),
  })
  useKeys(isOn, { z: undo })
  useKeys(isChoosing, { Escape: clear })
}
