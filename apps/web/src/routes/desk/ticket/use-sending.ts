import { useEffect, useRef, useState } from 'react'
import type { Mention } from '@guichet/contracts/following'
import type { Ticket } from '@guichet/contracts/tickets'
import { useHoldEntry } from '../../../features/held/mutations.ts'
import { useAddEntry } from '../../../features/journal/mutations.ts'
import { useFireEvent } from '../../../features/tickets/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useAfterSending } from '../../use-after-sending.ts'
import type { ReplyInHand } from '../../use-reply.ts'
import type { Voice } from './composer.tsx'
import type { Then } from './then.ts'

export type SendingProps = {
  ticket: Ticket
  voice: Voice
  event: Then
  /** What resolving took. */
  minutes: number
  /** Whom the words name. */
  mentions: readonly Mention[]
  hand: ReplyInHand
  /** Of somebody else's entries; null until they were read. */
  newestId: string | undefined | null
  onSent: () => void
}

/** Words leave once; they are held when somebody else's arrived since they were begun, until one has seen those. */
export function useSending(props: SendingProps) {
  const { ticket, voice, event, minutes, mentions, hand, newestId, onSent } = props
  const add = useAddEntry(ticket.reference)
  const hold = useHoldEntry(ticket.reference)
  const fire = useFireEvent(ticket.reference)
  const key = useIdempotencyKey()
  const afterSending = useAfterSending(ticket.reference, hand)
  const [isBlank, setBlank] = useState(false)
  const [isHeld, setHeld] = useState(false)
  const seen = useRef(newestId)
  const { isEmpty } = hand
  useEffect(() => {
    // Until one begins to write, whatever is on the page counts as seen; so does what was there but came late.
    if (isEmpty || seen.current === null) seen.current = newestId
  }, [isEmpty, newestId])

  const look = () => {
    seen.current = newestId
    setHeld(false)
  }
  const done = () => {
    key.done()
    onSent()
  }
  const leave = () => {
    const named = mentions.length > 0 ? { mentions: [...mentions] } : {}
    const { text, uploads } = hand
    const brought = { attachmentIds: [...uploads.attachmentIds], ...named }
    const leaves = (sending: Promise<unknown>) =>
      afterSending(sending, { text, attachmentIds: uploads.attachmentIds }, done)
    add.reset()
    hold.reset()
    fire.reset()
    if (event === 'comment') {
      const audience = voice === 'note' ? ('team' as const) : ('public' as const)
      const entry = { body: text, audience, ...brought }
      // The team’s own notes, and what one says as a requester, are said at once.
      const isLater = voice === 'reply' && (ticket.standing === 'agent' || ticket.standing === 'guest')
      const adding = isLater ? hold : add
      leaves(adding.mutateAsync({ entry, key: key.of(entry) }))
    } else {
      const said = { text, ...brought }
      const fired = event === 'resolve' && minutes > 0 ? { event, ...said, minutes } : { event, ...said }
      leaves(fire.mutateAsync({ event: fired, key: key.of(fired) }))
    }
  }
  const send = () => {
    const isMissing = event === 'comment' ? isEmpty : hand.text.trim() === ''
    setBlank(isMissing)
    if (isMissing || hand.wait !== undefined || add.isPending || hold.isPending || fire.isPending) return
    if (seen.current !== newestId) setHeld(true)
    else leave()
  }
  return {
    send,
    /** What arrived was read: the next sending goes through. */
    seen: look,
    anyway: () => {
      look()
      leave()
    },
    isHeld,
    isBlank: isBlank && hand.text.trim() === '',
    error: add.error ?? hold.error ?? fire.error,
  }
}
