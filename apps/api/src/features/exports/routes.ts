import { Readable } from 'node:stream'
import { exportMine, exportTicket } from '@guichet/contracts/exports'
import { translator } from '@guichet/i18n/translator'
import { makeZip } from 'client-zip'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import { requireSession } from '../../http/access.ts'
import { contentDisposition } from '../../http/content-disposition.ts'
import { languageOf } from '../../http/language.ts'
import { mount } from '../../http/mount.ts'
import { archiveOf } from './archive-present.ts'
import { asJson } from './present.ts'
import { ticketToExport } from './queries.ts'

export function exportRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, env, settings } = deps
  const timeZone = env.DESK_TIMEZONE
  const readerOf = (request: FastifyRequest) => {
    const locale = languageOf(request, env)
    return { t: translator(locale, { pack: env.GUICHET_PRESET }), locale, timeZone }
  }

  mount(app, exportTicket, async ({ viewer, params, query: { format }, request, reply, now }) => {
    const desk = { settings: await settings(), now, timeZone }
    const exported = await ticketToExport(db, viewer, params.reference, desk)
    saveAs(reply, `${exported.ticket.reference}.${format}`, types[format])
    if (format === 'json') return Readable.from(asJson(exported))
    // PDFKit and its fonts are loaded by the first who asks for paper, not by every start.
    const { asPdf } = await import('./pdf-present.ts')
    return asPdf(exported, readerOf(request), desk)
  })

  mount(app, exportMine, async ({ viewer, caller, request, reply, now }) => {
    requireSession(caller)
    const reader = readerOf(request)
    const parts = archiveOf(deps, { viewer, reader, settings: await settings(), now, timeZone })
    saveAs(reply, `${reader.t('archive.name')}.zip`, 'application/zip')
    // Each part is read when the one before it was sent; whoever leaves ends the reading.
    return Readable.from(makeZip(parts), { objectMode: false })
  })
}

const types = { json: 'application/json; charset=utf-8', pdf: 'application/pdf' } as const

function saveAs(reply: FastifyReply, name: string, type: string): void {
  reply.headers({
    'content-type': type,
    'content-disposition': contentDisposition('attachment', name),
    'cache-control': 'no-store',
  })
}
