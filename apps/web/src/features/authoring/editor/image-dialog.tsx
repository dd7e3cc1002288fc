import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { useT } from '../../../reader.tsx'
import { FileField } from '../../../ui/file-field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { tooLong } from '../../../ui/too-long.ts'
import { Failure, useAttempt } from './attempt.tsx'

/** Characters that say what a picture shows. */
const ALT = 300

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
  const { failure, isTrying, attempt } = useAttempt()
  const words = alt.trim()
  const long = tooLong(words, ALT, t)
  const put = async () => {
    if (isChosen) editor.chain().focus().updateAttributes('image', { alt: words }).run()
    else if (file)
      editor
        .chain()
        .focus()
        .setImage({ src: await onImage(file), alt: words })
        .run()
    onClose()
  }
  const send = () => {
    setTried(true)
    if (words !== '' && long === undefined && (isChosen || file)) attempt(put)
  }
  return (
    <FormDialog
      title={t('authoring.tool.image')}
      action={t('authoring.image.put')}
      onSend={send}
      onClose={onClose}
      busy={isTrying}
      refusal={<Failure said={failure} />}
    >
      {pasted && <p className="g-small">{pasted.name}</p>}
      {!pasted && !isChosen && (
        <FileField
          label={t('authoring.image.file')}
          hint={t('authoring.image.file.hint')}
          accept="image/png,image/jpeg,image/gif,image/webp"
          onFile={setFile}
          error={isTried && !file ? t('authoring.image.file.needed') : undefined}
        />
      )}
      <TextField
        label={t('authoring.image.alt')}
        hint={t('authoring.image.alt.hint')}
        value={alt}
        onChange={(event) => setAlt(event.currentTarget.value)}
        error={long ?? (isTried && words === '' ? t('authoring.image.alt.needed') : undefined)}
      />
    </FormDialog>
  )
}
