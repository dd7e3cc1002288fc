import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { stateKey } from '@guichet/i18n/state-key'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField } from '../../ui/choice-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { foundTicketsQuery } from './queries.ts'

export type TicketSearchProps = {
  /** The ticket that another one is sought for. */
  besides: string
  value: string
  onChoose: (reference: string) => void
  error?: string | undefined
}

/** Finds one ticket by its reference or by words, of those that the reader may read, then chooses among those found. */
export function TicketSearch({ besides, value, onChoose, error }: TicketSearchProps) {
  const t = useT()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const { data } = useQuery(foundTicketsQuery(asked))
  const found = data?.items.filter(({ reference }) => reference !== besides)
  const ask = () => setAsked(text.trim())
  return (
    <>
      <TextField
        label={t('desk.link.find')}
        hint={t('desk.link.find.hint')}
        error={error}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          ask()
        }}
      />
      <Button size="small" onClick={ask}>
        {t('ui.search')}
      </Button>
      <p className="g-small" role="status">
        {found && t('ui.results', { count: found.length })}
      </p>
      {found && found.length > 0 && (
        <RadioField
          label={t('desk.link.found')}
          value={value}
          onChange={(event) => onChoose(event.currentTarget.value)}
          choices={found.map((ticket) => ({
            value: ticket.reference,
            label: `${ticket.reference} ${ticket.title}`,
            hint: `${t(stateKey(ticket))}, ${ticket.requester.name}`,
          }))}
        />
      )}
    </>
  )
}
