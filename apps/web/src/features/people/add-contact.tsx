import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { z } from 'zod'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/confirm.tsx'
import { FoundList } from '../../ui/found-list.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { peopleQuery } from './queries.ts'
import './add-contact.css'

export type Contact = { personId: string } | { email: string }
export type AddContactProps = {
  opened: boolean
  onClose: () => void
  /** The person or address chosen, and how they are called. */
  onAdd: (contact: Contact, name: string) => void
  notice?: ReactNode
}

/** Finds somebody by login, whole address or, among colleagues, by name; an address unknown here may be written to. */
export function AddContact({ opened, onClose, onAdd, notice }: AddContactProps) {
  const t = useT()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const { data, error, isFetching } = useQuery(peopleQuery(asked))
  const isShort = asked !== '' && asked.length < 3
  const found = data?.items ?? []
  const address = z.email().max(254).safeParse(asked)
  const isAnswered = data !== undefined && !isFetching && asked !== '' && !isShort
  const known = found.map(({ id, name, login }) => ({ value: id, label: name, hint: login }))
  const listed =
    data && known.length === 0 && address.success
      ? [{ value: address.data, label: address.data, hint: t('requests.contact.unknown') }]
      : known
  return (
    <Dialog opened={opened} title={t('requests.contact.add')} onClose={onClose}>
      <form
        className="g-contact-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(text.trim())
        }}
      >
        {notice}
        <TextField
          data-autofocus
          label={t('requests.contact.who')}
          hint={t('requests.contact.hint')}
          error={isShort ? t('requests.contact.short') : error?.message}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit">{t('ui.search')}</Button>
      </form>
      <p className="g-small" role="status">
        {isAnswered &&
          (listed.length > 0 ? t('ui.results', { count: listed.length }) : t('requests.contact.none'))}
      </p>
      <FoundList
        found={listed}
        action={t('requests.contact.choose')}
        onPick={(value) => {
          const person = found.find(({ id }) => id === value)
          if (person) onAdd({ personId: person.id }, person.name)
          else onAdd({ email: value }, value)
        }}
      />
    </Dialog>
  )
}
