import { deleteWatch, listColleagues, putFollowing, putWatch } from '@guichet/contracts/following'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { chooseLevel, unwatch, watch } from './commands.ts'
import { colleaguesOn } from './queries.ts'

export function followingRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, putWatch, ({ viewer, params, now }) => watch(db, viewer, params.reference, now))
  mount(app, deleteWatch, ({ viewer, params }) => unwatch(db, viewer, params.reference))
  mount(app, listColleagues, ({ viewer, params }) => colleaguesOn(db, viewer, params.reference))
  mount(app, putFollowing, ({ viewer, params, body }) => chooseLevel(db, viewer, params.id, body.follow))
}
