import type { ViewAudience } from '@guichet/contracts/views'
import type { Viewer } from './facts.ts'

/** Whose a view is. */
export interface ViewPlace {
  readonly audience: ViewAudience
  readonly ownerId: string
  readonly teamId: string | null
}

/** Whether somebody may open the view: their own, their teams', and whoever has a team everybody's. */
export const mayOpenView = (viewer: Viewer, { audience, ownerId, teamId }: ViewPlace): boolean => {
  if (audience === 'person') return ownerId === viewer.personId
  if (audience === 'team') return viewer.memberships.some((one) => one.teamId === teamId)
  return viewer.memberships.length > 0 || viewer.administrator
}

/**
 * Whether somebody may save, change or throw away a view that stands there. Everybody's are kept by whoever keeps a team's,
 * each its own maker's, so that one lead does not undo another's; an administrator keeps them all.
 */
export const mayKeepView = (viewer: Viewer, { audience, ownerId, teamId }: ViewPlace): boolean => {
  const keeps = viewer.memberships.filter(({ rights }) =>
    rights.includes(audience === 'person' ? 'view.private' : 'view.team'),
  )
  if (audience === 'team') return keeps.some((one) => one.teamId === teamId)
  if (audience === 'everyone' && viewer.administrator) return true
  return keeps.length > 0 && ownerId === viewer.personId
}
