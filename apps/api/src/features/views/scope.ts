import type { ViewInput } from '@guichet/contracts/views'
import { id as uuid } from '@guichet/contracts/primitives'
import type { Viewer } from '@guichet/domain/facts'
import { refusal } from '@guichet/domain/reasons'
import { Refusal } from '@guichet/domain/refusal'
import { mayKeepView, mayOpenView } from '@guichet/domain/views'
import type { ViewPlace } from '@guichet/domain/views'
import type { Prisma } from '../../db/generated/client.ts'

/** The views that this viewer may open: `mayOpenView` said to the database. */
export function openedBy(viewer: Viewer): Prisma.TicketViewWhereInput {
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
  if (!uuid.safeParse(id).success) throw unknownView()
  return id
}

/** To whoever may not open it, it does not exist. */
export function requireKept(viewer: Viewer, place: ViewPlace): void {
  if (!mayOpenView(viewer, place)) throw unknownView()
  if (!mayKeepView(viewer, place)) throw refusal('refusal.view_right')
}

/** Where a view is to stand: a team for a team's and for no other, and somebody who may keep it there. */
export function requirePlace(
  viewer: Viewer,
  { audience, teamId }: Pick<ViewInput, 'audience' | 'teamId'>,
  ownerId: string,
): void {
  if ((audience === 'team') !== (teamId !== null)) throw refusal('refusal.view_team', { pointer: '/teamId' })
  if (!mayKeepView(viewer, { audience, teamId, ownerId }))
    throw refusal('refusal.view_place', { pointer: '/audience' })
}

export const unknownView = () => new Refusal('not-found', 'refusal.view_unknown')
