import type { Origin } from '@guichet/contracts/lifecycle'
import type { Filing } from '@guichet/contracts/filing'
import type { Mover } from '../facts.ts'
import { hasScope } from '../may-fire.ts'
import { refusal } from '../reasons.ts'

interface Requester {
  readonly id: string
  readonly establishmentIds: readonly string[]
}

export interface Filer {
  readonly requester: Requester
  readonly filedById: string
  /** An agent files for somebody else. */
  readonly isForDesk: boolean
  readonly origin: Origin
}

/** Who files for whom, and how they were asked: agents alone file for somebody else and say the origin. */
export const filedBy = (mover: Mover, filing: Filing, requester: Requester | null): Filer => {
  if (mover.kind === 'clock') throw refusal('refusal.not_yours_to_do')
  if (mover.kind === 'application') return byApplication(filing, known(requester))
  const { viewer, channel } = mover
  if (!hasScope(viewer, 'tickets:write'))
    throw refusal('refusal.scope_missing', { values: { scope: 'tickets:write' } })
  const isForDesk = filing.requesterId !== undefined && filing.requesterId !== viewer.personId
  const isAgent = viewer.memberships.length > 0
  if ((isForDesk || filing.origin !== undefined) && !isAgent) throw refusal('refusal.not_yours_to_do')
  const came: Origin = channel === 'application' ? 'mail' : channel
  return {
    requester: known(requester),
    filedById: viewer.personId,
    isForDesk,
    origin: filing.origin ?? came,
  }
}

/** A mail of somebody who never signed in: the application files what they wrote. */
const byApplication = (filing: Filing, requester: Requester): Filer => ({
  requester,
  filedById: requester.id,
  isForDesk: false,
  origin: filing.origin ?? 'mail',
})

const known = (requester: Requester | null): Requester => {
  if (!requester) throw refusal('refusal.person_unknown', { pointer: '/requesterId' })
  return requester
}
