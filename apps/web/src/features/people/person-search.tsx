import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../reader.tsx'
import { SearchChoice } from '../../ui/search-choice.tsx'
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
  /** The search goes away once somebody is chosen. */
  endsSearch?: boolean
}

/** Finds one person by a part of the name or the login, then chooses among those found. */
export function PersonSearch(props: PersonSearchProps) {
  const { label, value, onChoose, agents = false, error, id, endsSearch = false } = props
  const t = useT()
  const [asked, setAsked] = useState('')
  const { data } = useQuery(peopleQuery(asked, agents))
  const isShort = asked !== '' && asked.length < 3
  return (
    <SearchChoice
      id={id}
      label={label}
      hint={t('desk.person.hint')}
      error={isShort ? t('requests.contact.short') : error}
      onAsk={setAsked}
      found={data?.items.map((person) => ({ value: person.id, label: person.name, hint: person.login }))}
      endsSearch={endsSearch}
      foundLabel={t('desk.person.found')}
      value={value}
      onChoose={(personId) => {
        const chosen = data?.items.find((person) => person.id === personId)
        if (chosen) onChoose(chosen.id, chosen.name)
      }}
    />
  )
}
