import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { LIMITS } from './limits.ts'
import { idParam } from './primitives.ts'

/** The version of the tus protocol that is spoken, in `Tus-Resumable`. */
export const TUS_VERSION = '1.0.0'
/** The only type that a piece of an upload may have. */
export const TUS_CHUNK = 'application/offset+octet-stream'

const byId = z.strictObject({ id: idParam })

/** `Upload-Length` and `Upload-Metadata: filename <base64>` say what comes; the answer's `Location` says where to. */
export const createUpload = endpoint({
  name: 'createUpload',
  method: 'POST',
  path: '/uploads',
  tag: 'attachments',
  access: 'signed-in',
  scope: 'tickets:write',
  status: 201,
  summary: `Announce a file that may arrive in several goes (tus ${TUS_VERSION}), ${LIMITS.fileBytes} bytes at most; whole, it is the attachment of the same id`,
  problems: ['malformed', 'invalid', 'too-large', 'too-many-files', 'quota-exceeded', 'unsupported-version'],
})

export const headUpload = endpoint({
  name: 'headUpload',
  method: 'HEAD',
  path: '/uploads/:id',
  tag: 'attachments',
  access: 'signed-in',
  scope: 'tickets:write',
  status: 200,
  summary: 'How much of a file has arrived (`Upload-Offset`), and until when it is kept (`Upload-Expires`)',
  params: byId,
  problems: ['unsupported-version'],
})

/** The body is the bytes from `Upload-Offset` on, as many as there are. */
export const patchUpload = endpoint({
  name: 'patchUpload',
  method: 'PATCH',
  path: '/uploads/:id',
  tag: 'attachments',
  access: 'signed-in',
  scope: 'tickets:write',
  status: 204,
  summary: 'Go on with a file where it stopped; what arrived before a cut is kept',
  params: byId,
  problems: [
    'malformed',
    'offset-mismatch',
    'unsupported-version',
    'too-large',
    'quota-exceeded',
    'unsupported-media-type',
    'invalid',
    'locked',
    'storage-full',
  ],
})

export const deleteUpload = endpoint({
  name: 'deleteUpload',
  method: 'DELETE',
  path: '/uploads/:id',
  tag: 'attachments',
  access: 'signed-in',
  scope: 'tickets:write',
  status: 204,
  summary: 'Give up a file, arrived or not, that no ticket uses yet',
  params: byId,
  problems: ['attachment-in-use', 'unsupported-version'],
})
