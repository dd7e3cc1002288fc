import type { FiredEvent } from './lifecycle.ts'

/** The acts of the desk's side that may be taken back for a while: what each changed can be put back. */
export const UNDOABLE_EVENTS = [
  'transfer',
  'take',
  'assign',
  'release',
  'hand_over',
  'request_info',
  'set_priority',
  'set_impact',
  'recategorise',
  'set_establishment',
  'resolve',
  'refuse',
  'hold',
  'resume',
] as const satisfies FiredEvent[]

export const isUndoable = (event: FiredEvent): boolean => UNDOABLE_EVENTS.some((one) => one === event)
