import { lookUp } from '@guichet/contracts/palette'
import { requesterSeesPriority } from '@guichet/domain/priority'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { languageOf } from '../../http/language.ts'
import { mount } from '../../http/mount.ts'
import { foundFor } from './queries.ts'

export function paletteRoutes(app: FastifyInstance, { db, env, settings }: Deps): void {
  mount(app, lookUp, async ({ viewer, query, request, now }) =>
    foundFor(db, query.q, {
      viewer,
      now,
      seesPriority: requesterSeesPriority(await settings()),
      timeZone: env.DESK_TIMEZONE,
      language: languageOf(request, env),
    }),
  )
}
