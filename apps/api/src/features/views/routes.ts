import * as contract from '@guichet/contracts/views'
import type { Viewer } from '@guichet/domain/facts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Deps } from '../../deps.ts'
import { onceOf } from '../../http/idempotency.ts'
import { tagged } from '../../http/if-match.ts'
import { mount } from '../../http/mount.ts'
import { changeView, createView, throwViewAway } from './commands.ts'
import { viewFor, viewsFor } from './queries.ts'

export function viewRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, contract.listViews, async ({ viewer }) => ({ items: await viewsFor(db, viewer) }))
  const shown = async (viewer: Viewer, id: string, reply: FastifyReply) =>
    tagged(await viewFor(db, viewer, id), reply)
  mount(app, contract.getView, ({ viewer, params, reply }) => shown(viewer, params.id, reply))
  mount(app, contract.createView, async ({ viewer, body, now, request, reply }) => {
    const id = await createView(db, viewer, body, now, onceOf('createView', request, body, 201))
    return shown(viewer, id, reply)
  })
  mount(app, contract.patchView, async ({ viewer, params, body, now, request, reply }) => {
    await changeView(db, viewer, params.id, body, { now, ifMatch: request.ifMatch })
    return shown(viewer, params.id, reply)
  })
  mount(app, contract.deleteView, ({ viewer, params, request }) =>
    throwViewAway(db, viewer, params.id, request.ifMatch),
  )
}
