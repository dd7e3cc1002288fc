import { getStatistics } from '@guichet/contracts/statistics'
import { Refusal } from '@guichet/domain/refusal'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { statisticsFor } from './queries.ts'

export function statisticsRoutes(app: FastifyInstance, { db, env, settings }: Deps): void {
  mount(app, getStatistics, async ({ viewer, now }) => {
    const { 'statistics.requesters': isOpen } = await settings()
    if (!isOpen) throw new Refusal('not-found', 'refusal.not_found')
    return statisticsFor(db, viewer, { now, timeZone: env.DESK_TIMEZONE })
  })
}
