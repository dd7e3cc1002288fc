import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { TUS_CHUNK, TUS_VERSION } from '@guichet/contracts/uploads'
import { Refusal } from '@guichet/domain/refusal'
import { letGo } from './let-go.ts'

// https://tus.io/protocols/resumable-upload: the core, creation, expiration and termination.

/** Lets the routes of this scope, and no other, speak tus; the bytes of a piece are left unread, for the handler. */
export function speakTus(scope: FastifyInstance): void {
  scope.addContentTypeParser(TUS_CHUNK, (_request, _payload, done) => done(null))
  scope.addHook('onRequest', async (request, reply) => {
    reply.header('tus-resumable', TUS_VERSION)
    if (request.headers['tus-resumable'] === TUS_VERSION) return
    reply.header('tus-version', TUS_VERSION)
    throw new Refusal('unsupported-version', 'refusal.tus_version', { values: { version: TUS_VERSION } })
  })
  scope.addHook('onResponse', async (request) => letGo(request))
}

/** What `Upload-Length` and `Upload-Metadata` announce; the length must be known, a name is cleaned elsewhere. */
export function announcement({ headers }: FastifyRequest): { length: number; name: string } {
  const length = bytesIn(headers['upload-length'])
  if (length === null) throw new Refusal('malformed', 'refusal.upload_length')
  return { length, name: metadata(headers['upload-metadata']).get('filename') ?? '' }
}

/** Where a piece goes, and how long it says that it is. */
export function pieceOf({ headers }: FastifyRequest): { from: number; announced: number | null } {
  if (headers['content-type'] !== TUS_CHUNK)
    throw new Refusal('unsupported-media-type', 'refusal.upload_chunk')
  const from = bytesIn(headers['upload-offset'])
  if (from === null) throw new Refusal('malformed', 'refusal.upload_offset')
  return { from, announced: bytesIn(headers['content-length']) }
}

/** Says how far an upload has come. */
export function tellProgress(
  reply: FastifyReply,
  { received, length, expiresAt }: { received: number; length: number; expiresAt: Date | null },
): void {
  reply.headers({ 'upload-offset': received, 'upload-length': length })
  if (expiresAt !== null) reply.header('upload-expires', expiresAt.toUTCString())
}

function bytesIn(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null
}

function metadata(header: string | string[] | undefined): Map<string, string> {
  const pairs = String(header ?? '')
    .split(',')
    .filter((pair) => pair.trim() !== '')
  return new Map(
    pairs.map((pair) => {
      const [key = '', value = '', ...more] = pair.trim().split(' ')
      if (key === '' || more.length > 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(value))
        throw new Refusal('malformed', 'refusal.upload_metadata')
      return [key, Buffer.from(value, 'base64').toString('utf8')]
    }),
  )
}
