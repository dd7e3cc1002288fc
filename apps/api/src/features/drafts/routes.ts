import { deleteDraft, getDraft, listDrafts, putDraft } from '@guichet/contracts/me'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { tagged } from '../../http/if-match.ts'
import { mount } from '../../http/mount.ts'
import { keepDraft, throwDraftAway } from './commands.ts'
import { draftOf, draftsOf } from './queries.ts'

export function draftRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, listDrafts, async ({ viewer }) => ({ items: await draftsOf(db, viewer) }))
  mount(app, getDraft, async ({ viewer, params, reply }) =>
    tagged(await draftOf(db, viewer, params.id), reply),
  )
  mount(app, putDraft, async ({ viewer, params, body, now, request, reply }) => {
    const keeping = { id: params.id, content: body, ifMatch: request.ifMatch }
    return tagged(await keepDraft(db, viewer, keeping, now), reply)
  })
  mount(app, deleteDraft, ({ viewer, params, request }) =>
    throwDraftAway(db, viewer, params.id, request.ifMatch),
  )
}
