import type { Viewer } from './facts.ts'
import { mayKeep, mayOpen, type Place } from './places.ts'

/** Whose a view is. */
export type ViewPlace = Place

/** Whether somebody may open the view. */
export const mayOpenView = mayOpen

/** Whether somebody may save, change or throw away a view that stands there. */
export const mayKeepView = (viewer: Viewer, place: ViewPlace): boolean =>
  mayKeep(viewer, place, { own: 'view.private', shared: 'view.team' })
