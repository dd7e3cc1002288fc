import type { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LIMITS } from '@guichet/contracts/limits'
import { Refusal } from '@guichet/domain/refusal'
import { letGo } from './let-go.ts'

export interface FilePart {
  /** As the sender wrote it: anything. */
  readonly name: string
  /** To be read to its end before the next part is asked for. Its own error means that the upload broke. */
  readonly bytes: Readable
}

/** Lets the routes of this scope, and no other, take multipart/form-data. */
export async function acceptMultipart(scope: FastifyInstance): Promise<void> {
  await scope.register(multipart, {
    // How long a file may be is for its reader to say, who counts bytes as they are written.
    throwFileSizeLimit: false,
    limits: {
      files: LIMITS.filesPerRequest,
      fileSize: Number.POSITIVE_INFINITY,
      fields: 1,
      fieldNameSize: 100,
      fieldSize: 1_000,
      parts: LIMITS.filesPerRequest + 1,
      headerPairs: 20,
    },
  })
}

/** The files of a request, in their order; whatever else it holds is refused, and what is left of it is not kept. */
export async function* filesOf(request: FastifyRequest): AsyncGenerator<FilePart> {
  try {
    refuseEarly(request)
    for await (const part of request.parts()) {
      if (part.type !== 'file' || part.fieldname !== 'file')
        throw new Refusal('malformed', 'refusal.upload_field')
      yield { name: part.filename ?? '', bytes: part.file }
    }
  } catch (error) {
    throw error instanceof Refusal ? error : explain(error)
  } finally {
    letGo(request)
  }
}

const UNUSUAL_OVERHEAD = 1024 * 1024
const LONGEST_BOUNDARY = 70

function refuseEarly(request: FastifyRequest): void {
  const { 'content-type': type = '', 'content-length': length } = request.headers
  if (!request.isMultipart()) throw new Refusal('unsupported-media-type', 'refusal.upload_multipart')
  const boundary = /boundary=(?:"([^"]*)"|([^;\s]*))/iu.exec(type)
  const characters = (boundary?.[1] ?? boundary?.[2] ?? '').length
  if (characters === 0 || characters > LONGEST_BOUNDARY)
    throw new Refusal('malformed', 'refusal.upload_broken')
  if (Number(length) <= LIMITS.bytesPerRequest + UNUSUAL_OVERHEAD || length === undefined) return
  throw new Refusal('too-large', 'refusal.request_too_large', { values: { bytes: LIMITS.bytesPerRequest } })
}

const TOO_MANY = new Set(['FST_PARTS_LIMIT', 'FST_FILES_LIMIT', 'FST_FIELDS_LIMIT'])

function explain(error: unknown): Refusal {
  const tooMany = error instanceof Error && 'code' in error && TOO_MANY.has(String(error.code))
  if (!tooMany) return new Refusal('malformed', 'refusal.upload_broken')
  return new Refusal('too-many-files', 'refusal.too_many_files', {
    values: { limit: LIMITS.filesPerRequest },
  })
}
