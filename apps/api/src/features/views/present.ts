import type { Conditions } from '@guichet/contracts/conditions'
import { viewContent } from '@guichet/contracts/view-content'
import type { ViewContent } from '@guichet/contracts/view-content'
import type { LostName } from '@guichet/contracts/places'
import type { SavedView } from '@guichet/contracts/views'
import type { Viewer } from '@guichet/domain/facts'
import { VIEW_RIGHTS } from '@guichet/domain/places'
import type { Prisma } from '../../db/generated/client.ts'
import { presentKept } from '../places/queries.ts'
import type { around } from '../places/queries.ts'

export type ViewRow = Prisma.TicketViewGetPayload<{ include: typeof around }>

/** What an id stands for now. */
export interface Known {
  readonly label: string
  readonly retired: boolean
}

export function presentView(row: ViewRow, viewer: Viewer, known: ReadonlyMap<string, Known>): SavedView {
  const content = contentOf(row)
  const names = idsIn(content.conditions).flatMap((id) => {
    const label = known.get(id)?.label
    return label === undefined ? [] : [[id, label] as const]
  })
  return {
    ...content,
    ...presentKept(row, viewer, VIEW_RIGHTS),
    lost: lostIn(content, viewer, known),
    names: Object.fromEntries(names),
  }
}

/** What was kept was checked on its way in, and is checked again on its way out. */
export const contentOf = ({ content }: Pick<ViewRow, 'content'>): ViewContent => viewContent.parse(content)

/** Every id that the conditions mention. */
export function idsIn(conditions: Conditions): string[] {
  const { teamIds, categoryIds, productIds, establishmentIds, requesterIds, agentIds, participantIds } =
    conditions
  return [teamIds, categoryIds, productIds, establishmentIds, requesterIds, agentIds, participantIds]
    .flatMap((ids) => ids ?? [])
    .filter((id) => id !== 'me' && id !== 'nobody')
}

function lostIn(
  { source, conditions }: ViewContent,
  viewer: Viewer,
  known: ReadonlyMap<string, Known>,
): LostName[] {
  const { teamIds = [], categoryIds = [] } = conditions
  const isTheirs = (id: string) => viewer.memberships.some(({ teamId }) => teamId === id)
  const left = source === 'team' ? teamIds.filter((id) => !isTheirs(id)) : []
  const retired = [...teamIds, ...categoryIds].filter(
    (id) => !left.includes(id) && known.get(id)?.retired === true,
  )
  const named = (id: string) => known.get(id)?.label ?? ''
  return [
    ...left.map((id) => ({ why: 'not-member' as const, label: named(id) })),
    ...retired.map((id) => ({ why: 'retired' as const, label: named(id) })),
  ]
}
