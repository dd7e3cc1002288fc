import { deletePresence, putPresence } from '@guichet/contracts/presence'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { sayGone, sayPresent } from './commands.ts'

export function presenceRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, putPresence, async ({ viewer, params, body, now }) => ({
    items: await sayPresent(db, viewer, params.reference, body.state, now),
  }))
  mount(app, deletePresence, ({ viewer, params, now }) => sayGone(db, viewer, params.reference, now))
}
