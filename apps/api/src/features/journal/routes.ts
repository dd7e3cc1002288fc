import type { FastifyInstance } from 'fastify'
import { addEntry, listJournal } from '@guichet/contracts/journal'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { addEntry as say } from '../tickets/commands.ts'
import { onceOf } from '../../http/idempotency.ts'
import { entryFor, journalOf } from './queries.ts'

export function journalRoutes(app: FastifyInstance, deps: Deps): void {
  mount(app, listJournal, ({ viewer, params, query }) => journalOf(deps.db, viewer, params.reference, query))

  mount(app, addEntry, async ({ viewer, channel, params, body, request }) => {
    const options = { ifMatch: request.ifMatch, once: onceOf('addEntry', request, body, 201, 'entry') }
    const { reference, entryId } = await say(
      deps,
      { kind: 'person', viewer, channel },
      params.reference,
      body,
      options,
    )
    return entryFor(deps.db, viewer, reference, entryId)
  })
}
