import { useState } from 'react'
import { chosenRelation, type ChosenRelation } from '@guichet/contracts/relations'
import type { Ticket } from '@guichet/contracts/tickets'
import { TicketSearch } from '../../../features/links/ticket-search.tsx'
import { useFireEvent } from '../../../features/tickets/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'

/** Says what another ticket is to this one. */
export function LinkDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useT()
  const [relation, setRelation] = useState<ChosenRelation>('related')
  const [reference, setReference] = useState('')
  const [isTried, setTried] = useState(false)
  const fire = useFireEvent(ticket.reference)
  const key = useIdempotencyKey()
  const send = () => {
    setTried(true)
    if (reference === '' || fire.isPending) return
    const event = { event: 'link', relation, reference } as const
    const done = () => {
      toast(t('desk.link.done'))
      onClose()
    }
    fire.mutate({ event, key: key.of(event) }, { onSuccess: done })
  }
  return (
    <FormDialog
      title={t('desk.link.title')}
      action={t('desk.links.add')}
      onSend={send}
      onClose={onClose}
      busy={fire.isPending}
      refusal={<RefusalNotice error={fire.error} />}
    >
      <SelectField
        label={t('desk.link.relation')}
        value={relation}
        onChange={(event) => {
          const chosen = chosenRelation.safeParse(event.currentTarget.value)
          if (chosen.success) setRelation(chosen.data)
        }}
        options={chosenRelation.options.map((value) => ({ value, label: t(`desk.link.choose.${value}`) }))}
      />
      <TicketSearch
        besides={ticket.reference}
        value={reference}
        onChoose={setReference}
        error={isTried && reference === '' ? t('desk.link.missing') : undefined}
      />
    </FormDialog>
  )
}
