import { useId, useRef } from 'react'
import { PLACEHOLDERS } from '@guichet/contracts/placeholders'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { TextAreaField } from '../../ui/text-field.tsx'
import './tools.css'

export type WordsFieldProps = {
  label: string
  text: string
  onText: (text: string) => void
  error?: string | undefined
}

/** Words to keep, with a button for each thing of the ticket that they may leave open: it is put where one writes. */
export function WordsField({ label, text, onText, error }: WordsFieldProps) {
  const t = useT()
  const titleId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const put = (name: string) => {
    const at = field.current?.selectionStart ?? text.length
    const end = field.current?.selectionEnd ?? at
    const written = `{{${name}}}`
    onText(text.slice(0, at) + written + text.slice(end))
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(at + written.length, at + written.length)
    })
  }
  return (
    <>
      <TextAreaField
        ref={field}
        label={label}
        error={error}
        autosize
        minRows={4}
        maxRows={14}
        value={text}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
      />
      <div role="group" aria-labelledby={titleId}>
        <p id={titleId} className="g-small">
          {t('tools.insert')} <span className="g-dim">{t('tools.insert.hint')}</span>
        </p>
        <div className="g-placeholders">
          {PLACEHOLDERS.map((name) => (
            <Button key={name} size="chip" onClick={() => put(name)}>
              {t(`tools.placeholder.${name}`)}
            </Button>
          ))}
        </div>
      </div>
    </>
  )
}
