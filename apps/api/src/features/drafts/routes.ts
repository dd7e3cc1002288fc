import { deleteDraft, getDraft, listDrafts, putDraft } from '@guichet/contracts/me'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { keepDraft, throwDraftAway } from './commands.ts'
import { draftOf, draftsOf } from './queries.ts'

export function draftRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, listDrafts, async ({ viewer }) => ({ items: await draftsOf(db, viewer) }))
  mount(app, getDraft, ({ viewer, params }) => draftOf(db, viewer, params.id))
  mount(app, putDraft, ({ viewer, params, body, now }) => keepDraft(db, viewer, params.id, body, now))
  mount(app, deleteDraft, ({ viewer, params }) => throwDraftAway(db, viewer, params.id))
}
