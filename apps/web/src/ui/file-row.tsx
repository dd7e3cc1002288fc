import { IconCheck, IconFileText, IconFileX, IconPhoto } from '@tabler/icons-react'
import { size } from '@guichet/i18n/format/sizes'
import { useReader } from '../reader.tsx'
import { Button } from './button.tsx'

/** A file on its way. `percent` is 0 to 100; `message` says why it failed, or what is left to wait. */
export type SentFile = {
  id: string
  name: string
  bytes: number
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  percent?: number
  message?: string
  /** `image/png`… */
  mediaType?: string
  thumbnail?: string
  /** It would fail again: no retry is offered. */
  isFinal?: boolean
}

export type FileActions = {
  onRemove: (id: string) => void
  /** Stops a file under way; without it `onRemove` does. */
  onCancel?: (id: string) => void
  /** Offered beside a failure that may pass. */
  onRetry?: (id: string) => void
}

export function FileRow({ file, onRemove, onCancel = onRemove, onRetry }: { file: SentFile } & FileActions) {
  const { t, locale } = useReader()
  const isUnderWay = file.state === 'sending' || file.state === 'waiting'
  return (
    <li>
      <Picture file={file} />
      <div>
        <span className="g-file-name">
          {file.name} <span>{size(t, locale, file.bytes)}</span>
        </span>
        <Progress file={file} />
      </div>
      <div className="g-file-actions">
        {file.state === 'failed' && !file.isFinal && onRetry && (
          <RowButton verb={t('ui.retry')} name={file.name} onClick={() => onRetry(file.id)} />
        )}
        <RowButton
          removes
          verb={isUnderWay ? t('ui.files.cancel') : t('ui.remove')}
          name={file.name}
          onClick={() => (isUnderWay ? onCancel(file.id) : onRemove(file.id))}
        />
      </div>
    </li>
  )
}

function Picture({ file }: { file: SentFile }) {
  const Icon =
    file.state === 'failed' ? IconFileX : file.mediaType?.startsWith('image/') ? IconPhoto : IconFileText
  return (
    <span className="g-file-picture">
      {file.thumbnail ? <img src={file.thumbnail} alt="" /> : <Icon className="g-icon" aria-hidden />}
    </span>
  )
}

function Progress({ file }: { file: SentFile }) {
  const { t } = useReader()
  if (file.state === 'failed') return <p className="g-file-say g-file-bad">{file.message}</p>
  if (file.state === 'waiting') return <p className="g-file-say">{t('ui.files.waiting')}</p>
  if (file.state === 'sent') {
    return (
      <p className="g-file-say">
        <IconCheck className="g-icon" aria-hidden />
        {file.message ?? t('ui.files.sent')}
      </p>
    )
  }
  const percent = Math.round(file.percent ?? 0)
  const said = t('ui.files.progress', { percent })
  return (
    <div className="g-file-say">
      <progress className="g-bar" max={100} value={percent} aria-label={file.name} />
      <span>
        {said}
        {file.message && `, ${file.message}`}
      </span>
    </div>
  )
}

function RowButton({
  verb,
  name,
  removes,
  onClick,
}: {
  verb: string
  name: string
  removes?: boolean
  onClick: () => void
}) {
  const { t } = useReader()
  return (
    <Button variant="subtle" size="small" data-removes={removes ? '' : undefined} onClick={onClick}>
      {verb} <span className="g-sr">{t('ui.files.named', { name })}</span>
    </Button>
  )
}
