import { useState } from 'react'
import type { Ticket } from '@guichet/contracts/tickets'
import { EditForm, type EditedText } from '../../../features/tickets/edit-form.tsx'
import { useEditTicket } from '../../../features/tickets/mutations.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'

export type EditingProps = {
  ticket: Ticket
  onClose: () => void
  /** The request can no longer be edited: its words go to the journal. */
  onMove: (text: string) => void
}

export function Editing({ ticket, onClose, onMove }: EditingProps) {
  const t = useT()
  // The version that was read when the form opened: a change that came since is not overwritten unseen.
  const [version, setVersion] = useState(ticket.version)
  const editing = useEditTicket(ticket.reference)
  const save = (edits: EditedText) =>
    editing.mutate(
      { edits, version },
      {
        onSuccess: () => {
          toast(t('requests.edited'))
          onClose()
        },
      },
    )
  const mayMove = ticket.allowed.includes('comment') || ticket.allowed.includes('provide_info')
  const isStale = ticket.version !== version && ticket.allowed.includes('edit')
  return (
    <EditForm
      ticket={ticket}
      onSave={save}
      onCancel={onClose}
      isBusy={editing.isPending}
      renderRefusal={(typed) =>
        editing.error && (
          <>
            <RefusalNotice error={editing.error} onRetry={() => save(typed)} />
            <div className="g-row">
              {isStale && (
                <Button
                  onClick={() => {
                    setVersion(ticket.version)
                    editing.reset()
                  }}
                >
                  {t('requests.edit.anyway')}
                </Button>
              )}
              {mayMove && (
                <Button onClick={() => onMove(typed.description)}>{t('requests.edit.toJournal')}</Button>
              )}
            </div>
          </>
        )
      }
    />
  )
}
