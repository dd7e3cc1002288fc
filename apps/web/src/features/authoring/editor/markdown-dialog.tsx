import { useState } from 'react'
import { LIMITS } from '@guichet/contracts/limits'
import { useT } from '../../../reader.tsx'
import { FileField } from '../../../ui/file-field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextAreaField } from '../../../ui/text-field.tsx'
import { tooLong } from '../../../ui/too-long.ts'
import { Failure, useAttempt } from './attempt.tsx'

export type MarkdownDialogProps = { onPut: (markdown: string) => Promise<void>; onClose: () => void }

/** Markdown, typed, pasted or of a file, put in the text as its own formats. */
export function MarkdownDialog({ onPut, onClose }: MarkdownDialogProps) {
  const t = useT()
  const [text, setText] = useState('')
  const { failure, isTrying, attempt } = useAttempt()
  const long = tooLong(text, LIMITS.markdown, t)
  return (
    <FormDialog
      title={t('authoring.tool.markdown')}
      action={t('authoring.markdown.put')}
      onSend={() => attempt(() => onPut(text).then(onClose))}
      onClose={onClose}
      busy={isTrying || text.trim() === '' || long !== undefined}
      refusal={<Failure said={failure} />}
    >
      <TextAreaField
        label={t('authoring.markdown.text')}
        rows={8}
        error={long}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FileField
        label={t('authoring.markdown.file')}
        accept=".md,.markdown,.txt,text/markdown,text/plain"
        onFile={(file) => void file?.text().then(setText)}
      />
    </FormDialog>
  )
}
