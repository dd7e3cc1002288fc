import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import type { Settings } from '@guichet/contracts/settings'
import type { Ticket } from '@guichet/contracts/tickets'
import { useFireEvent } from '../../../features/tickets/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { tellOvertaken } from '../../tell-overtaken.ts'

export type EndingProps = {
  ticket: Ticket
  event: 'close' | 'cancel'
  settings: Pick<Settings, 'removal.label' | 'removal.mode'>
  onClose: () => void
}

/** Closing or withdrawing one's own request: said once more before it is done. */
export function Ending({ ticket, event, settings, onClose }: EndingProps) {
  const t = useT()
  const firing = useFireEvent(ticket.reference)
  const key = useIdempotencyKey()
  const navigate = useNavigate()
  const isHiding = event === 'cancel' && settings['removal.mode'] === 'hide'
  const action = t(event === 'close' ? 'states.close' : `states.remove.${settings['removal.label']}`)
  const { isIdle, isError } = firing
  const isOvertaken = !ticket.allowed.includes(event) && (isIdle || isError)
  useEffect(() => {
    if (!isOvertaken) return
    if (isIdle) toast(t('requests.end.overtaken'))
    onClose()
  }, [isOvertaken, isIdle, onClose, t])
  return (
    <Confirm
      opened
      danger={event === 'cancel'}
      title={t('requests.end.title', { action })}
      action={action}
      busy={firing.isPending}
      onCancel={onClose}
      onConfirm={() =>
        firing.mutate(
          { event: { event }, key: key.of(event) },
          {
            onSuccess: () => {
              toast(t(isHiding ? 'requests.hidden' : DONE[event]))
              onClose()
              if (isHiding) void navigate('/demandes')
            },
            onError: (error) => tellOvertaken(error),
          },
        )
      }
    >
      <RefusalNotice error={firing.error} />
      {t(isHiding ? 'requests.end.hide' : `requests.end.${event}`)}
    </Confirm>
  )
}

const DONE = { close: 'requests.approved', cancel: 'requests.cancelled' } as const
