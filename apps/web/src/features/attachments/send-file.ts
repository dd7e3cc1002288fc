import { uploadAttachments, type Attachment } from '@guichet/contracts/attachments'
import { addressOf, NetworkError, problemOf } from '../../api.ts'

export type SendOptions = { signal: AbortSignal; onProgress: (percent: number) => void }

/** Sends one file and says how far it is, which `fetch` cannot. Throws ProblemError or NetworkError. */
export function sendFile(file: File, { signal, onProgress }: SendOptions): Promise<Attachment> {
  const request = new XMLHttpRequest()
  const sent = new Promise<Attachment>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? (100 * loaded) / total : 0),
    )
    request.addEventListener('error', () => reject(new NetworkError()))
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')))
    request.addEventListener('load', () => void answerOf(request).then(resolve, reject))
  })
  signal.addEventListener('abort', () => request.abort())
  request.open('POST', addressOf(uploadAttachments))
  request.setRequestHeader('accept', 'application/json')
  request.setRequestHeader('accept-language', document.documentElement.lang || 'fr')
  request.setRequestHeader('x-requested-by', 'person')
  const form = new FormData()
  form.append('file', file)
  request.send(form)
  return sent
}

async function answerOf(request: XMLHttpRequest): Promise<Attachment> {
  if (request.status !== uploadAttachments.status) {
    throw await problemOf(new Response(request.responseText, { status: request.status }))
  }
  const reply = uploadAttachments.reply?.parse(JSON.parse(request.responseText))
  const attachment = reply?.items[0]
  if (attachment === undefined) throw new NetworkError()
  return attachment
}
