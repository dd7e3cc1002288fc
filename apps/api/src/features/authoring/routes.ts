import {
  addImage,
  getRevision,
  getWritten,
  listRevisions,
  listSearches,
  listWritten,
  moveAnswer,
  readMarkdown,
  rewriteAnswer,
  writeAnswer,
} from '@guichet/contracts/authoring'
import type { Viewer } from '@guichet/domain/facts'
import { translator } from '@guichet/i18n/translator'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import { htmlOfMarkdown } from '../../html/markdown.ts'
import { sanitise } from '../../html/sanitise.ts'
import { tagged } from '../../http/if-match.ts'
import { languageOf } from '../../http/language.ts'
import { mount } from '../../http/mount.ts'
import { acceptMultipart, filesOf } from '../../http/multipart.ts'
import * as commands from './commands.ts'
import { addImageTo } from './image-commands.ts'
import { revisionOf, revisionsOf, searchesInVain, writtenById, writtenFor } from './queries.ts'
import { requireAuthor } from './scope.ts'
import { draftFromTicket } from './ticket-queries.ts'

interface Asked {
  readonly viewer: Viewer
  readonly now: Date
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export function authoringRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, env } = deps
  const readAs = ({ request, now }: Asked) => ({ language: languageOf(request, env), now })
  const actOf = ({ viewer, now, request }: Asked) => ({ viewer, now, ifMatch: request.ifMatch })
  const written = async (call: Asked, id: string) =>
    tagged(await writtenById(db, call.viewer, id, readAs(call)), call.reply)
  mount(app, listWritten, (call) => writtenFor(db, call.viewer, call.query, readAs(call)))
  mount(app, getWritten, (call) => written(call, call.params.id))
  mount(app, writeAnswer, async (call) => {
    const { body, viewer, request } = call
    const t = translator(languageOf(request, env), { pack: env.GUICHET_PRESET })
    const content = 'fromTicket' in body ? await draftFromTicket(db, viewer, body.fromTicket, t) : body
    return written(call, await commands.createAnswer(db, call, content))
  })
  mount(app, rewriteAnswer, async (call) => {
    await commands.rewriteAnswer(db, actOf(call), call.params.id, call.body)
    return written(call, call.params.id)
  })
  mount(app, moveAnswer, async (call) => {
    await commands.moveAnswer(db, actOf(call), call.params.id, call.body)
    return written(call, call.params.id)
  })
  mount(app, listRevisions, ({ viewer, params, query }) => revisionsOf(db, viewer, params.id, query))
  mount(app, getRevision, ({ viewer, params }) => revisionOf(db, viewer, params.id, params.number))
  mount(app, readMarkdown, ({ viewer, body }) => {
    requireAuthor(viewer)
    return { html: sanitise(htmlOfMarkdown(body.markdown), '') }
  })
  mount(app, listSearches, ({ viewer, now }) => searchesInVain(db, viewer, now))
  app.register(async (scope) => {
    await acceptMultipart(scope)
    mount(scope, addImage, ({ viewer, now, params, request }) =>
      addImageTo(deps, { viewer, now }, params.id, filesOf(request)),
    )
  })
}
