import { id as uuid } from '@guichet/contracts/primitives'
import type { ViewInput } from '@guichet/contracts/views'
import type { Viewer } from '@guichet/domain/facts'
import { mayOpen } from '@guichet/domain/places'
import type { Place } from '@guichet/domain/places'
import { refusal } from '@guichet/domain/reasons'
import { Refusal } from '@guichet/domain/refusal'
import { mayKeepTool } from '@guichet/domain/tools'
import type { Prisma } from '../../db/generated/client.ts'

/** The saved replies and macros that this viewer may use: `mayOpen` said to the database. */
export function usableBy(viewer: Viewer): Prisma.AgentToolWhereInput {
  const teamIds = viewer.memberships.map(({ teamId }) => teamId)
  const everyones = teamIds.length > 0 || viewer.administrator
  return {
    OR: [
      { audience: 'person', ownerId: viewer.personId },
      { audience: 'team', teamId: { in: teamIds } },
      ...(everyones ? [{ audience: 'everyone' as const }] : []),
    ],
  }
}

/** An id in an address; what is no id is simply unknown (404). */
export function requireId(id: string): string {
  if (!uuid.safeParse(id).success) throw unknownTool()
  return id
}

/** To whoever may not use it, it does not exist. */
export function requireUsable(viewer: Viewer, place: Place): void {
  if (!mayOpen(viewer, place)) throw unknownTool()
}

export function requireKept(viewer: Viewer, place: Place): void {
  requireUsable(viewer, place)
  if (!mayKeepTool(viewer, place)) throw refusal('refusal.tool_right')
}

/** Where it is to stand: a team for a team's and for no other, and somebody who may keep it there. */
export function requirePlace(
  viewer: Viewer,
  { audience, teamId }: Pick<ViewInput, 'audience' | 'teamId'>,
  ownerId: string,
): void {
  if ((audience === 'team') !== (teamId !== null)) throw refusal('refusal.tool_team', { pointer: '/teamId' })
  if (!mayKeepTool(viewer, { audience, teamId, ownerId }))
    throw refusal('refusal.tool_place', { pointer: '/audience' })
}

export const unknownTool = () => new Refusal('not-found', 'refusal.tool_unknown')
