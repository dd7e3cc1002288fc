import type { Ticket } from '@guichet/contracts/tickets'
import { AddContact, type Contact } from '../../../features/people/add-contact.tsx'
import { useAddParticipant } from '../../../features/tickets/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'

/** Somebody who will follow the request too. */
export function ContactDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useT()
  const adding = useAddParticipant(ticket.reference)
  const key = useIdempotencyKey()
  const add = (contact: Contact) => {
    const added = { role: 'contact' as const, ...contact }
    adding.mutate(
      { added, key: key.of(added) },
      {
        onSuccess: () => {
          key.done()
          toast(t('requests.contact.added'))
          onClose()
        },
      },
    )
  }
  return <AddContact opened onClose={onClose} onAdd={add} notice={<RefusalNotice error={adding.error} />} />
}
