import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { deskStateKey } from '@guichet/i18n/state-key'
import { useT } from '../../reader.tsx'
import { SearchChoice } from '../../ui/search-choice.tsx'
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
  const [asked, setAsked] = useState('')
  const { data } = useQuery(foundTicketsQuery(asked))
  const found = data?.items.filter(({ reference }) => reference !== besides)
  return (
    <SearchChoice
      label={t('desk.link.find')}
      hint={t('desk.link.find.hint')}
      error={error}
      onAsk={setAsked}
      found={found?.map((ticket) => ({
        value: ticket.reference,
        label: `${ticket.reference} ${ticket.title}`,
        hint: `${t(deskStateKey(ticket))}, ${ticket.requester.name}`,
      }))}
      foundLabel={t('desk.link.found')}
      value={value}
      onChoose={onChoose}
    />
  )
}
