import { getUsualDelay } from '@guichet/contracts/tickets'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { usualDelayOf } from './queries.ts'

export function delayRoutes(app: FastifyInstance, { db, service }: Deps): void {
  mount(app, getUsualDelay, async ({ viewer, params, now }) =>
    usualDelayOf(db, viewer, params.reference, { now, service: await service() }),
  )
}
