import type { Viewer } from '@guichet/domain/facts'
import { refusal } from '@guichet/domain/reasons'
import { requireId, unknownHere } from '../../http/access.ts'

/** A team that this viewer may look into: one of theirs, or any for an administrator; else it is unknown (404). */
export function requireMember(viewer: Viewer, teamId: string): void {
  if (!viewer.administrator && !viewer.memberships.some((one) => one.teamId === teamId)) throw unknownHere()
  requireId(teamId)
}

/** A team that they may run: as its lead, or as an administrator. */
export function requireLead(viewer: Viewer, teamId: string): void {
  requireMember(viewer, teamId)
  const leads = viewer.memberships.some((one) => one.teamId === teamId && one.role === 'lead')
  if (!viewer.administrator && !leads) throw refusal('refusal.not_yours_to_do')
}

/** Somebody of the desk: others are never given anything to be away from. */
export function requireAgent({ memberships }: Viewer): void {
  if (memberships.length === 0) throw unknownHere()
}

/** What the desk sends to itself would go round and round. */
export function refuseOwnAddress(mailbox: string | null | undefined, from: string): void {
  const [, own = from] = /<([^>]*)>/.exec(from) ?? []
  if (mailbox?.toLowerCase() === own.trim().toLowerCase())
    throw refusal('refusal.mailbox_is_the_desks', { pointer: '/mailbox' })
}
