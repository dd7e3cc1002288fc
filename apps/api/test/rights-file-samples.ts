import { filePart, multipartOf } from './multipart.ts'
import type { Sample, Scene } from './rights-samples.ts'
import { metadataOf, pieceHeaders, tusHeaders } from './tus.ts'

const unknown = '018f0000-0000-7000-8000-000000000000'

/** Files, sent whole or in pieces, and read. */
export const FILE_SAMPLES: readonly Sample[] = [
  {
    route: 'POST /api/v1/attachments',
    request: () => {
      const { url, headers, payload } = multipartOf([filePart('note.txt', 'texte')])
      return { url, headers, payload }
    },
  },
  ...(['publicFileId', 'teamFileId'] as const).flatMap((file) => [
    {
      route: 'GET /api/v1/attachments/:id',
      what: file === 'publicFileId' ? 'public' : 'team',
      request: (scene: Scene) => ({ url: `/api/v1/attachments/${scene[file]}` }),
    },
    {
      route: 'GET /api/v1/attachments/:id/content',
      what: file === 'publicFileId' ? 'public' : 'team',
      request: (scene: Scene) => ({ url: `/api/v1/attachments/${scene[file]}/content` }),
    },
  ]),
  {
    route: 'POST /api/v1/attachments/:id/copies',
    what: 'sent by the agent',
    request: ({ publicFileId }) => ({ url: `/api/v1/attachments/${publicFileId}/copies` }),
  },
  {
    route: 'DELETE /api/v1/attachments/:id',
    what: 'in use',
    request: ({ publicFileId }) => ({ url: `/api/v1/attachments/${publicFileId}` }),
  },
  {
    route: 'POST /api/v1/uploads',
    request: () => ({
      url: '/api/v1/uploads',
      headers: { ...tusHeaders, 'upload-length': '5', 'upload-metadata': metadataOf('note.txt') },
    }),
  },
  ...(['HEAD', 'PATCH', 'DELETE'] as const).map((method) => ({
    route: `${method} /api/v1/uploads/:id`,
    what: 'nobody’s',
    request: () => ({
      url: `/api/v1/uploads/${unknown}`,
      headers: method === 'PATCH' ? pieceHeaders(0) : tusHeaders,
    }),
  })),
]
