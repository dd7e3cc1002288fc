import { listNotifications } from '@guichet/contracts/me'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { notificationsOf } from './queries.ts'

export function notificationRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, listNotifications, ({ viewer, query }) => notificationsOf(db, viewer, query))
}
