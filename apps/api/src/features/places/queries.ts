import { id as uuid } from '@guichet/contracts/primitives'
import type { Placed } from '@guichet/contracts/places'
import type { Viewer } from '@guichet/domain/facts'
import { mayKeep, mayOpen } from '@guichet/domain/places'
import type { KeepingRights, Place } from '@guichet/domain/places'
import { refusal } from '@guichet/domain/reasons'
import { Refusal } from '@guichet/domain/refusal'
import type { Prisma } from '../../db/generated/client.ts'
import { versionOf } from '../../http/if-match.ts'

/** Those that this viewer may open: `mayOpen` said to the database. */
export function openedBy({ memberships, administrator, personId }: Viewer) {
  const teamIds = memberships.map(({ teamId }) => teamId)
  const everyones = teamIds.length > 0 || administrator
  return {
    OR: [
      { audience: 'person' as const, ownerId: personId },
      { audience: 'team' as const, teamId: { in: teamIds } },
      ...(everyones ? [{ audience: 'everyone' as const }] : []),
    ],
  }
}

/** The doors of one kind of thing kept at the desk; refusals are `refusal.{noun}_…`. */
export function placesOf(noun: 'view' | 'tool', rights: KeepingRights) {
  const unknown = () => new Refusal('not-found', `refusal.${noun}_unknown`)
  /** To whoever may not open it, it does not exist. */
  const requireOpen = (viewer: Viewer, place: Place): void => {
    if (!mayOpen(viewer, place)) throw unknown()
  }
  return {
    unknown,
    requireOpen,
    /** An id in an address; what is no id is simply unknown (404). */
    requireId: (id: string): string => {
      if (!uuid.safeParse(id).success) throw unknown()
      return id
    },
    requireKept: (viewer: Viewer, place: Place): void => {
      requireOpen(viewer, place)
      if (!mayKeep(viewer, place, rights)) throw refusal(`refusal.${noun}_right`)
    },
    /** Where it is to stand: a team for a team's and for no other, and somebody who may keep it there. */
    requirePlace: (viewer: Viewer, { audience, teamId }: Placed, ownerId: string): void => {
      if ((audience === 'team') !== (teamId !== null))
        throw refusal(`refusal.${noun}_team`, { pointer: '/teamId' })
      if (!mayKeep(viewer, { audience, teamId, ownerId }, rights))
        throw refusal(`refusal.${noun}_place`, { pointer: '/audience' })
    },
  }
}

/** Who keeps it, and for which team. */
export const around = {
  owner: { select: { id: true, name: true, login: true } },
  team: { select: { id: true, label: true } },
} satisfies Prisma.TicketViewInclude & Prisma.AgentToolInclude

type Row =
  | Prisma.TicketViewGetPayload<{ include: typeof around }>
  | Prisma.AgentToolGetPayload<{ include: typeof around }>

/** All that its maker wrote. */
export const versionOfKept = ({ label, audience, teamId, content }: Omit<Row, 'owner' | 'team'>): number =>
  versionOf([label, audience, teamId, content])

export const presentKept = (row: Row, viewer: Viewer, rights: KeepingRights) => ({
  id: row.id,
  label: row.label,
  audience: row.audience,
  team: row.team,
  owner: row.owner,
  updatedAt: row.updatedAt.toISOString(),
  version: versionOfKept(row),
  editable: mayKeep(viewer, row, rights),
})
