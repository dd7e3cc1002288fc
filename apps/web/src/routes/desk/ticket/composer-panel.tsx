import { IconAt, IconCircleCheck, IconLock, IconSend, IconTemplate } from '@tabler/icons-react'
import { useState, type DragEvent, type KeyboardEvent } from 'react'
import type { Ticket } from '@guichet/contracts/tickets'
import { deskStateKey } from '@guichet/i18n/state-key'
import { ReplyDrafts } from '../../../features/drafts/reply-drafts.tsx'
import { isTimeMissing } from '../../../features/tickets/acts.ts'
import { Rich } from '../../../format/rich.tsx'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { FileZone } from '../../../ui/file-zone.tsx'
import { TextAreaField, TextField } from '../../../ui/text-field.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import type { ReplyInHand } from '../../use-reply.ts'
import { OpenWords } from '../../../features/tools/open-words.tsx'
import { ToolSelect } from '../queue/tool-select.tsx'
import type { Newest, Voice } from './composer.tsx'
import { THENS, type Then } from './then.ts'
import { isAskedFor, useFilledHand, useSavedReplies } from './use-saved-replies.tsx'
import { isCalled, useMentions } from './use-mentions.tsx'
import { useSending } from './use-sending.ts'

export type ComposerPanelProps = {
  ticket: Ticket
  voice: Voice
  hand: ReplyInHand
  newest: Newest
  after: Then
  onAfter: (after: Then) => void
  onTyped: () => void
  onSent: () => void
  /** What was said last may still be taken back. */
  onTakeBack?: (() => void) | undefined
  /** The note's words are wanted in the reply. */
  onPublish?: () => void
}

/** One voice: who reads it, the words, the files, what sending does. */
export function ComposerPanel(props: ComposerPanelProps) {
  const { ticket, voice, newest, after, onAfter, onTyped, onSent, onTakeBack, onPublish } = props
  const t = useT()
  const nexts = THENS.filter((next) => ticket.allowed.includes(next))
  const event = voice === 'reply' && nexts.includes(after) ? after : 'comment'
  const [minutes, setMinutes] = useState('')
  const needsTime = event === 'resolve' && isTimeMissing(ticket)
  const filled = useFilledHand(props.hand, voice)
  const untimed = needsTime && Number(minutes) === 0 ? t('tools.time.wait') : undefined
  const hand = { ...filled, wait: filled.wait ?? untimed }
  const saved = useSavedReplies(ticket.reference, voice, hand.write)
  const called = useMentions(ticket, voice, hand.text, hand.write)
  const sending = useSending({
    ticket,
    voice,
    event,
    minutes: Number(minutes),
    mentions: called.mentions,
    hand,
    newestId: newest && newest.id,
    onSent: () => {
      onAfter('comment')
      setMinutes('')
      onSent()
    },
  })
  const { name } = ticket.requester
  const isNote = voice === 'note'
  const edit = () => {
    sending.seen()
    document.getElementById(`composer-${voice}`)?.focus()
  }
  return (
    <form
      className="g-composer-panel"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault()
        sending.send()
      }}
      onDragOver={(dragged) => dragged.preventDefault()}
      onDrop={(dropped) => addDropped(dropped, hand)}
    >
      <Recipients ticket={ticket} voice={voice} savedAt={hand.savedAt} />
      <RefusalNotice error={sending.error} onRetry={sending.send} />
      <ReplyDrafts reply={hand} wait={hand.wait} />
      {sending.isHeld && (
        <div className="g-collision" role="alert">
          <span>{t('desk.composer.held', { name: newest?.name ?? '' })}</span>
          <Button size="small" onClick={sending.anyway}>
            {t('desk.composer.anyway')}
          </Button>
          <Button size="small" variant="subtle" onClick={edit}>
            {t('desk.composer.edit')}
          </Button>
        </div>
      )}
      <TextAreaField
        id={`composer-${voice}`}
        label={isNote ? t('desk.composer.note') : t('desk.composer.replyTo', { name })}
        labelProps={{ className: 'g-sr' }}
        classNames={{ input: 'g-input g-composer-text' }}
        error={sending.isBlank ? t('desk.composer.blank') : undefined}
        autosize
        minRows={3}
        maxRows={12}
        value={hand.text}
        onChange={(changed) => {
          hand.write(changed.currentTarget.value)
          onTyped()
        }}
        onBlur={hand.save}
        onKeyDown={(pressed) => {
          if (isAskedFor(pressed)) {
            pressed.preventDefault()
            saved.open('/')
          }
          if (called.isOffered && isCalled(pressed)) {
            pressed.preventDefault()
            called.open('@')
          }
          if (onTakeBack && hand.text === '' && isUndo(pressed)) {
            pressed.preventDefault()
            onTakeBack()
          }
          if (pressed.key !== 'Enter' || !(pressed.ctrlKey || pressed.metaKey)) return
          pressed.preventDefault()
          sending.send()
        }}
      />
      {hand.open.length > 0 && <OpenWords text={hand.text} />}
      {called.told.length > 0 && (
        <p className="g-composer-told">
          {t('following.mention.told', { names: called.told.map((one) => one.name).join(', ') })}
        </p>
      )}
      {saved.picker}
      {called.picker}
      <div className="g-composer-foot">
        <FileZone
          label={t('ui.files')}
          action={t('requests.act.file')}
          files={hand.uploads.files}
          onAdd={hand.uploads.add}
          onRemove={hand.uploads.remove}
          onRetry={hand.uploads.retry}
        />
        {called.isOffered && (
          <Button
            size="small"
            variant="subtle"
            icon={<IconAt className="g-icon" aria-hidden />}
            onClick={() => called.open('')}
          >
            {t('following.mention')}
          </Button>
        )}
        {ticket.standing !== 'former' && (
          <Button
            size="small"
            variant="subtle"
            icon={<IconTemplate className="g-icon" aria-hidden />}
            onClick={() => saved.open('')}
          >
            {t('tools.replies')}
          </Button>
        )}
        {onPublish && hand.text.trim() !== '' && (
          <Button size="small" variant="subtle" onClick={onPublish}>
            {t('desk.composer.publish')}
          </Button>
        )}
        <span className="g-push" />
        {!isNote && nexts.length > 1 && (
          <ToolSelect
            label={t('desk.composer.then')}
            value={event}
            onChange={(asked) => onAfter(THENS.find((next) => next === asked) ?? 'comment')}
            options={nexts.map((next) => ({
              value: next,
              label: t(`desk.composer.then.${next}`, { state: t(deskStateKey(ticket)) }),
            }))}
          />
        )}
        {event === 'resolve' && (
          <TextField
            label={t('tools.time.minutes')}
            optional={!needsTime}
            inputMode="numeric"
            autoComplete="off"
            value={minutes}
            onChange={({ currentTarget }) => setMinutes(currentTarget.value.replaceAll(/\D/g, ''))}
          />
        )}
        <Button
          type="submit"
          size="small"
          variant={isNote ? 'note' : 'filled'}
          icon={
            isNote ? <IconLock className="g-icon" aria-hidden /> : <IconSend className="g-icon" aria-hidden />
          }
          disabledReason={hand.wait}
        >
          {isNote ? t('desk.composer.add') : t(`desk.composer.send.${event}`, { name })}
        </Button>
      </div>
    </form>
  )
}

function Recipients({ ticket, voice, savedAt }: { ticket: Ticket; voice: Voice; savedAt: Date | undefined }) {
  const t = useT()
  const format = useFormat()
  const named = (role: 'contact' | 'guest_agent') =>
    ticket.participants.filter((each) => each.role === role).map(({ person }) => person.name)
  const [contacts, guests] = [named('contact'), named('guest_agent')]
  return (
    <p className="g-composer-to">
      <span>
        {voice === 'note' ? (
          <Rich
            id={guests.length > 0 ? 'desk.composer.read.guests' : 'desk.composer.read'}
            values={{ team: <b>{ticket.team.label}</b>, guests: <b>{guests.join(', ')}</b> }}
          />
        ) : (
          <Rich
            id={contacts.length > 0 ? 'desk.composer.to.copy' : 'desk.composer.to'}
            values={{ name: <b>{ticket.requester.name}</b>, contacts: <b>{contacts.join(', ')}</b> }}
          />
        )}
      </span>
      <span className="g-composer-saved" role="status">
        {savedAt && (
          <>
            <IconCircleCheck className="g-icon" aria-hidden />
            {t('ui.draft.saved', { time: format.time(savedAt) })}
          </>
        )}
      </span>
    </p>
  )
}

/** Where nothing was typed, the keyboard’s own way back takes back what was sent. */
const isUndo = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey

function addDropped(dropped: DragEvent, hand: ReplyInHand): void {
  // What lands on the button's own zone was taken there.
  if (dropped.defaultPrevented) return
  dropped.preventDefault()
  hand.uploads.add([...dropped.dataTransfer.files])
}
