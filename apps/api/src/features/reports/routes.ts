import { Readable } from 'node:stream'
import { getReport } from '@guichet/contracts/reports'
import { translator } from '@guichet/i18n/translator'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { contentDisposition } from '../../http/content-disposition.ts'
import { languageOf } from '../../http/language.ts'
import { mount } from '../../http/mount.ts'
import { tableOf } from './table-present.ts'
import { reportFor } from './queries.ts'

export function reportRoutes(app: FastifyInstance, { db, env }: Deps): void {
  mount(app, getReport, async ({ viewer, params: { name }, query, request, reply, now }) => {
    const report = await reportFor(db, viewer, name, { query, now, timeZone: env.DESK_TIMEZONE })
    const { format } = query
    if (format === 'json') return report
    const locale = languageOf(request, env)
    const reader = {
      t: translator(locale, { pack: env.GUICHET_PRESET }),
      locale,
      timeZone: env.DESK_TIMEZONE,
    }
    const table = tableOf(report, query, reader)
    reply.headers({
      'content-type': TYPES[format],
      'content-disposition': contentDisposition(
        'attachment',
        `${table.title} ${report.from} ${report.to}.${format}`,
      ),
      'cache-control': 'no-store',
    })
    // What writes a file is loaded by the first who wants one.
    const { asCsv, asXlsx } = await import('./file-present.ts')
    return Readable.from([format === 'csv' ? asCsv(table) : await asXlsx(table)])
  })
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
