import { Readable } from 'node:stream'
import { exportMine } from '@guichet/contracts/exports'
import { translator } from '@guichet/i18n/translator'
import { makeZip } from 'client-zip'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { requireSession } from '../../http/access.ts'
import { contentDisposition } from '../../http/content-disposition.ts'
import { languageOf } from '../../http/language.ts'
import { mount } from '../../http/mount.ts'
import { archiveOf } from './present.ts'

export function personalDataRoutes(app: FastifyInstance, deps: Deps): void {
  const { env, settings } = deps
  mount(app, exportMine, async ({ viewer, caller, request, reply, now }) => {
    requireSession(caller)
    const locale = languageOf(request, env)
    const timeZone = env.DESK_TIMEZONE
    const reader = { t: translator(locale, { pack: env.GUICHET_PRESET }), locale, timeZone }
    const parts = archiveOf(deps, { viewer, reader, settings: await settings(), now, timeZone })
    reply.headers({
      'content-type': 'application/zip',
      'content-disposition': contentDisposition('attachment', `${reader.t('archive.name')}.zip`),
      'cache-control': 'no-store',
    })
    // Each part is read when the one before it was sent; whoever leaves ends the reading.
    return Readable.from(makeZip(parts), { objectMode: false })
  })
}
