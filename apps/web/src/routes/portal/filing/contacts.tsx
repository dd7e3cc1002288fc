import { IconX } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import type { ContactChoice } from '../../../features/filing/filing-values.ts'
import { AddContact } from '../../../features/people/add-contact.tsx'
import { useT } from '../../../reader.tsx'
import { announce } from '../../../ui/announce.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { FieldLabel } from '../../../ui/field.tsx'

export type ContactsProps = {
  contacts: readonly ContactChoice[]
  onChange: (contacts: readonly ContactChoice[]) => void
}

/** Who else reads the request and may answer it. */
export function Contacts({ contacts, onChange }: ContactsProps) {
  const t = useT()
  const base = useId()
  const [isAdding, setAdding] = useState(false)
  const addButton = useRef<HTMLButtonElement>(null)
  const remove = (gone: ContactChoice) => {
    onChange(contacts.filter((each) => each !== gone))
    addButton.current?.focus()
    announce(t('filing.contacts.removed', { name: gone.name }))
  }
  const add = (contact: ContactChoice) => {
    setAdding(false)
    announce(t('filing.contacts.added', { name: contact.name }))
    if (contacts.every((each) => keyOf(each) !== keyOf(contact))) onChange([...contacts, contact])
  }
  return (
    <div
      className="g-contacts"
      role="group"
      aria-labelledby={`${base}label`}
      aria-describedby={`${base}hint`}
    >
      <div>
        <span className="g-label" id={`${base}label`}>
          <FieldLabel label={t('filing.contacts')} optional />
        </span>
        <p className="g-hint" id={`${base}hint`}>
          {t('filing.contacts.hint')}
        </p>
      </div>
      {contacts.length > 0 && (
        <ul>
          {contacts.map((contact) => (
            <li key={keyOf(contact)}>
              {contact.name}
              <IconButton
                label={t('filing.contacts.remove', { name: contact.name })}
                icon={<IconX className="g-icon" aria-hidden />}
                onClick={() => remove(contact)}
              />
            </li>
          ))}
        </ul>
      )}
      <Button ref={addButton} id="contacts" onClick={() => setAdding(true)}>
        {t('filing.contacts.add')}
      </Button>
      {isAdding && (
        <AddContact
          opened
          onClose={() => setAdding(false)}
          onAdd={(contact, name) => add({ ...contact, name })}
        />
      )}
    </div>
  )
}

const keyOf = ({ personId, email, name }: ContactChoice): string => personId ?? email ?? name
