import { useQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Mention } from '@guichet/contracts/following'
import type { PersonRef } from '@guichet/contracts/primitives'
import type { Ticket } from '@guichet/contracts/tickets'
import { handleOf, mentionsOf } from '../../../features/following/mentions.ts'
import { colleaguesQuery } from '../../../features/following/queries.ts'
import { useT } from '../../../reader.tsx'
import { Dialog } from '../../../ui/confirm.tsx'
import { PickList } from '../../../ui/pick-list.tsx'
import type { Voice } from './composer.tsx'
import { putWords } from './put-words.ts'

/** « @ » where a word begins asks for a colleague; within one, as in an address, it is an « @ ». Many keyboards write it with Alt. */
export function isCalled({ key, metaKey, currentTarget }: KeyboardEvent<HTMLTextAreaElement>) {
  if (key !== '@' || metaKey) return false
  const { value, selectionStart } = currentTarget
  return selectionStart === 0 || /[\s(«]/u.test(value[selectionStart - 1] ?? '')
}

export type Mentions = {
  /** Whether colleagues may be named here at all. */
  isOffered: boolean
  open: (typed: string) => void
  picker: ReactNode
  /** Those whom the words in hand name. */
  told: readonly PersonRef[]
  mentions: Mention[]
}

/** The list that « @ » opens, and whom the words in hand name; left without a choice, the « @ » stands. */
export function useMentions(
  ticket: Ticket,
  voice: Voice,
  text: string,
  write: (text: string) => void,
): Mentions {
  const t = useT()
  const [typed, setTyped] = useState<string>()
  const isOffered = ticket.standing === 'agent' || ticket.standing === 'guest'
  const { data } = useQuery({
    ...colleaguesQuery(ticket.reference),
    enabled: isOffered && (typed !== undefined || text.includes('@')),
  })
  const colleagues = data?.items ?? []
  const mentions = mentionsOf(text, colleagues)
  const put = (words: string) => {
    setTyped(undefined)
    putWords(voice, write, words)
  }
  const pick = (id: string) => {
    const person = colleagues.find((one) => one.id === id)
    if (person) put(`${handleOf(person, colleagues)} `)
  }
  const picker =
    typed === undefined ? null : (
      <Dialog opened title={t('following.mention')} onClose={() => put(typed)}>
        <PickList
          label={t('following.mention.label')}
          hint={t('following.mention.keys')}
          nothing={t(data?.items.length === 0 ? 'following.mention.empty' : 'following.mention.none')}
          options={colleagues.map(({ id, name, login }) => ({ value: id, label: name, detail: login }))}
          onPick={pick}
        />
      </Dialog>
    )
  const told = colleagues.filter(({ id }) => mentions.some(({ personId }) => personId === id))
  return { isOffered, open: setTyped, picker, told, mentions }
}
