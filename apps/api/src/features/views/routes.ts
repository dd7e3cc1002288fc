import * as contract from '@guichet/contracts/views'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { onceOf } from '../../http/idempotency.ts'
import { mount } from '../../http/mount.ts'
import { changeView, createView, throwViewAway } from './commands.ts'
import { viewFor, viewsFor } from './queries.ts'

export function viewRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, contract.listViews, async ({ viewer }) => ({ items: await viewsFor(db, viewer) }))
  mount(app, contract.getView, ({ viewer, params }) => viewFor(db, viewer, params.id))
  mount(app, contract.createView, async ({ viewer, body, now, request }) => {
    const id = await createView(db, viewer, body, now, onceOf('createView', request, body, 201))
    return viewFor(db, viewer, id)
  })
  mount(app, contract.patchView, async ({ viewer, params, body, now }) => {
    await changeView(db, viewer, params.id, body, now)
    return viewFor(db, viewer, params.id)
  })
  mount(app, contract.deleteView, ({ viewer, params }) => throwViewAway(db, viewer, params.id))
}
