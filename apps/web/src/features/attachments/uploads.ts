import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { deleteAttachment, type Attachment } from '@guichet/contracts/attachments'
import { call, ProblemError } from '../../api.ts'
import type { SentFile } from '../../ui/file-row.tsx'
import { forgetAllPending, forgetPending, keepPending, pendingFiles, type Place } from './pending-files.ts'

type Upload = SentFile & {
  file?: File
  /** Where it goes on. */
  url?: string | null
  attachmentId?: string
  /** The network failed it, not the desk: it goes on by itself. */
  isCut?: boolean
}

// With its protocol, for whoever sends a file: no page needs it to open.
const sender = () => import('./send-file.ts')

export type UploadWords = {
  /** Said of a file over the limit, before it is sent. */
  tooLarge: string
  /** Said when the network went away: what to do. */
  lost: string
  /** Said of a file that the virus scanner has not judged, and of one that it condemned. */
  held: string
  infected: string
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
  /** Forgets what was sent with words, and what failed beside it; what is on its way stays. */
  sent: (attachmentIds: readonly string[]) => void
  /** Forgets them all: other words are in hand. */
  clear: () => void
}

/**
 * The files of one form: each is sent at once, one after the other, and speaks for itself. What had not arrived when the
 * page went away goes on from there when the form is opened again.
 */
export function useUploads(fileBytes: number, words: UploadWords, kept: Place): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const { personId, form } = kept ?? {}
  const place = useMemo(
    () => (personId === undefined || form === undefined ? null : { personId, form }),
    [personId, form],
  )
  const change = useCallback(
    (id: string, more: Partial<Upload>) =>
      setUploads((all) => all.map((each) => (each.id === id ? changed(each, more) : each))),
    [],
  )
  const underWay = useSending(uploads, { place, change, words })
  useThumbnailsFreed(uploads)
  useEffect(() => {
    let isCurrent = true
    const takeUp = async () => {
      const left = await pendingFiles(place)
      if (!isCurrent || left.length === 0) return
      setUploads((all) => [
        ...all,
        ...left.flatMap(({ id, file, url }) =>
          all.some((each) => each.id === id) ? [] : waiting(id, file, url),
        ),
      ])
    }
    void takeUp()
    return () => {
      isCurrent = false
    }
  }, [place])

  const attachmentIds = useMemo(() => uploads.flatMap(({ attachmentId }) => attachmentId ?? []), [uploads])
  return {
    files: uploads,
    attachmentIds,
    isBusy: uploads.some(({ state }) => state === 'waiting' || state === 'sending'),
    add: (files) => {
      const added = files.map((file) => chosen(file, fileBytes, words))
      setUploads((all) => [...all, ...added])
      for (const { id, file } of added) if (file) void keepPending(place, { id, file, url: null })
    },
    remove: (id) => {
      underWay.current.get(id)?.abort()
      const gone = uploads.find((upload) => upload.id === id)
      setUploads((all) => all.filter((upload) => upload.id !== id))
      void forgetPending(place, id)
      if (gone) takeBack(gone)
    },
    retry: (id) => change(id, { state: 'waiting' }),
    restore: useCallback(
      (attachments: readonly Attachment[]) =>
        setUploads((all) => {
          const sentHere = all.filter(({ file }) => file !== undefined)
          const isHere = ({ id }: Attachment) => sentHere.some(({ attachmentId }) => attachmentId === id)
          const others = attachments.filter((attachment) => !isHere(attachment))
          return [...others.map((attachment) => arrived(attachment, words)), ...sentHere]
        }),
      [words],
    ),
    sent: (ids) => {
      const stays = ({ state, attachmentId }: Upload) =>
        state === 'waiting' ||
        state === 'sending' ||
        (attachmentId !== undefined && !ids.includes(attachmentId))
      setUploads((all) => all.filter(stays))
      for (const upload of uploads) if (!stays(upload)) void forgetPending(place, upload.id)
    },
    clear: useCallback(() => {
      setUploads([])
      void forgetAllPending(place)
    }, [place]),
  }
}

type Sending = {
  place: Place
  change: (id: string, more: Partial<Upload>) => void
  words: UploadWords
}

/** Sends what waits, one file at a time; what a cut stopped waits again as soon as the network is back. */
function useSending(uploads: readonly Upload[], { place, change, words }: Sending) {
  const underWay = useRef(new Map<string, AbortController>())
  const next = uploads.find((upload) => upload.state === 'waiting')
  const isSending = uploads.some((upload) => upload.state === 'sending')
  useEffect(() => {
    const { id, file, url = null } = next ?? {}
    if (isSending || id === undefined || file === undefined) return
    const stop = new AbortController()
    underWay.current.set(id, stop)
    change(id, { state: 'sending' })
    const send = async () => {
      const { sendFile } = await sender()
      const sent = await sendFile(file, {
        url,
        signal: stop.signal,
        onProgress: (percent) => change(id, { percent }),
        onOpened: (opened) => {
          change(id, { url: opened })
          void keepPending(place, { id, file, url: opened })
        },
      })
      change(id, { ...arrived(sent, words), id })
      await forgetPending(place, id)
    }
    send()
      .catch((error: unknown) => {
        if (stop.signal.aborted) return
        const failed = failure(error, words.lost)
        change(id, failed)
        if (failed.isFinal === true) void forgetPending(place, id)
      })
      .finally(() => underWay.current.delete(id))
  }, [isSending, next, change, place, words])
  useEffect(() => {
    const all = underWay.current
    return () => all.forEach((stop) => stop.abort())
  }, [])
  useEffect(() => {
    const goOn = () => {
      for (const { id, isCut } of uploads) if (isCut) change(id, { state: 'waiting', isCut: false })
    }
    window.addEventListener('online', goOn)
    return () => window.removeEventListener('online', goOn)
  }, [uploads, change])
  return underWay
}

// What was said of a file was said of the state that it leaves.
function changed({ message: _, ...upload }: Upload, more: Partial<Upload>): Upload {
  return { ...upload, ...more }
}

function useThumbnailsFreed(uploads: readonly Upload[]): void {
  const shown = useRef<readonly string[]>([])
  useEffect(() => {
    shown.current = uploads.flatMap(({ thumbnail }) => thumbnail ?? [])
  }, [uploads])
  useEffect(() => () => shown.current.forEach((picture) => URL.revokeObjectURL(picture)), [])
}

// Failing to take it back harms nobody: an unused file goes by itself after a day.
function takeBack({ attachmentId, url }: Upload): void {
  if (attachmentId) call(deleteAttachment, { params: { id: attachmentId } }).catch(() => undefined)
  else if (url) void sender().then(({ giveUpFile }) => giveUpFile(url))
}

function chosen(file: File, fileBytes: number, words: UploadWords): Upload {
  const upload = waiting(crypto.randomUUID(), file)
  if (file.size <= fileBytes) return upload
  const { file: _, ...refused } = upload
  return { ...refused, state: 'failed', message: words.tooLarge, isFinal: true }
}

function waiting(id: string, file: File, url: string | null = null): Upload {
  // Drawn from the file itself; the policy allows blob: images.
  const thumbnail = file.type.startsWith('image/') ? { thumbnail: URL.createObjectURL(file) } : {}
  return {
    id,
    name: file.name,
    bytes: file.size,
    mediaType: file.type,
    ...thumbnail,
    file,
    url,
    state: 'waiting',
  }
}

function failure(error: unknown, lost: string): Partial<Upload> {
  if (!(error instanceof ProblemError)) return { state: 'failed', message: lost, isCut: true }
  const { status } = error.problem
  // Signed out, too many at once, away: it may pass. Too large or of a kind refused: it will not.
  const mayPass = status === 401 || status === 429 || status >= 500
  return { state: 'failed', message: error.message, isFinal: !mayPass }
}

function arrived({ id, name, size, type, scan }: Attachment, words: UploadWords): Upload {
  const upload = { id, name, bytes: size, mediaType: type, attachmentId: id }
  if (scan === 'infected') return { ...upload, state: 'failed', message: words.infected, isFinal: true }
  return { ...upload, state: 'sent', ...(scan === 'pending' && { message: words.held }) }
}
