import { listJournal } from '@guichet/contracts/journal'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { journalOf } from './queries.ts'

export function journalReadRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, listJournal, ({ viewer, params, query }) => journalOf(db, viewer, params.reference, query))
}
