import type { ReactNode } from 'react'
import { useT } from '../reader.tsx'
import { Button } from './button.tsx'
import { Dialog, type DialogProps } from './confirm.tsx'
import './form-dialog.css'

export type FormDialogProps = Omit<DialogProps, 'opened'> & {
  /** A verb with its object, on the button that sends. */
  action: string
  onSend: () => void
  busy?: boolean
  /** What went wrong when it was sent, above the fields. */
  refusal?: ReactNode
  /** Other ways out, between the verb and the way back. */
  others?: ReactNode
}

/** A small form above the page: it is there as long as it is drawn, and Enter sends it. */
export function FormDialog({
  title,
  onClose,
  children,
  action,
  onSend,
  busy = false,
  refusal,
  others,
}: FormDialogProps) {
  const t = useT()
  return (
    <Dialog opened title={title} onClose={onClose}>
      <form
        className="g-form-dialog"
        noValidate
        ref={beginInside}
        onSubmit={(event) => {
          event.preventDefault()
          // The page below may be a form too: React tells it what happens in its dialogs.
          event.stopPropagation()
          onSend()
        }}
      >
        {refusal}
        {children}
        <div className="g-dialog-actions">
          <Button type="submit" variant="filled" disabled={busy}>
            {action}
          </Button>
          {others}
          <Button onClick={onClose}>{t('ui.back')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** One opened it to fill it in: the focus is in its first field, not on the button that closes it. */
function beginInside(form: HTMLFormElement | null): void {
  if (form?.querySelector('[data-autofocus]') === null)
    form.querySelector('input, select, textarea')?.setAttribute('data-autofocus', '')
}
