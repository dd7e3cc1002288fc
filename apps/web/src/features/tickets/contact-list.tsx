import type { Participant } from '@guichet/contracts/tickets'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'

export type ContactListProps = {
  contacts: readonly Participant[]
  readerId: string
  /** Which may be removed by the reader. */
  mayRemove: (contact: Participant) => boolean
  onRemove: (contact: Participant) => void
}

/** Who else follows the request, and who added them. */
export function ContactList({ contacts, readerId, mayRemove, onRemove }: ContactListProps) {
  const t = useT()
  const format = useFormat()
  return (
    <ul className="g-contacts">
      {contacts.map((contact) => {
        const { id, person, addedBy } = contact
        const by =
          addedBy &&
          (addedBy.id === readerId
            ? t('requests.contact.byYou')
            : t('requests.contact.by', { name: format.person(addedBy) }))
        return (
          <li key={id}>
            {person.id === readerId ? t('journal.you') : format.person(person)}{' '}
            {by && <span className="g-dim">{by}</span>}
            {mayRemove(contact) && (
              <Button variant="subtle" size="small" className="g-no-print" onClick={() => onRemove(contact)}>
                {t('ui.remove')} <span className="g-sr">{person.name}</span>
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
