import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { Upload } from 'tus-js-client'
import { TUS_CHUNK, TUS_VERSION } from '@guichet/contracts/uploads'

export const MiB = 1024 * 1024

/** Bytes of no known kind. */
export const noise = (size: number): Buffer =>
  Buffer.concat([Buffer.from([0, 1, 2, 3]), randomBytes(size - 4)])

export const tusHeaders = { 'tus-resumable': TUS_VERSION }

export const metadataOf = (name: string): string => `filename ${Buffer.from(name).toString('base64')}`

/** What a piece of an upload is sent with, from there on. */
export const pieceHeaders = (from: number) => ({
  ...tusHeaders,
  'content-type': TUS_CHUNK,
  'upload-offset': String(from),
})

interface Send {
  origin: string
  headers: Readonly<Record<string, string>>
  bytes: Buffer
  name?: string
  /** Goes on with this one. */
  url?: string | null
  /** Given up once this many bytes are acknowledged. */
  until?: number
}

/** Sends a file with the tus project's own client, a megabyte at a time; answers the upload's address. */
export function sendByTus({
  origin,
  headers,
  bytes,
  name = 'a.bin',
  url = null,
  until,
}: Send): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const upload = new Upload(bytes, {
    endpoint: `${origin}/api/v1/uploads`,
    uploadUrl: url,
    headers: { ...headers },
    metadata: { filename: name },
    chunkSize: MiB,
    retryDelays: [100, 200, 500, 1_000, 2_000, 4_000, 8_000],
    onChunkComplete: (_, sent) => {
      if (until === undefined || sent < until) return
      void upload.abort().then(() => resolve(upload.url ?? ''))
    },
    onSuccess: () => resolve(upload.url ?? ''),
    onError: reject,
  })
  upload.start()
  return promise
}

/** Begins a piece that announces `announced` bytes, and hangs up once `bytes` are written. */
export async function sendAndVanish(
  url: string,
  headers: Readonly<Record<string, string>>,
  { from, bytes, announced }: { from: number; bytes: Buffer; announced: number },
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const piece = request(url, {
    method: 'PATCH',
    headers: { ...headers, ...pieceHeaders(from), 'content-length': announced },
  })
  piece.on('error', () => resolve()).on('close', () => resolve())
  // Not on `drain`, which comes while some are still to be written.
  piece.write(bytes, () => piece.destroy())
  await promise
}

export const idOf = (url: string): string => url.split('/').at(-1) ?? ''
