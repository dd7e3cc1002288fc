import { IconCircleCheck } from '@tabler/icons-react'
import { useRef, type ReactNode } from 'react'
import { useReader } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { TextAreaField } from '../../ui/text-field.tsx'
import { useFormat } from '../../format/use-format.ts'
import './reply-form.css'

export type ReplyFormProps = {
  /** The id of the field, where links lead. */
  id: string
  label: string
  hint?: string
  action: string
  /** `call`: lies with the question it answers. `free`: nobody waits for it. `inside` another plate. */
  kind: 'call' | 'free' | 'inside'
  text: string
  onText: (text: string) => void
  onLeave?: () => void
  onSend: () => void
  onCancel?: () => void
  error?: string | undefined
  /** Why it cannot be sent now. */
  wait?: string | undefined
  savedAt?: Date | undefined
  /** What went wrong when it was last sent. */
  notice?: ReactNode
  files?: ReactNode
  /** A last word under the buttons. */
  children?: ReactNode
}

/** One field, its files, one button: the words are the caller's, and stay until they are sent. */
export function ReplyForm(props: ReplyFormProps) {
  const { t } = useReader()
  const field = useRef<HTMLTextAreaElement>(null)
  const send = (event: { preventDefault: () => void }) => {
    event.preventDefault()
    if (props.wait !== undefined) return
    props.onSend()
    if (props.text.trim() === '') field.current?.focus()
  }
  return (
    <form className={`g-reply g-reply-${props.kind} g-no-print`} noValidate onSubmit={send}>
      {props.notice}
      <TextAreaField
        ref={field}
        id={props.id}
        label={props.label}
        hint={props.hint}
        error={props.error}
        minRows={4}
        autosize
        value={props.text}
        onChange={(event) => props.onText(event.currentTarget.value)}
        onBlur={props.onLeave}
      />
      <div className="g-reply-foot">
        <Button type="submit" variant="filled" disabledReason={props.wait}>
          {props.action}
        </Button>
        {props.onCancel && (
          <Button variant="subtle" onClick={props.onCancel}>
            {t('ui.cancel')}
          </Button>
        )}
        {props.files}
      </div>
      <Saved at={props.savedAt} />
      {props.children}
    </form>
  )
}

function Saved({ at }: { at: Date | undefined }) {
  const { t } = useReader()
  const format = useFormat()
  return (
    <p className="g-saved" role="status">
      {at && (
        <>
          <IconCircleCheck className="g-icon" aria-hidden />
          {t('ui.draft.saved', { time: format.time(at) })}
        </>
      )}
    </p>
  )
}
