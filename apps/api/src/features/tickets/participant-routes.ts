import type { FastifyInstance } from 'fastify'
import type { TransitionInput } from '@guichet/contracts/lifecycle'
import { addParticipant, removeParticipant } from '@guichet/contracts/tickets'
import { Refusal } from '@guichet/domain/refusal'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { onceOf } from '../../http/idempotency.ts'
import { mount } from '../../http/mount.ts'
import { changeTicket, removeParticipant as takeOff } from './commands.ts'
import { participantsOf } from '../participants/queries.ts'

export function participantWriteRoutes(app: FastifyInstance, deps: Deps): void {
  mount(app, addParticipant, async ({ viewer, channel, params, body, request }) => {
    const options = { ifMatch: request.ifMatch, once: onceOf('addParticipant', request, body, 201) }
    const mover = { kind: 'person', viewer, channel } as const
    const { reference } = await changeTicket(deps, mover, params.reference, joining(body), options)
    return participantsOf(deps.db, viewer, reference)
  })

  mount(app, removeParticipant, async ({ viewer, channel, params, request }) => {
    const mover = { kind: 'person', viewer, channel } as const
    await takeOff(deps, mover, params.reference, params.id, { ifMatch: request.ifMatch })
  })
}

/** A participant is named by an event of the lifecycle: a contact by their id or address, a colleague by their id. */
function joining({ role, personId, email }: z.output<typeof addParticipant.body & {}>): TransitionInput {
  if (role === 'contact') {
    return {
      event: 'add_contact',
      ...(personId !== undefined && { personId }),
      ...(email !== undefined && { email }),
    }
  }
  if (personId === undefined) throw new Refusal('invalid', 'field.required', { pointer: '/personId' })
  return { event: 'invite', personId }
}
