import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField } from '../../ui/choice-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { peopleQuery } from './queries.ts'

export type PersonSearchProps = {
  label: string
  value: string
  onChoose: (personId: string, name: string) => void
  /** The id of the field, where the error summary leads. */
  id?: string
  /** Colleagues of a team alone. */
  agents?: boolean
  error?: string | undefined
}

/** Finds one person by a part of the name or the login, then chooses among those found. */
export function PersonSearch({ label, value, onChoose, agents = false, error, id }: PersonSearchProps) {
  const t = useT()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const { data } = useQuery(peopleQuery(asked, agents))
  const isShort = asked !== '' && asked.length < 3
  return (
    <>
      <TextField
        {...(id === undefined ? {} : { id })}
        label={label}
        hint={t('desk.person.hint')}
        error={isShort ? t('requests.contact.short') : error}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          setAsked(text.trim())
        }}
      />
      <Button size="small" onClick={() => setAsked(text.trim())}>
        {t('ui.search')}
      </Button>
      <p className="g-small" role="status">
        {data && t('ui.results', { count: data.items.length })}
      </p>
      {data && data.items.length > 0 && (
        <RadioField
          label={t('desk.person.found')}
          value={value}
          onChange={(event) => {
            const chosen = data.items.find((person) => person.id === event.currentTarget.value)
            if (chosen) onChoose(chosen.id, chosen.name)
          }}
          choices={data.items.map((person) => ({ value: person.id, label: person.name, hint: person.login }))}
        />
      )}
    </>
  )
}
