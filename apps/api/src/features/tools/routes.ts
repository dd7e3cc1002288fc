import * as contract from '@guichet/contracts/tools'
import type { SavedReplyInput } from '@guichet/contracts/tools'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { newId } from '../../db/id.ts'
import { onceOf } from '../../http/idempotency.ts'
import { mount } from '../../http/mount.ts'
import { tagged } from '../../http/if-match.ts'
import { ticketFor } from '../tickets/page-queries.ts'
import { applyMacro, changeTool, createTool, throwToolAway } from './commands.ts'
import { filledFor, macroFor, macrosFor, repliesFor, replyFor } from './queries.ts'

export function toolRoutes(app: FastifyInstance, deps: Deps): void {
  savedReplyRoutes(app, deps)
  macroRoutes(app, deps)
  mount(app, contract.fillMacro, ({ viewer, params }) =>
    filledFor(deps.db, viewer, 'macro', params.id, params.reference),
  )
  mount(app, contract.applyMacro, async ({ viewer, channel, params, body, request, reply, now }) => {
    const options = {
      ifMatch: request.ifMatch,
      once: onceOf('applyMacro', request, body, 200),
      undoableIn: channel === 'api' ? null : newId(),
    }
    const mover = { kind: 'person', viewer, channel } as const
    const { reference } = await applyMacro(deps, mover, params.reference, body, options)
    const desk = { settings: await deps.settings(), now, timeZone: deps.env.DESK_TIMEZONE }
    return tagged(await ticketFor(deps.db, viewer, reference, desk), reply).body
  })
}

function savedReplyRoutes(app: FastifyInstance, { db }: Deps): void {
  const kind = 'saved_reply'
  mount(app, contract.listSavedReplies, async ({ viewer }) => ({ items: await repliesFor(db, viewer) }))
  mount(app, contract.createSavedReply, async ({ viewer, body, now, request }) => {
    const once = onceOf('createSavedReply', request, body, 201)
    const { body: words, ...place } = body
    return replyFor(
      db,
      viewer,
      await createTool(db, viewer, kind, { ...place, content: { body: words } }, now, once),
    )
  })
  mount(app, contract.patchSavedReply, async ({ viewer, params, body, now, request, reply }) => {
    await changeTool(db, viewer, kind, params.id, editsOf(body), { now, ifMatch: request.ifMatch })
    return tagged(await replyFor(db, viewer, params.id), reply)
  })
  mount(app, contract.deleteSavedReply, ({ viewer, params, request }) =>
    throwToolAway(db, viewer, kind, params.id, request.ifMatch),
  )
  mount(app, contract.fillSavedReply, ({ viewer, params }) =>
    filledFor(db, viewer, kind, params.id, params.reference),
  )
}

function macroRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, contract.listMacros, async ({ viewer }) => ({ items: await macrosFor(db, viewer) }))
  mount(app, contract.createMacro, async ({ viewer, body, now, request }) => {
    const once = onceOf('createMacro', request, body, 201)
    return macroFor(db, viewer, await createTool(db, viewer, 'macro', body, now, once))
  })
  mount(app, contract.patchMacro, async ({ viewer, params, body, now, request, reply }) => {
    await changeTool(db, viewer, 'macro', params.id, body, { now, ifMatch: request.ifMatch })
    return tagged(await macroFor(db, viewer, params.id), reply)
  })
  mount(app, contract.deleteMacro, ({ viewer, params, request }) =>
    throwToolAway(db, viewer, 'macro', params.id, request.ifMatch),
  )
}

const editsOf = ({
  body,
  ...place
}: { [Field in keyof SavedReplyInput]?: SavedReplyInput[Field] | undefined }) => ({
  ...place,
  ...(body !== undefined && { content: { body } }),
})
