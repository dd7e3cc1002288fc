import { deleteDraft, getDraft, listDrafts, putDraft, type Draft } from '@guichet/contracts/me'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Deps } from '../../deps.ts'
import { etagOf } from '../../http/if-match.ts'
import { mount } from '../../http/mount.ts'
import { keepDraft, throwDraftAway } from './commands.ts'
import { draftOf, draftsOf } from './queries.ts'

export function draftRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, listDrafts, async ({ viewer }) => ({ items: await draftsOf(db, viewer) }))
  mount(app, getDraft, async ({ viewer, params, reply }) =>
    withTag(reply, await draftOf(db, viewer, params.id)),
  )
  mount(app, putDraft, async ({ viewer, params, body, now, request, reply }) => {
    const keeping = { id: params.id, content: body, ifMatch: request.ifMatch }
    return withTag(reply, await keepDraft(db, viewer, keeping, now))
  })
  mount(app, deleteDraft, ({ viewer, params, request }) =>
    throwDraftAway(db, viewer, params.id, request.ifMatch),
  )
}

function withTag(reply: FastifyReply, draft: Draft): Draft {
  reply.header('etag', etagOf(draft.version))
  return draft
}
