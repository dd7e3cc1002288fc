import { useT } from '../../../reader.tsx'
import { FileZone } from '../../../ui/file-zone.tsx'
import type { ReplyInHand } from '../../use-reply.ts'

export const filesId = 'joindre'

export function ReplyFiles({ reply: { uploads } }: { reply: ReplyInHand }) {
  const t = useT()
  return (
    <FileZone
      id={filesId}
      label={t('ui.files')}
      action={t('requests.act.file')}
      files={uploads.files}
      onAdd={uploads.add}
      onRemove={uploads.remove}
      onRetry={uploads.retry}
    />
  )
}
