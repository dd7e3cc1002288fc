import type { FastifyInstance } from 'fastify'
import { createUpload, deleteUpload, headUpload, patchUpload } from '@guichet/contracts/uploads'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { announcement, pieceOf, speakTus, tellProgress } from '../../http/tus.ts'
import { announceUpload, continueUpload, giveUpUpload } from './commands.ts'
import { uploadById } from './queries.ts'

export function uploadRoutes(app: FastifyInstance, deps: Deps): void {
  app.register(async (scope) => {
    speakTus(scope)

    mount(scope, createUpload, async ({ viewer, now, request, reply }) => {
      const upload = await announceUpload(deps, { viewer, now }, announcement(request))
      tellProgress(reply, upload)
      reply.header('location', `/api/v1/uploads/${upload.id}`)
    })

    mount(scope, headUpload, async ({ viewer, now, params, reply }) => {
      tellProgress(reply, await uploadById(deps.db, viewer, params.id, now))
    })

    mount(scope, patchUpload, async ({ viewer, now, params, request, reply }) => {
      const piece = { id: params.id, bytes: request.raw, ...pieceOf(request) }
      tellProgress(reply, await continueUpload(deps, { viewer, now }, piece))
    })

    mount(scope, deleteUpload, ({ viewer, now, params }) => giveUpUpload(deps, { viewer, now }, params.id))
  })
}
