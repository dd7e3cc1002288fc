import { DetailedError, Upload } from 'tus-js-client'
import { getAttachment, type Attachment } from '@guichet/contracts/attachments'
import { createUpload } from '@guichet/contracts/uploads'
import { addressOf, call, NetworkError, problemOf } from '../../api.ts'

export type SendOptions = {
  /** Where an upload of this file stands already. */
  url: string | null
  signal: AbortSignal
  onProgress: (percent: number) => void
  /** From now on it can be taken up there, by whichever page. */
  onOpened: (url: string) => void
}

/**
 * Sends one file, going on where it stopped, and answers its attachment. A cut is tried again by itself for half a
 * minute. Throws ProblemError or NetworkError.
 */
export async function sendFile(
  file: File,
  { url, signal, onProgress, onOpened }: SendOptions,
): Promise<Attachment> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const upload = new Upload(file, {
    endpoint: new URL(addressOf(createUpload), location.href).href,
    uploadUrl: url,
    headers: headers(),
    metadata: { filename: file.name },
    storeFingerprintForResuming: false,
    retryDelays: [0, 1_000, 3_000, 5_000, 10_000, 15_000],
    onShouldRetry: (error) => mayPass(error.originalResponse?.getStatus()),
    onProgress: (sent, total) => onProgress(total > 0 ? (100 * sent) / total : 0),
    onUploadUrlAvailable: () => onOpened(upload.url ?? ''),
    onSuccess: () => resolve((upload.url ?? '').split('/').at(-1) ?? ''),
    onError: reject,
  })
  signal.addEventListener('abort', () => {
    void upload.abort()
    reject(new DOMException('cancelled', 'AbortError'))
  })
  upload.start()
  try {
    return await call(getAttachment, { params: { id: await promise }, by: 'page' })
  } catch (error) {
    throw error instanceof DetailedError ? await refusalOf(error) : error
  }
}

/** Tells the desk that a file will not be gone on with. Left untold, it is forgotten after a day. */
export async function giveUpFile(url: string): Promise<void> {
  await Upload.terminate(url, { headers: headers() }).catch(() => undefined)
}

const headers = () => ({
  accept: 'application/json',
  'accept-language': document.documentElement.lang || 'fr',
  'x-requested-by': 'person',
})

// Another request still holds it, or stopped elsewhere than we thought: asked again, the desk says where to go on.
function mayPass(status: number | undefined): boolean {
  if (status === undefined) return navigator.onLine
  return status === 409 || status === 423 || status === 429 || (status >= 500 && status !== 507)
}

async function refusalOf({ originalResponse: response }: DetailedError): Promise<Error> {
  if (response === null) return new NetworkError()
  const status = response.getStatus()
  // What goes on in a proxy's words is the desk out of reach.
  return problemOf(new Response(response.getBody(), { status: status >= 400 ? status : 502 }))
}
