import { useState } from 'react'
import type { Ticket } from '@guichet/contracts/tickets'
import { useEditTicket } from '../../../features/tickets/mutations.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'

/** In whose name it was filed, which decides whether the head of the establishment follows it. */
export function OnBehalf({ ticket }: { ticket: Ticket }) {
  const t = useT()
  const [isAsked, setAsked] = useState(false)
  const editing = useEditTicket(ticket.reference)
  const other = ticket.onBehalf === 'personal' ? 'establishment' : 'personal'
  if (!ticket.allowed.includes('set_on_behalf') || ticket.establishment === null) return null
  return (
    <>
      <Button variant="subtle" size="small" className="g-no-print" onClick={() => setAsked(true)}>
        {t('ui.change')} <span className="g-sr">{t('requests.fact.onBehalf')}</span>
      </Button>
      <Confirm
        opened={isAsked}
        title={t(`requests.onBehalf.${other}`)}
        action={t('ui.change')}
        busy={editing.isPending}
        onCancel={() => setAsked(false)}
        onConfirm={() =>
          editing.mutate(
            { edits: { onBehalf: other }, version: ticket.version },
            { onSuccess: () => setAsked(false) },
          )
        }
      >
        <RefusalNotice error={editing.error} />
        {t(`requests.onBehalf.${other}.say`)}
      </Confirm>
    </>
  )
}
