import { joinIncident, listIncidents } from '@guichet/contracts/incidents'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { etagOf } from '../../http/if-match.ts'
import { onceOf } from '../../http/idempotency.ts'
import { speakerOf } from '../../http/language.ts'
import { mount } from '../../http/mount.ts'
import { ticketFor } from '../tickets/page-queries.ts'
import { joinIncident as join } from './commands.ts'
import { incidentsFor } from './queries.ts'

export function incidentRoutes(app: FastifyInstance, deps: Deps): void {
  mount(app, listIncidents, ({ viewer, query }) => incidentsFor(deps.db, viewer, query.categoryId))

  mount(app, joinIncident, async ({ viewer, channel, params, body, request, reply, now }) => {
    const mover = { kind: 'person', viewer, channel } as const
    const speak = speakerOf(request, deps.env)
    const joining = { ...body, same: (title: string) => speak('incident.same', { title }) }
    const once = onceOf('joinIncident', request, { ...body, id: params.id }, 201)
    const { reference } = await join(deps, mover, params.id, joining, once)
    const desk = { settings: await deps.settings(), now, timeZone: deps.env.DESK_TIMEZONE }
    const { version, body: seen } = await ticketFor(deps.db, viewer, reference, desk)
    reply
      .header('location', `/api/v1/tickets/${encodeURIComponent(reference)}`)
      .header('etag', etagOf(version))
    return seen
  })
}
