import { useState } from 'react'
import type { Participant, Ticket } from '@guichet/contracts/tickets'
import { ContactList } from '../../../features/tickets/contact-list.tsx'
import { useRemoveParticipant } from '../../../features/tickets/mutations.ts'
import { useT } from '../../../reader.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { toast } from '../../../ui/toast.tsx'

export const contactsOf = (ticket: Ticket): Participant[] =>
  ticket.participants.filter(({ role }) => role === 'contact')

/** Who follows the request, with the confirmation that a removal asks. */
export function Contacts({ ticket, readerId }: { ticket: Ticket; readerId: string }) {
  const t = useT()
  const [leaving, setLeaving] = useState<Participant>()
  const removing = useRemoveParticipant(ticket.reference)
  const mayRemove = ({ person }: Participant) =>
    ticket.allowed.includes('remove_contact') && (ticket.standing === 'owner' || person.id === readerId)
  return (
    <>
      <ContactList
        contacts={contactsOf(ticket)}
        readerId={readerId}
        mayRemove={mayRemove}
        onRemove={setLeaving}
      />
      <Confirm
        opened={leaving !== undefined}
        title={t('requests.contact.remove', { name: leaving?.person.name ?? '' })}
        action={t('ui.remove')}
        busy={removing.isPending}
        onCancel={() => setLeaving(undefined)}
        onConfirm={() => {
          if (leaving === undefined) return
          removing.mutate(leaving.id, {
            onSuccess: () => toast(t('requests.contact.removed')),
            onError: (error) => toast(error.message, 'bad'),
            onSettled: () => setLeaving(undefined),
          })
        }}
      >
        {t('requests.contact.remove.say')}
      </Confirm>
    </>
  )
}
