import { listLinks, splitEntry } from '@guichet/contracts/links'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { onceOf } from '../../http/idempotency.ts'
import { mount } from '../../http/mount.ts'
import { splitTicket } from './commands.ts'
import { linksOf } from './queries.ts'

export function linkRoutes(app: FastifyInstance, deps: Deps): void {
  mount(app, listLinks, ({ viewer, params }) => linksOf(deps.db, viewer, params.reference))

  mount(app, splitEntry, async ({ viewer, channel, params, body, request, reply, now }) => {
    const mover = { kind: 'person', viewer, channel } as const
    const once = onceOf('splitEntry', request, { ...body, reference: params.reference }, 201)
    const desk = { settings: await deps.settings(), now, timeZone: deps.env.DESK_TIMEZONE }
    const { reference } = await splitTicket(deps, mover, params.reference, body, once, desk)
    reply.header('location', `/api/v1/tickets/${encodeURIComponent(reference)}`)
    return { reference }
  })
}
