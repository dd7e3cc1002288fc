import { listParticipants } from '@guichet/contracts/tickets'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { participantsOf } from './queries.ts'

export function participantRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, listParticipants, ({ viewer, params }) => participantsOf(db, viewer, params.reference))
}
