import type { FastifyInstance, FastifyReply } from 'fastify'
import { isUndoable } from '@guichet/contracts/undo'
import type { Channel } from '@guichet/contracts/lifecycle'
import * as contract from '@guichet/contracts/tickets'
import type { DeskNow } from '@guichet/domain/desk'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import { newId } from '../../db/id.ts'
import type { Deps } from '../../deps.ts'
import { etagOf } from '../../http/if-match.ts'
import { mount } from '../../http/mount.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { changeTicket, patchTicket } from './commands.ts'
import { fileTicket } from './filing-commands.ts'
import { onceOf } from '../../http/idempotency.ts'
import { ticketFor } from './page-queries.ts'
import { pastTicketFor } from './past-queries.ts'

export function ticketRoutes(app: FastifyInstance, deps: Deps): void {
  mount(app, contract.getTicket, async ({ viewer, params, now, reply }) => {
    const { version, body } = await ticketFor(deps.db, viewer, params.reference, await deskAt(deps, now))
    reply.header('etag', etagOf(version))
    return body
  })

  mount(app, contract.getPastTicket, async ({ viewer, params, query, now }) =>
    pastTicketFor(deps.db, viewer, params.reference, new Date(query.at), await deskAt(deps, now)),
  )

  mount(app, contract.fileTicket, async ({ viewer, channel, body, request, reply, now }) => {
    const { reference } = await fileTicket(
      deps,
      { kind: 'person', viewer, channel },
      body,
      onceOf('fileTicket', request, body, 201),
    )
    reply.header('location', `/api/v1/tickets/${encodeURIComponent(reference)}`)
    return presented(deps, viewer, reference, now, reply)
  })

  mount(app, contract.patchTicket, async ({ viewer, channel, params, body, request, reply, now }) => {
    const { reference } = await patchTicket(
      deps,
      { kind: 'person', viewer, channel },
      params.reference,
      body,
      { ifMatch: request.ifMatch, undoableIn: undoableIn(channel) },
    )
    return presented(deps, viewer, reference, now, reply)
  })

  mount(app, contract.transitionTicket, async ({ viewer, channel, params, body, request, reply, now }) => {
    const options = {
      ifMatch: request.ifMatch,
      once: onceOf('transitionTicket', request, body, 200),
      undoableIn: isUndoable(body.event) ? undoableIn(channel) : null,
    }
    const { reference } = await changeTicket(
      deps,
      { kind: 'person', viewer, channel },
      params.reference,
      body,
      options,
    )
    return presented(deps, viewer, reference, now, reply)
  })
}

/** From the desk's screens, an act may be taken back alone; a token's is told at once, and stands. */
const undoableIn = (channel: Channel): string | null => (channel === 'api' ? null : newId())

/** The ticket as the caller now sees it; nothing (204) once it is no longer theirs to see, as for a contact who left it. */
async function presented(
  deps: Deps,
  viewer: Viewer,
  reference: string,
  now: Date,
  reply: FastifyReply,
): Promise<ReadyJson> {
  const seen = await ticketFor(deps.db, viewer, reference, await deskAt(deps, now)).catch(noneWhenInvisible)
  if (seen === null) {
    reply.status(204)
    return new ReadyJson('')
  }
  reply.header('etag', etagOf(seen.version))
  return seen.body
}

async function deskAt({ settings, env }: Deps, now: Date): Promise<DeskNow> {
  return { settings: await settings(), now, timeZone: env.DESK_TIMEZONE }
}

function noneWhenInvisible(error: unknown): null {
  if (error instanceof Refusal && error.code === 'not-found') return null
  throw error
}
