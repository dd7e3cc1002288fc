import { countTickets as countEndpoint, listTickets as listEndpoint } from '@guichet/contracts/tickets'
import { requesterSeesPriority } from '@guichet/domain/priority'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { countTickets } from './count-queries.ts'
import { listTickets } from './queries.ts'

export function listRoutes(app: FastifyInstance, { db, settings }: Deps): void {
  mount(app, listEndpoint, async ({ viewer, query }) =>
    listTickets(db, viewer, query, requesterSeesPriority(await settings())),
  )
  mount(app, countEndpoint, ({ viewer }) => countTickets(db, viewer))
}
