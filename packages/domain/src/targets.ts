import type { EventInput } from './decide/act.ts'

/** What an event's input names and must be looked up before deciding; absent ones need nothing. */
export interface TargetIds {
  readonly teamId?: string
  readonly personId?: string
  /** The address of somebody who may have no account yet. */
  readonly email?: string
  readonly categoryId?: string
  readonly productId?: string
  readonly establishmentId?: string
  /** A reference as typed. */
  readonly duplicateOf?: string
}

/** Which ids to look up, so that `Targets` holds all that this input names. */
export const targetsOf = (input: EventInput): TargetIds => {
  switch (input.event) {
    case 'transfer':
      return { teamId: input.teamId, ...(input.categoryId !== undefined && { categoryId: input.categoryId }) }
    case 'assign':
    case 'hand_over':
      return { personId: input.agentId }
    case 'invite':
      return { personId: input.personId }
    case 'add_contact':
      return input.personId === undefined
        ? { ...(input.email !== undefined && { email: input.email }) }
        : { personId: input.personId }
    case 'recategorise':
      return {
        ...(input.categoryId !== undefined && { categoryId: input.categoryId }),
        ...(typeof input.productId === 'string' && { productId: input.productId }),
      }
    case 'set_establishment':
      return input.establishmentId === null ? {} : { establishmentId: input.establishmentId }
    case 'close_as_duplicate':
      return { duplicateOf: input.duplicateOf }
    default:
      return {}
  }
}
