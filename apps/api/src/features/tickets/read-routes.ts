import {
  countTickets as countEndpoint,
  getTicket,
  listClosureApprovals,
  listParticipants,
  listTickets as listEndpoint,
} from '@guichet/contracts/tickets'
import { requesterSeesPriority } from '@guichet/domain/priority'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { etagOf } from '../../http/if-match.ts'
import { mount } from '../../http/mount.ts'
import { closureApprovalsOf } from '../closure/queries.ts'
import { participantsOf } from '../participants/queries.ts'
import { countTickets } from './count-tickets.ts'
import { listTickets } from './list-tickets.ts'
import { ticketFor } from './ticket-page.ts'

export function ticketReadRoutes(app: FastifyInstance, { db, env, settings }: Deps): void {
  mount(app, listEndpoint, async ({ viewer, query }) =>
    listTickets(db, viewer, query, requesterSeesPriority(await settings())),
  )
  mount(app, countEndpoint, ({ viewer }) => countTickets(db, viewer))
  mount(app, getTicket, async ({ viewer, params, now, reply }) => {
    const desk = { settings: await settings(), now, timeZone: env.DESK_TIMEZONE }
    const { version, body } = await ticketFor(db, viewer, params.reference, desk)
    reply.header('etag', etagOf(version))
    return body
  })
  mount(app, listParticipants, ({ viewer, params }) => participantsOf(db, viewer, params.reference))
  mount(app, listClosureApprovals, ({ viewer, params }) => closureApprovalsOf(db, viewer, params.reference))
}
