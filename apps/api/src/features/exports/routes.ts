import { Readable } from 'node:stream'
import { exportTicket } from '@guichet/contracts/exports'
import { translator } from '@guichet/i18n/translator'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { contentDisposition } from '../../http/content-disposition.ts'
import { languageOf } from '../../http/language.ts'
import { mount } from '../../http/mount.ts'
import { asJson } from './present.ts'
import { ticketToExport } from './queries.ts'

export function exportRoutes(app: FastifyInstance, { db, env, settings }: Deps): void {
  mount(app, exportTicket, async ({ viewer, params, query: { format }, request, reply, now }) => {
    const timeZone = env.DESK_TIMEZONE
    const desk = { settings: await settings(), now, timeZone }
    const exported = await ticketToExport(db, viewer, params.reference, desk)
    reply.header(
      'content-disposition',
      contentDisposition('attachment', `${exported.ticket.reference}.${format}`),
    )
    reply.header('cache-control', 'no-store')
    reply.type(types[format])
    if (format === 'json') return Readable.from(asJson(exported))
    const locale = languageOf(request, env)
    // PDFKit and its fonts are loaded by the first who asks for paper, not by every start.
    const { asPdf } = await import('./pdf-present.ts')
    return asPdf(exported, { t: translator(locale, { pack: env.GUICHET_PRESET }), locale, timeZone }, now)
  })
}

const types = { json: 'application/json; charset=utf-8', pdf: 'application/pdf' } as const
