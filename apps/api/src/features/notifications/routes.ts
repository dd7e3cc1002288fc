import { countNotifications, listNotifications, readNotifications } from '@guichet/contracts/me'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { readUntil } from './commands.ts'
import { notificationsOf, unreadOf } from './queries.ts'

export function notificationRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, listNotifications, ({ viewer, query }) => notificationsOf(db, viewer, query))
  mount(app, countNotifications, async ({ viewer }) => ({ unread: await unreadOf(db, viewer) }))
  mount(app, readNotifications, ({ viewer, body, now }) => readUntil(db, viewer, body.until, now))
}
