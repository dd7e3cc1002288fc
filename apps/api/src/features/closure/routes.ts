import { listClosureApprovals } from '@guichet/contracts/tickets'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { closureApprovalsOf } from './queries.ts'

export function closureRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, listClosureApprovals, ({ viewer, params }) => closureApprovalsOf(db, viewer, params.reference))
}
