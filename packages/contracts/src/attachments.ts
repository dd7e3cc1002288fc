import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { LIMITS } from './limits.ts'
import { id, idParam } from './primitives.ts'

/** What the virus scanner said: `off`, there is none; `pending`, held until it answers; `infected`, its bytes are gone. */
export const scanState = z.enum(['off', 'pending', 'clean', 'infected'])
export type ScanState = z.infer<typeof scanState>

export const attachment = z.strictObject({
  id,
  name: z.string(),
  /** Bytes. */
  size: z.int().min(0),
  type: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  scan: scanState,
})
export type Attachment = z.infer<typeof attachment>

const byId = z.strictObject({ id: idParam })

/** The body is multipart/form-data, field `file`, one or several: read as a stream, never as JSON. */
export const uploadAttachments = endpoint({
  name: 'uploadAttachments',
  method: 'POST',
  path: '/attachments',
  tag: 'attachments',
  access: 'signed-in',
  scope: 'tickets:write',
  status: 201,
  summary: `Upload files (multipart, field “file”), ${LIMITS.fileBytes} bytes each at most; name the ids when filing or commenting`,
  reply: z.strictObject({ items: z.array(attachment) }),
  problems: ['too-large', 'too-many-files', 'storage-full'],
})

export const getAttachment = endpoint({
  name: 'getAttachment',
  method: 'GET',
  path: '/attachments/:id',
  tag: 'attachments',
  access: 'signed-in',
  scope: 'tickets:read',
  status: 200,
  summary: 'What a file is',
  params: byId,
  reply: attachment,
})

export const getAttachmentContent = endpoint({
  name: 'getAttachmentContent',
  method: 'GET',
  path: '/attachments/:id/content',
  tag: 'attachments',
  access: 'signed-in',
  scope: 'tickets:read',
  status: 200,
  summary:
    'The file itself, as a download; one byte range at most; held while the virus scanner has not said that it is clean',
  params: byId,
  query: z.strictObject({ inline: z.enum(['1']).optional() }),
  problems: ['not-scanned', 'infected'],
})

export const copyAttachment = endpoint({
  name: 'copyAttachment',
  method: 'POST',
  path: '/attachments/:id/copies',
  tag: 'attachments',
  access: 'signed-in',
  scope: 'tickets:write',
  status: 201,
  summary:
    'Copy a file that one sent, so that two drafts never share one; the copy is unused, and counts as sent now',
  params: byId,
  reply: attachment,
  problems: ['infected', 'quota-exceeded', 'storage-full'],
})

export const deleteAttachment = endpoint({
  name: 'deleteAttachment',
  method: 'DELETE',
  path: '/attachments/:id',
  tag: 'attachments',
  access: 'signed-in',
  scope: 'tickets:write',
  status: 204,
  summary: 'Take back a file that no ticket uses yet',
  params: byId,
  problems: ['attachment-in-use'],
})
