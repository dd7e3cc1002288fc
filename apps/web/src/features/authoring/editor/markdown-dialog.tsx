import { useState } from 'react'
import { LIMITS } from '@guichet/contracts/limits'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/confirm.tsx'
import { FieldError } from '../../../ui/field.tsx'
import { TextAreaField } from '../../../ui/text-field.tsx'

export type MarkdownDialogProps = { onPut: (markdown: string) => Promise<void>; onClose: () => void }

/** Markdown, typed, pasted or of a file, put in the text as its own formats. */
export function MarkdownDialog({ onPut, onClose }: MarkdownDialogProps) {
  const t = useT()
  const [text, setText] = useState('')
  const [failure, setFailure] = useState<string>()
  const put = async () => {
    try {
      await onPut(text)
      onClose()
    } catch (error) {
      setFailure(error instanceof Error && error.message !== '' ? error.message : t('ui.offline'))
    }
  }
  return (
    <Dialog opened title={t('authoring.tool.markdown')} onClose={onClose}>
      <form
        className="g-act-form"
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
        <TextAreaField
          label={t('authoring.markdown.text')}
          rows={8}
          maxLength={LIMITS.markdown}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className="g-field">
          <label className="g-label" htmlFor="markdown-file">
            {t('authoring.markdown.file')}
          </label>
          <input
            id="markdown-file"
            type="file"
            className="g-file-input"
            accept=".md,.markdown,.txt,text/markdown,text/plain"
            onChange={(event) => void event.currentTarget.files?.[0]?.text().then(setText)}
          />
        </div>
        <div className="g-acts">
          <Button type="submit" variant="filled" disabled={text.trim() === ''}>
            {t('authoring.markdown.put')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
