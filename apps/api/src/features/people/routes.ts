import { listTeams, searchPeople } from '@guichet/contracts/people'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { peopleNamed, teamsFor } from './queries.ts'

export function peopleRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, searchPeople, ({ viewer, query }) =>
    peopleNamed(db, viewer, query.q, { agents: query.agents === 'true' }),
  )
  mount(app, listTeams, ({ viewer }) => teamsFor(db, viewer))
}
