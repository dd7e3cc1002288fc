import type { Right } from '@guichet/contracts/permissions'
import type { PlaceAudience } from '@guichet/contracts/places'
import type { Viewer } from './facts.ts'

/** Whose something kept at the desk is: a view, a saved reply, a macro. */
export interface Place {
  readonly audience: PlaceAudience
  readonly ownerId: string
  readonly teamId: string | null
}

/** The rights to keep one's own, and a team's or everybody's. */
export interface KeepingRights {
  readonly own: Right
  readonly shared: Right
}

export const VIEW_RIGHTS: KeepingRights = { own: 'view.private', shared: 'view.team' }
/** Of saved replies and of macros. */
export const TOOL_RIGHTS: KeepingRights = { own: 'reply.private', shared: 'reply.team' }

/** Whether somebody may use it: their own, their teams', and whoever has a team everybody's. */
export const mayOpen = (viewer: Viewer, { audience, ownerId, teamId }: Place): boolean => {
  if (audience === 'person') return ownerId === viewer.personId
  if (audience === 'team') return viewer.memberships.some((one) => one.teamId === teamId)
  return viewer.memberships.length > 0 || viewer.administrator
}

/**
 * Whether somebody may save, change or throw away what stands there. Everybody's are kept by whoever keeps a team's,
 * each its own maker's, so that one lead does not undo another's; an administrator keeps them all.
 */
export const mayKeep = (
  viewer: Viewer,
  { audience, ownerId, teamId }: Place,
  { own, shared }: KeepingRights,
): boolean => {
  const keeps = viewer.memberships.filter(({ rights }) =>
    rights.includes(audience === 'person' ? own : shared),
  )
  if (audience === 'team') return keeps.some((one) => one.teamId === teamId)
  if (audience === 'everyone' && viewer.administrator) return true
  return keeps.length > 0 && ownerId === viewer.personId
}
