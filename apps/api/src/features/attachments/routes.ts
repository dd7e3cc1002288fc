import type { FastifyInstance } from 'fastify'
import {
  copyAttachment,
  deleteAttachment,
  getAttachment,
  getAttachmentContent,
  uploadAttachments,
} from '@guichet/contracts/attachments'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { acceptMultipart, filesOf } from '../../http/multipart.ts'
import { sendBlob } from '../../http/send-blob.ts'
import { copyUpload, deleteUpload, uploadFiles } from './commands.ts'
import { presentAttachment } from './present.ts'
import { attachmentById, requireScanned } from './queries.ts'

export function attachmentRoutes(app: FastifyInstance, deps: Deps): void {
  app.register(async (scope) => {
    await acceptMultipart(scope)
    mount(scope, uploadAttachments, async ({ viewer, now, request }) => {
      const rows = await uploadFiles(deps, { viewer, now }, filesOf(request))
      return { items: rows.map(presentAttachment) }
    })
  })

  mount(app, getAttachment, async ({ viewer, params }) =>
    presentAttachment(await attachmentById(deps.db, viewer, params.id)),
  )

  mount(app, getAttachmentContent, async ({ viewer, params, query, request, reply }) => {
    const row = await attachmentById(deps.db, viewer, params.id)
    requireScanned(row)
    const file = { ...row, size: Number(row.size) }
    return sendBlob({ files: deps.files, request, reply }, file, { inline: query.inline === '1' })
  })

  mount(app, copyAttachment, async ({ viewer, now, params }) =>
    presentAttachment(await copyUpload(deps, { viewer, now }, params.id)),
  )

  mount(app, deleteAttachment, ({ viewer, params }) => deleteUpload(deps, viewer, params.id))
}
