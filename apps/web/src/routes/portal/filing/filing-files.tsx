import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { getAttachment } from '@guichet/contracts/attachments'
import { call } from '../../../api.ts'
import type { Place } from '../../../features/attachments/pending-files.ts'
import { useUploads, type Uploads } from '../../../features/attachments/uploads.ts'
import { deskQuery } from '../../../features/desk/queries.ts'
import type { Refused } from '../../../features/filing/filing-refusals.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'
import { FileZone } from '../../../ui/file-zone.tsx'
import { usePastedFiles } from '../../../ui/use-pasted-files.ts'
import { TwoActFiles } from './two-act-files.tsx'

const bytesInMb = 1024 * 1024

export type FilingUploads = Uploads & {
  /** The files of the draft taken up are back in the list. */
  isRestored: boolean
}

/** The files of the request, those of a draft taken up among them. */
export function useFilingFiles(place: Place, ofDraft: readonly string[] = []): FilingUploads {
  const t = useT()
  const format = useFormat()
  const { settings } = useSuspenseQuery(deskQuery).data
  const limit = settings['attachments.fileBytes']
  const words = useMemo(
    () => ({
      tooLarge: t('filing.files.tooLarge', { size: format.size(limit) }),
      lost: t('filing.files.lost'),
      held: t('ui.files.held'),
      infected: t('ui.files.infected'),
    }),
    [t, format, limit],
  )
  const uploads = useUploads(limit, words, place)
  const [ids] = useState(ofDraft)
  const [isRestored, setRestored] = useState(ids.length === 0)
  const { data: found } = useQuery({
    queryKey: ['attachments', ids],
    queryFn: ({ signal }) => filesOf(ids, signal),
    enabled: ids.length > 0,
    staleTime: Infinity,
    gcTime: 0,
  })
  const { restore } = uploads
  useEffect(() => {
    if (!found) return
    restore(found)
    setRestored(true)
  }, [found, restore])
  return { ...uploads, isRestored }
}

export function FilingFiles({ uploads, refused }: { uploads: Uploads; refused: readonly Refused[] }) {
  const t = useT()
  const format = useFormat()
  const { settings } = useSuspenseQuery(deskQuery).data
  const bytes = settings['attachments.fileBytes']
  const limit = t('filing.files.limit', { mb: (bytes / bytesInMb).toFixed(2), size: format.size(bytes) })
  usePastedFiles(uploads.add)
  if (settings['attachments.input'] === 'two-acts') {
    const refusal = refused.find(({ field }) => field === 'attachmentIds')?.message
    return <TwoActFiles uploads={uploads} limit={limit} error={refusal} />
  }
  return (
    <FileZone
      id="attachmentIds"
      label={t('filing.files')}
      optional
      hint={t('filing.files.hint', { limit })}
      error={refused.find(({ field }) => field === 'attachmentIds')?.message}
      files={uploads.files}
      onAdd={uploads.add}
      onRemove={uploads.remove}
      onRetry={uploads.retry}
    />
  )
}

// A file thrown away since the draft was written is simply no longer there.
async function filesOf(ids: readonly string[], signal: AbortSignal) {
  const found = await Promise.all(
    ids.map((id) => call(getAttachment, { params: { id }, signal, by: 'page' }).catch(() => undefined)),
  )
  return found.filter((file) => file !== undefined)
}
