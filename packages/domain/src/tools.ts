import type { Viewer } from './facts.ts'
import { mayKeep, type Place } from './places.ts'

/** Whether somebody may save, change or throw away a saved reply or a macro that stands there. */
export const mayKeepTool = (viewer: Viewer, place: Place): boolean =>
  mayKeep(viewer, place, { own: 'reply.private', shared: 'reply.team' })
