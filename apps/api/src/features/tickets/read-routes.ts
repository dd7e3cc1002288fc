import { getTicket } from '@guichet/contracts/tickets'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { etagOf } from '../../http/if-match.ts'
import { mount } from '../../http/mount.ts'
import { ticketFor } from './page-queries.ts'

export function ticketReadRoutes(app: FastifyInstance, { db, env, settings }: Deps): void {
  mount(app, getTicket, async ({ viewer, params, now, reply }) => {
    const desk = { settings: await settings(), now, timeZone: env.DESK_TIMEZONE }
    const { version, body } = await ticketFor(db, viewer, params.reference, desk)
    reply.header('etag', etagOf(version))
    return body
  })
}
