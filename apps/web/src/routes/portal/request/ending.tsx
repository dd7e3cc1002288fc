import type { Settings } from '@guichet/contracts/settings'
import type { Ticket } from '@guichet/contracts/tickets'
import { useFireEvent } from '../../../features/tickets/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'

export type EndingProps = {
  ticket: Ticket
  event: 'close' | 'cancel'
  removal: Settings['removal.label']
  onClose: () => void
}

/** Closing or withdrawing one's own request: said once more before it is done. */
export function Ending({ ticket, event, removal, onClose }: EndingProps) {
  const t = useT()
  const firing = useFireEvent(ticket.reference)
  const key = useIdempotencyKey()
  const action = t(event === 'close' ? 'states.close' : `states.remove.${removal}`)
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
              toast(t(event === 'close' ? 'requests.approved' : 'requests.cancelled'))
              onClose()
            },
          },
        )
      }
    >
      <RefusalNotice error={firing.error} />
      {t(event === 'close' ? 'requests.end.close' : 'requests.end.cancel')}
    </Confirm>
  )
}
