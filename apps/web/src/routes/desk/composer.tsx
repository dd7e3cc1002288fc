import { IconLock, IconMessage, IconSend } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Ticket } from '@guichet/contracts/tickets'
import { useAddEntry } from '../../features/journal/mutations.ts'
import { useFireEvent } from '../../features/tickets/mutations.ts'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { FileZone } from '../../ui/file-zone.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { TextAreaField } from '../../ui/text-field.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useReply, type ReplyInHand } from '../use-reply.ts'

export type Voice = 'reply' | 'note'
const THENS = ['comment', 'request_info', 'resolve'] as const
type Then = (typeof THENS)[number]

export type ComposerProps = {
  ticket: Ticket
  personId: string
  voice: Voice
  onVoice: (voice: Voice) => void
  /** The newest entry of somebody else: what arrives while one writes is shown before one's words leave. */
  newestId: string | undefined
}

/** Two voices that cannot be confused: each has its tab, its paper, its draft and its button. */
export function Composer({ ticket, personId, voice, onVoice, newestId }: ComposerProps) {
  const t = useT()
  const reply = useReply(personId, ticket.reference)
  const note = useReply(personId, `note:${ticket.reference}`)
  const [isMoving, setMoving] = useState(false)
  const change = (next: Voice) => {
    // Words meant for the team become public only when one says so.
    if (next === 'reply' && voice === 'note' && note.text.trim() !== '' && reply.isEmpty) setMoving(true)
    else onVoice(next)
  }
  const move = () => {
    reply.write(note.text)
    note.done()
    setMoving(false)
    onVoice('reply')
  }
  const panels = { ticket, newestId }
  return (
    <>
      <Tabs
        label={t('desk.composer')}
        value={voice}
        onChange={change}
        tabs={[
          {
            value: 'reply',
            label: t('desk.composer.reply'),
            icon: <IconMessage className="g-icon" aria-hidden />,
            panel: <Panel {...panels} voice="reply" hand={reply} />,
          },
          {
            value: 'note',
            label: t('desk.composer.note'),
            icon: <IconLock className="g-icon" aria-hidden />,
            paper: 'note',
            panel: <Panel {...panels} voice="note" hand={note} />,
          },
        ]}
      />
      <Confirm
        opened={isMoving}
        title={t('desk.composer.move')}
        action={t('desk.composer.move.yes')}
        onConfirm={move}
        onCancel={() => {
          setMoving(false)
          onVoice('reply')
        }}
      >
        <p>{t('desk.composer.move.say', { name: ticket.requester.name })}</p>
      </Confirm>
    </>
  )
}

type PanelProps = Pick<ComposerProps, 'ticket' | 'newestId'> & { voice: Voice; hand: ReplyInHand }

function Panel({ ticket, newestId, voice, hand }: PanelProps) {
  const t = useT()
  const format = useFormat()
  const [then, setThen] = useState<Then>('comment')
  const sending = useSending(ticket, voice, then, hand, newestId)
  const nexts = THENS.filter((next) => ticket.allowed.includes(next))
  const label =
    voice === 'reply' ? t('desk.composer.replyTo', { name: ticket.requester.name }) : t('desk.composer.note')
  const action =
    voice === 'reply' ? t('desk.composer.send', { name: ticket.requester.name }) : t('desk.composer.add')
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        sending.send()
      }}
    >
      {voice === 'reply' && (
        <p className="g-composer-to">
          <span>{t('desk.composer.to', { name: recipients(ticket) })}</span>
          {hand.savedAt && (
            <span className="g-push">{t('ui.draft.saved', { time: format.time(hand.savedAt) })}</span>
          )}
        </p>
      )}
      <RefusalNotice error={sending.error} onRetry={sending.send} />
      {sending.isHeld && (
        <div className="g-collision" role="alert">
          {t('desk.composer.held')}
          <Button size="small" onClick={sending.anyway}>
            {t('desk.composer.anyway')}
          </Button>
        </div>
      )}
      <TextAreaField
        id={`composer-${voice}`}
        label={label}
        labelProps={{ className: 'g-sr' }}
        classNames={{ input: 'g-input g-composer-text' }}
        error={sending.isBlank ? t('desk.composer.blank') : undefined}
        autosize
        minRows={3}
        maxRows={12}
        value={hand.text}
        onChange={(event) => hand.write(event.currentTarget.value)}
        onBlur={hand.save}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sending.send()
        }}
      />
      <FileZone
        label={t('ui.files')}
        action={t('requests.act.file')}
        files={hand.uploads.files}
        onAdd={hand.uploads.add}
        onRemove={hand.uploads.remove}
        onRetry={hand.uploads.retry}
      />
      <div className="g-composer-foot">
        <span className="g-push" />
        {voice === 'reply' && nexts.length > 1 && (
          <label className="g-row g-small">
            {t('desk.composer.then')}
            <select
              className="g-select-small"
              value={then}
              onChange={(event) =>
                setThen(THENS.find((next) => next === event.currentTarget.value) ?? 'comment')
              }
            >
              {nexts.map((next) => (
                <option key={next} value={next}>
                  {t(`desk.composer.then.${next}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        <Button
          type="submit"
          size="small"
          variant={voice === 'note' ? 'note' : 'filled'}
          icon={
            voice === 'note' ? (
              <IconLock className="g-icon" aria-hidden />
            ) : (
              <IconSend className="g-icon" aria-hidden />
            )
          }
          disabledReason={hand.wait}
        >
          {action}
        </Button>
      </div>
    </form>
  )
}

function recipients(ticket: Ticket): string {
  const contacts = ticket.participants
    .filter(({ role }) => role === 'contact')
    .map(({ person }) => person.name)
  return [ticket.requester.name, ...contacts].join(', ')
}

function useSending(
  ticket: Ticket,
  voice: Voice,
  then: Then,
  hand: ReplyInHand,
  newestId: string | undefined,
) {
  const add = useAddEntry(ticket.reference)
  const fire = useFireEvent(ticket.reference)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [isBlank, setBlank] = useState(false)
  const [isHeld, setHeld] = useState(false)
  const seen = useRef(newestId)
  const isEmpty = hand.isEmpty
  useEffect(() => {
    // Until one begins to write, whatever is on the page counts as seen.
    if (isEmpty) seen.current = newestId
  }, [isEmpty, newestId])
  const done = () => {
    hand.done()
    setKey(crypto.randomUUID())
    setHeld(false)
  }
  const leave = () => {
    const attachmentIds = [...hand.uploads.attachmentIds]
    const event = voice === 'reply' ? then : 'comment'
    if (event === 'comment') {
      const audience = voice === 'note' ? ('team' as const) : ('public' as const)
      add.mutate({ entry: { body: hand.text, audience, attachmentIds }, key }, { onSuccess: done })
    } else {
      fire.mutate({ event: { event, text: hand.text, attachmentIds }, key }, { onSuccess: done })
    }
  }
  const send = () => {
    const mustSpeak = voice === 'reply' && then !== 'comment'
    const isMissing = mustSpeak ? hand.text.trim() === '' : hand.isEmpty
    setBlank(isMissing)
    if (isMissing || hand.wait !== undefined || add.isPending || fire.isPending) return
    if (seen.current !== newestId) setHeld(true)
    else leave()
  }
  return {
    send,
    anyway: () => {
      seen.current = newestId
      setHeld(false)
      leave()
    },
    isHeld,
    isBlank: isBlank && hand.isEmpty,
    error: add.error ?? fire.error,
  }
}
