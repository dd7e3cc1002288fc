import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '../reader.tsx'
import { Button } from './button.tsx'
import { useFocusBack } from './use-focus-back.ts'
import './confirm.css'

export type DialogProps = { opened: boolean; title: ReactNode; onClose: () => void; children: ReactNode }

/** A question above the page: named, focus inside, Escape leaves, focus comes back. */
export function Dialog({ opened, title, onClose, children }: DialogProps) {
  const t = useT()
  useFocusBack(opened)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {children}
    </Modal>
  )
}

export type ConfirmProps = Omit<DialogProps, 'onClose' | 'children'> & {
  children?: ReactNode
  /** A verb with its object: « Annuler la demande ». */
  action: string
  onConfirm: () => void
  onCancel: () => void
  danger?: boolean
  busy?: boolean
}

export function Confirm({
  opened,
  title,
  children,
  action,
  onConfirm,
  onCancel,
  danger = false,
  busy = false,
}: ConfirmProps) {
  const t = useT()
  return (
    <Dialog opened={opened} title={title} onClose={onCancel}>
      {children}
      <div className="g-dialog-actions">
        <Button variant={danger ? 'danger' : 'filled'} disabled={busy} onClick={onConfirm}>
          {action}
        </Button>
        <Button data-autofocus onClick={onCancel}>
          {t('ui.back')}
        </Button>
      </div>
    </Dialog>
  )
}
