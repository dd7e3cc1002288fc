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
  /** Those mentioned. */
  readonly personIds?: readonly string[]
  /** Another ticket's reference as typed. */
  readonly other?: string
  /** A link by its id, or the one that ends with the act. */
  readonly link?: { readonly id: string } | 'to-survivor' | 'to-incident'
  readonly places?: { readonly categoryIds: readonly string[]; readonly establishmentIds: readonly string[] }
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
    case 'comment':
    case 'request_info':
    case 'resolve':
      return input.mentions?.length ? { personIds: input.mentions.map(({ personId }) => personId) } : {}
    case 'close_as_duplicate':
      return { other: input.duplicateOf }
    case 'link':
      return { other: input.reference }
    case 'unlink':
      return { link: { id: input.linkId } }
    case 'reopen':
      return { link: 'to-survivor' }
    case 'refuse_closure':
      return { link: 'to-incident' }
    case 'declare_incident':
      return { places: { categoryIds: input.categoryIds, establishmentIds: input.establishmentIds } }
    case 'follow_incident':
      return { teamId: input.teamId, ...(input.agentId !== null && { personId: input.agentId }) }
    default:
      return {}
  }
}
