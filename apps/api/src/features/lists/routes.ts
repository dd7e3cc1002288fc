import { countTickets as countEndpoint, listTickets as listEndpoint } from '@guichet/contracts/tickets'
import { isCounted } from '@guichet/contracts/view-content'
import { countViews as countViewsEndpoint } from '@guichet/contracts/views'
import { requesterSeesPriority } from '@guichet/domain/priority'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { contentFor, viewsFor } from '../views/queries.ts'
import { countThrough, countTickets } from './count-queries.ts'
import { askedOf, listTickets } from './queries.ts'

export function listRoutes(app: FastifyInstance, { db, settings, env }: Deps): void {
  const seen = async () => ({
    seesPriority: requesterSeesPriority(await settings()),
    timeZone: env.DESK_TIMEZONE,
  })

  mount(app, listEndpoint, async ({ viewer, query, now }) => {
    const saved = query.viewId === undefined ? null : await contentFor(db, viewer, query.viewId)
    return listTickets(db, { viewer, now, ...(await seen()) }, askedOf(query, saved))
  })

  mount(app, countEndpoint, async ({ viewer, now }) => countTickets(db, { viewer, now, ...(await seen()) }))

  mount(app, countViewsEndpoint, async ({ viewer, now }) => {
    const counted = (await viewsFor(db, viewer)).filter(isCounted)
    return countThrough(db, { viewer, now, ...(await seen()) }, counted)
  })
}
