import * as contract from '@guichet/contracts/held-entries'
import type { HeldEntry } from '@guichet/contracts/held-entries'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { onceOf } from '../../http/idempotency.ts'
import { speakerOf } from '../../http/language.ts'
import type { Speak } from '../../http/language.ts'
import { mount } from '../../http/mount.ts'
import { toldOf } from '../../http/problems.ts'
import { holdEntry } from '../tickets/commands.ts'
import { takeBack, throwBack } from './commands.ts'
import { heldById, heldOf, type Held } from './queries.ts'

export function heldRoutes(app: FastifyInstance, deps: Deps): void {
  mount(app, contract.holdEntry, async ({ viewer, channel, params, body, request }) => {
    const options = { ifMatch: request.ifMatch, once: onceOf('holdEntry', request, body, 201, 'held') }
    const mover = { kind: 'person', viewer, channel } as const
    const { heldId } = await holdEntry(deps, mover, params.reference, body, options)
    return presented(await heldById(deps.db, viewer, heldId ?? ''), speakerOf(request, deps.env))
  })

  mount(app, contract.listHeldEntries, async ({ viewer, request }) => {
    const speak = speakerOf(request, deps.env)
    return { items: (await heldOf(deps.db, viewer)).map((held) => presented(held, speak)) }
  })

  mount(app, contract.takeBackEntry, ({ viewer, params, now }) => takeBack(deps.db, viewer, params.id, now))

  mount(app, contract.deleteHeldEntry, ({ viewer, params, now }) =>
    throwBack(deps.db, viewer.personId, params.id, now),
  )
}

const presented = ({ refusal, sendsAt, ...held }: Held, speak: Speak): HeldEntry => ({
  ...held,
  sendsAt: sendsAt.toISOString(),
  problem: refusal && toldOf(refusal, speak),
})
