import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { deleteAttachment, type Attachment } from '@guichet/contracts/attachments'
import { call, ProblemError } from '../../api.ts'
import type { SentFile } from '../../ui/file-row.tsx'
import { sendFile } from './send-file.ts'

type Upload = SentFile & { file?: File; attachmentId?: string }

export type UploadWords = {
  /** Said of a file over the limit, before it is sent. */
  tooLarge: string
  /** Said when the network went away: what to do. */
  lost: string
}

export type Uploads = {
  files: readonly SentFile[]
  /** The ids of what arrived, in the order chosen. */
  attachmentIds: readonly string[]
  isBusy: boolean
  add: (files: readonly File[]) => void
  remove: (id: string) => void
  retry: (id: string) => void
  /** Shows files sent earlier, of a draft that is taken up again. */
  restore: (attachments: readonly Attachment[]) => void
  /** Forgets them all, once they belong to what was sent. */
  clear: () => void
}

/** The files of one form: each is sent at once, one after the other, and speaks for itself. */
export function useUploads(fileBytes: number, words: UploadWords): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const shown = useRef<readonly string[]>([])
  const underWay = useRef(new Map<string, AbortController>())
  const change = useCallback(
    (id: string, more: Partial<Upload>) =>
      setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...more } : each))),
    [],
  )

  const next = uploads.find((upload) => upload.state === 'waiting')
  const isSending = uploads.some((upload) => upload.state === 'sending')
  useEffect(() => {
    if (isSending || next?.file === undefined) return
    const stop = new AbortController()
    underWay.current.set(next.id, stop)
    change(next.id, { state: 'sending', percent: 0 })
    sendFile(next.file, { signal: stop.signal, onProgress: (percent) => change(next.id, { percent }) })
      .then(({ id }) => change(next.id, { state: 'sent', attachmentId: id }))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) change(next.id, failure(error, words.lost))
      })
      .finally(() => underWay.current.delete(next.id))
  }, [isSending, next, change, words.lost])
  useEffect(() => {
    const all = underWay.current
    return () => all.forEach((stop) => stop.abort())
  }, [])
  useEffect(() => {
    shown.current = uploads.flatMap(({ thumbnail }) => thumbnail ?? [])
  }, [uploads])
  useEffect(() => () => shown.current.forEach((picture) => URL.revokeObjectURL(picture)), [])

  const attachmentIds = useMemo(() => uploads.flatMap(({ attachmentId }) => attachmentId ?? []), [uploads])
  return {
    files: uploads,
    attachmentIds,
    isBusy: uploads.some(({ state }) => state === 'waiting' || state === 'sending'),
    add: (files) => setUploads((all) => [...all, ...files.map((file) => chosen(file, fileBytes, words))]),
    remove: (id) => {
      underWay.current.get(id)?.abort()
      const attachmentId = uploads.find((upload) => upload.id === id)?.attachmentId
      setUploads((all) => all.filter((upload) => upload.id !== id))
      // Failing to take it back harms nobody: an unused file goes by itself after a day.
      if (attachmentId) call(deleteAttachment, { params: { id: attachmentId } }).catch(() => undefined)
    },
    retry: (id) => change(id, { state: 'waiting' }),
    restore: useCallback((attachments: readonly Attachment[]) => setUploads(attachments.map(arrived)), []),
    clear: useCallback(() => setUploads([]), []),
  }
}

function chosen(file: File, fileBytes: number, words: UploadWords): Upload {
  const upload = { id: crypto.randomUUID(), name: file.name, bytes: file.size, mediaType: file.type }
  if (file.size > fileBytes) return { ...upload, state: 'failed', message: words.tooLarge, isFinal: true }
  // Drawn from the file itself; the policy allows blob: images.
  const thumbnail = file.type.startsWith('image/') ? { thumbnail: URL.createObjectURL(file) } : {}
  return { ...upload, ...thumbnail, file, state: 'waiting' }
}

function failure(error: unknown, lost: string): Partial<Upload> {
  if (!(error instanceof ProblemError)) return { state: 'failed', message: lost }
  const { status } = error.problem
  // Signed out, too many at once, away: it may pass. Too large or of a kind refused: it will not.
  const mayPass = status === 401 || status === 429 || status >= 500
  return { state: 'failed', message: error.message, isFinal: !mayPass }
}

function arrived({ id, name, size, type }: Attachment): Upload {
  return { id, name, bytes: size, mediaType: type, state: 'sent', attachmentId: id }
}
