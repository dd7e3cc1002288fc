import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '@guichet/domain/refusal'
import { BlobFault } from '../storage/blob-store.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import { isShownInline } from '../storage/file-kind.ts'
import { byteRange } from './byte-range.ts'
import { contentDisposition } from './content-disposition.ts'

export interface StoredFile {
  readonly storageKey: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
}

/**
 * Answers a file as a download that no browser runs or keeps; `inline` shows pictures and PDF in place.
 * Refuses an impossible range; fails (5xx) when what is stored is not what was taken in.
 */
export async function sendBlob(
  { files, request, reply }: { files: BlobStore; request: FastifyRequest; reply: FastifyReply },
  file: StoredFile,
  { inline }: { inline: boolean },
): Promise<Readable> {
  await requireWhole(files, file, request)
  const etag = `"${file.sha256}"`
  const { range, 'if-range': condition = etag } = request.headers
  const asked = condition === etag ? byteRange(range, file.size) : null
  if (asked === 'unsatisfiable') {
    reply.header('content-range', `bytes */${file.size}`)
    throw new Refusal('range-not-satisfiable', 'problem.range-not-satisfiable.detail')
  }
  const stream = await files.read(file.storageKey, asked ?? undefined)
  if (asked !== null)
    reply.status(206).header('content-range', `bytes ${asked.start}-${asked.end}/${file.size}`)
  reply.headers({
    'content-type': file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type,
    'content-length': asked === null ? file.size : asked.end - asked.start + 1,
    'content-disposition': contentDisposition(
      inline && isShownInline(file.type) ? 'inline' : 'attachment',
      file.name,
    ),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'accept-ranges': 'bytes',
    etag,
  })
  return asked === null ? Readable.from(verified(stream, file.sha256)) : stream
}

// The last bytes are held back until the whole is known to be what was taken in: a damaged file never arrives whole.
async function* verified(stream: Readable, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let held: Buffer | undefined
  for await (const chunk of stream) {
    if (held !== undefined) yield held
    held = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
    hash.update(held)
  }
  if (hash.digest('hex') !== sha256) throw new Error('a stored file is damaged')
  if (held !== undefined) yield held
}

async function requireWhole(
  files: BlobStore,
  { storageKey, size }: StoredFile,
  { log }: FastifyRequest,
): Promise<void> {
  const found = await files.size(storageKey).catch((fault: unknown) => {
    log.error({ err: fault, storageKey }, 'a stored file cannot be read')
    // Nothing says whose the thing planted there is: to the caller, the file does not exist.
    if (fault instanceof BlobFault && fault.kind === 'planted')
      throw new Refusal('not-found', 'refusal.not_found')
    throw fault
  })
  if (found === size) return
  log.error({ storageKey, found, expected: size }, 'a stored file has changed')
  throw new Error('a stored file has changed')
}
