import { IconLock, IconMessage, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Draft } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { useT } from '../../../reader.tsx'
import { announce } from '../../../ui/announce.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { usePastedFiles } from '../../../ui/use-pasted-files.ts'
import { AttachmentLinks } from '../../../features/attachments/attachment-links.tsx'
import { HeldReplies, useHeldOn } from '../../../features/held/held-replies.tsx'
import { useTakeBack } from '../../../features/held/mutations.ts'
import { useTakenBack } from '../../../features/held/taken-back.ts'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { useReply, type ReplyInHand } from '../../use-reply.ts'
import { ComposerPanel } from './composer-panel.tsx'
import { withQuote, type Quote } from './quote.ts'
import type { Then } from './then.ts'
import './composer.css'

export type Voice = 'reply' | 'note'

/**
 * The newest entry of somebody else: what arrives while one writes is shown before one's words leave. Null until the journal
 * was read.
 */
export type Newest = { id: string; name: string } | undefined | null

export type ComposerProps = {
  ticket: Ticket
  personId: string
  voice: Voice
  onVoice: (voice: Voice) => void
  after: Then
  onAfter: (after: Then) => void
  newest: Newest
  /** What one asked to answer to. */
  quote?: Quote | undefined
  onQuoted?: () => void
  /** One came to write. */
  isWanted: boolean
  /** The words in hand change. */
  onTyped: () => void
}

/** Two voices that cannot be confused: each has its tab, its paper, its draft and its button. */
export function Composer(props: ComposerProps) {
  const { ticket, personId, voice, onVoice, after, onAfter, newest, onTyped } = props
  const t = useT()
  const reply = useReply(personId, ticket.reference)
  const note = useReply(personId, `note:${ticket.reference}`)
  const taking = useTaking(ticket.reference, { reply, note }, (back) => begin(back))
  const [isMoving, setMoving] = useState(false)
  // On a phone the ticket has the whole screen, then the answer has it.
  const [isOpen, setOpen] = useState(props.isWanted)
  const mayNote = ticket.standing === 'agent' || ticket.standing === 'guest'
  useWanted(props.isWanted, voice)
  useQuoted(props.quote, ({ words, isPublic }) => {
    // What the team alone reads is never put where the requester would.
    const here = isPublic ? voice : 'note'
    const hand = here === 'reply' ? reply : note
    hand.write(withQuote(hand.text, words))
    props.onQuoted?.()
    begin(here)
  })
  usePastedFiles(voice === 'reply' ? reply.uploads.add : note.uploads.add)
  const move = () => {
    reply.write([reply.text.trim(), note.text.trim()].filter((text) => text !== '').join('\n\n'))
    note.write('')
    setMoving(false)
    onVoice('reply')
  }
  const begin = (next: Voice) => {
    onVoice(next)
    setOpen(true)
    requestAnimationFrame(() => goOnAt(`composer-${next}`))
  }
  const panel = {
    ticket,
    newest,
    after,
    onAfter,
    onTyped,
    onSent: () => setOpen(false),
    onTakeBack: taking.last,
  }
  const tabs = [
    {
      value: 'reply' as const,
      label: t('desk.composer.reply'),
      icon: <IconMessage className="g-icon" aria-hidden />,
      panel: <ComposerPanel {...panel} voice="reply" hand={reply} />,
    },
    {
      value: 'note' as const,
      label: t('desk.composer.note'),
      icon: <IconLock className="g-icon" aria-hidden />,
      paper: 'note' as const,
      panel: <ComposerPanel {...panel} voice="note" hand={note} onPublish={() => setMoving(true)} />,
    },
  ]
  return (
    <div className="g-composer" data-open={isOpen ? '' : undefined}>
      <RefusalNotice error={taking.error} />
      <HeldReplies
        reference={ticket.reference}
        isBusy={taking.isBusy}
        onTakeBack={taking.take}
        renderFiles={(files) => <AttachmentLinks forAgents files={files} />}
      />
      <div className="g-composer-begin">
        <Button
          variant="filled"
          icon={<IconMessage className="g-icon" aria-hidden />}
          onClick={() => begin('reply')}
        >
          {t('desk.composer.begin')}
        </Button>
        {mayNote && (
          <Button
            variant="note"
            icon={<IconLock className="g-icon" aria-hidden />}
            onClick={() => begin('note')}
          >
            {t('desk.composer.note')}
          </Button>
        )}
      </div>
      <div className="g-composer-whole">
        <div className="g-composer-close">
          <IconButton
            label={t('desk.composer.close')}
            icon={<IconX className="g-icon" aria-hidden />}
            onClick={() => setOpen(false)}
          />
          <span className="g-ref">{ticket.reference}</span>
        </div>
        <Tabs
          label={t('desk.composer')}
          value={mayNote ? voice : 'reply'}
          onChange={onVoice}
          tabs={mayNote ? tabs : tabs.slice(0, 1)}
        />
      </div>
      <Confirm
        opened={isMoving}
        title={t('desk.composer.move')}
        action={t('desk.composer.move.yes')}
        onConfirm={move}
        onCancel={() => setMoving(false)}
      >
        <p>{t('desk.composer.move.say', { name: ticket.requester.name })}</p>
      </Confirm>
    </div>
  )
}

type Hands = Readonly<Record<Voice, ReplyInHand>>

/** What waits on this ticket may be taken back: its words and files go on after those in hand, where one then writes. */
function useTaking(reference: string, hands: Hands, onBack: (voice: Voice) => void) {
  const t = useT()
  const held = useHeldOn(reference)
  const taking = useTakeBack()
  const put = async (voice: Voice, draft: Draft | null) => {
    if (draft === null) return hands[voice].look()
    await hands[voice].join(draft)
    announce(t('desk.held.taken'))
    onBack(voice)
  }
  useTakenBack(reference, (draft) => void put('reply', draft))
  useTakenBack(`note:${reference}`, (draft) => void put('note', draft))
  const take = (id: string) => {
    if (!taking.isPending) taking.mutate(id)
  }
  const newest = held.at(-1)
  return {
    take,
    last: newest && (() => take(newest.id)),
    isBusy: taking.isPending,
    error: taking.error,
  }
}

/** The pen goes on after the words in hand. */
function goOnAt(id: string): void {
  const field = document.getElementById(id)
  field?.focus()
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length)
}

function useQuoted(quote: Quote | undefined, put: (quote: Quote) => void): void {
  useEffect(() => {
    if (quote !== undefined) put(quote)
  })
}

function useWanted(isWanted: boolean, voice: Voice): void {
  const wanted = useRef(isWanted ? voice : undefined)
  useEffect(() => {
    if (wanted.current === undefined) return
    document.getElementById(`composer-${wanted.current}`)?.focus()
    wanted.current = undefined
  }, [])
}
