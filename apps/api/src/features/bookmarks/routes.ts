import {
  deleteBookmark,
  listBookmarks,
  listHistory,
  putBookmark,
  putReading,
} from '@guichet/contracts/tickets'
import { requesterSeesPriority } from '@guichet/domain/priority'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { forgetBookmark, keepBookmark, markRead } from './commands.ts'
import { bookmarksOf, historyOf } from './queries.ts'

export function bookmarkRoutes(app: FastifyInstance, { db, settings }: Deps): void {
  mount(app, putBookmark, ({ viewer, params, now }) => keepBookmark(db, viewer, params.reference, now))
  mount(app, deleteBookmark, ({ viewer, params }) => forgetBookmark(db, viewer, params.reference))
  mount(app, putReading, ({ viewer, params, now }) => markRead(db, viewer, params.reference, now))
  mount(app, listBookmarks, async ({ viewer, query }) =>
    bookmarksOf(db, viewer, query, requesterSeesPriority(await settings())),
  )
  mount(app, listHistory, async ({ viewer, query }) =>
    historyOf(db, viewer, query, requesterSeesPriority(await settings())),
  )
}
