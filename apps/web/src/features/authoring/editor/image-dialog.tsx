import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/confirm.tsx'
import { FieldError } from '../../../ui/field.tsx'
import { TextField } from '../../../ui/text-field.tsx'

export type ImageDialogProps = {
  editor: Editor
  /** A picture that was pasted or dropped. */
  pasted: File | undefined
  onImage: (file: File) => Promise<string>
  onClose: () => void
}

/** A picture with what it shows, said for who does not see it; of one that is chosen in the text, the words alone. */
export function ImageDialog({ editor, pasted, onImage, onClose }: ImageDialogProps) {
  const t = useT()
  const isChosen = editor.isActive('image') && !pasted
  const [file, setFile] = useState(pasted)
  const [alt, setAlt] = useState(() => (isChosen ? String(editor.getAttributes('image')['alt'] ?? '') : ''))
  const [isTried, setTried] = useState(false)
  const [isSending, setSending] = useState(false)
  const [failure, setFailure] = useState<string>()
  const put = async () => {
    setTried(true)
    setFailure(undefined)
    if (alt.trim() === '' || isSending) return
    if (isChosen) {
      editor.chain().focus().updateAttributes('image', { alt: alt.trim() }).run()
      return onClose()
    }
    if (!file) return
    setSending(true)
    try {
      const src = await onImage(file)
      editor.chain().focus().setImage({ src, alt: alt.trim() }).run()
      onClose()
    } catch (error) {
      setFailure(error instanceof Error && error.message !== '' ? error.message : t('ui.offline'))
    } finally {
      setSending(false)
    }
  }
  const isMissing = isTried && !isChosen && !file
  return (
    <Dialog opened title={t('authoring.tool.image')} onClose={onClose}>
      <form
        className="g-act-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          void put()
        }}
      >
        {failure !== undefined && (
          <p role="alert" className="g-error">
            <FieldError>{failure}</FieldError>
          </p>
        )}
        {pasted ? (
          <p className="g-small">{pasted.name}</p>
        ) : (
          !isChosen && (
            <div className="g-field">
              <label className="g-label" htmlFor="picture">
                {t('authoring.image.file')}
              </label>
              <p className="g-hint" id="picture-hint">
                {t('authoring.image.file.hint')}
              </p>
              {isMissing && (
                <p className="g-error" id="picture-error">
                  <FieldError>{t('authoring.image.file.needed')}</FieldError>
                </p>
              )}
              <input
                id="picture"
                type="file"
                className="g-file-input"
                accept="image/png,image/jpeg,image/gif,image/webp"
                aria-describedby="picture-hint picture-error"
                aria-invalid={isMissing || undefined}
                onChange={(event) => setFile(event.currentTarget.files?.[0])}
              />
            </div>
          )
        )}
        <TextField
          label={t('authoring.image.alt')}
          hint={t('authoring.image.alt.hint')}
          value={alt}
          maxLength={300}
          onChange={(event) => setAlt(event.currentTarget.value)}
          error={isTried && alt.trim() === '' ? t('authoring.image.alt.needed') : undefined}
        />
        <div className="g-acts">
          <Button type="submit" variant="filled" disabled={isSending}>
            {t('authoring.image.put')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
