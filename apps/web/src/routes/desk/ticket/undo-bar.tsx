import { IconArrowBackUp } from '@tabler/icons-react'
import type { Me } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { tookBack } from '../../../features/held/taken-back.ts'
import { useUndoLastAct } from '../../../features/tickets/bulk.ts'
import { useUndoable } from '../../../features/tickets/undoable.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { toast } from '../../../ui/toast.tsx'
import { useKeys } from '../../../ui/use-keys.ts'
import { useSecondsUntil } from '../../../ui/use-seconds-until.ts'
import { RefusalNotice } from '../../refusal-notice.tsx'

/** Ten seconds to take back what one has just done to this ticket. */
export function UndoBar({ ticket, me }: { ticket: Ticket; me: Me }) {
  const t = useT()
  const undoable = useUndoable(ticket)
  const left = useSecondsUntil(undoable?.until ?? null)
  const undoing = useUndoLastAct(ticket.reference)
  const isWithKeys = me.preferences.shortcuts
  const undo = () => {
    if (!undoing.isPending)
      undoing.mutate(undefined, {
        onSuccess: () => {
          tookBack(ticket.reference, null)
          toast(t(undoable?.isSaid ? 'desk.undone.said' : 'desk.undone'))
        },
      })
  }
  useKeys(isWithKeys && left > 0, { z: undo })
  return (
    <>
      {left > 0 && (
        <Button
          size="small"
          disabled={undoing.isPending}
          icon={<IconArrowBackUp className="g-icon" aria-hidden />}
          onClick={undo}
        >
          {t('desk.undo')} {isWithKeys && <Kbd>z</Kbd>}
          <span aria-hidden>{t('desk.bulk.left', { count: left })}</span>
        </Button>
      )}
      <RefusalNotice error={undoing.error} />
    </>
  )
}
