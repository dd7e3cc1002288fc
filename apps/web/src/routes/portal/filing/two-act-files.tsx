import { useId, useRef, useState } from 'react'
import type { Uploads } from '../../../features/attachments/uploads.ts'
import { useT } from '../../../reader.tsx'
import { announce } from '../../../ui/announce.tsx'
import { Button } from '../../../ui/button.tsx'
import { FieldError } from '../../../ui/field.tsx'
import { FileRow } from '../../../ui/file-row.tsx'

export type TwoActFilesProps = { uploads: Uploads; limit: string; error: string | undefined }

/** « Fichier attachés (0) », which opens on « Parcourir… » then « Joindre un fichier »: each act has its button. */
export function TwoActFiles({ uploads, limit, error }: TwoActFilesProps) {
  const t = useT()
  const base = useId()
  const [isOpen, setOpen] = useState(false)
  const isShown = isOpen || uploads.files.length > 0 || error !== undefined
  return (
    <div className="g-field" role="group" aria-labelledby="attachmentIds">
      <Button
        id="attachmentIds"
        className="g-two-acts"
        aria-expanded={isShown}
        aria-controls={`${base}files`}
        onClick={() => setOpen(!isOpen)}
      >
        {t('filing.files.count', { count: uploads.attachmentIds.length })}
      </Button>
      {error && (
        <p className="g-error">
          <FieldError>{error}</FieldError>
        </p>
      )}
      <div id={`${base}files`} hidden={!isShown}>
        <Chooser uploads={uploads} limit={limit} />
        {uploads.files.length > 0 && (
          <ul className="g-files" aria-label={t('ui.files')}>
            {uploads.files.map((file) => (
              <FileRow key={file.id} file={file} onRemove={uploads.remove} onRetry={uploads.retry} />
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function Chooser({ uploads, limit }: Pick<TwoActFilesProps, 'uploads' | 'limit'>) {
  const t = useT()
  const base = useId()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<readonly File[]>([])
  const attach = () => {
    uploads.add(chosen)
    announce(t('ui.files.added', { count: chosen.length }))
    setChosen([])
    if (input.current) input.current.value = ''
  }
  return (
    <div className="g-row g-two-acts-chooser">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => setChosen([...(event.currentTarget.files ?? [])])}
      />
      <Button aria-describedby={`${base}chosen ${base}limit`} onClick={() => input.current?.click()}>
        {t('ui.files.browse')}
      </Button>
      <span id={`${base}chosen`} role="status">
        {chosen.length === 0 ? t('ui.files.none') : chosen.map(({ name }) => name).join(', ')}
      </span>
      <Button disabledReason={chosen.length === 0 ? t('filing.files.first') : undefined} onClick={attach}>
        {t('filing.files.attach')}
      </Button>
      <span id={`${base}limit`} className="g-hint">
        {limit}
      </span>
    </div>
  )
}
