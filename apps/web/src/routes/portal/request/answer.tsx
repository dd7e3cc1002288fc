import { useState } from 'react'
import type { Ticket } from '@guichet/contracts/tickets'
import type { Said } from '../../../features/drafts/reply-state.ts'
import { useAddEntry, type NewEntry } from '../../../features/journal/mutations.ts'
import { ReplyForm } from '../../../features/journal/reply-form.tsx'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { tellOvertaken } from '../../tell-overtaken.ts'
import { useAfterSending } from '../../use-after-sending.ts'
import { ReplyFiles } from './reply-files.tsx'
import type { ReplyInHand } from '../../use-reply.ts'

export const answerId = 'reponse'

export type AnswerProps = { ticket: Ticket; reply: ReplyInHand; receivesMail: boolean }

/** The answer to a question, or a word of one's own: the same field, the same door. */
export function Answer({ ticket, reply, receivesMail }: AnswerProps) {
  const t = useT()
  const [isBlank, setBlank] = useState(false)
  const adding = useAddEntry(ticket.reference)
  const key = useIdempotencyKey()
  const afterSending = useAfterSending(ticket.reference, reply)
  const isAwaited = ticket.allowed.includes('provide_info')
  const send = () => {
    setBlank(reply.isEmpty)
    if (reply.isEmpty || adding.isPending) return
    const entry = entryOf(reply)
    afterSending(
      adding.mutateAsync({ entry, key: key.of(entry) }),
      saidOf(reply),
      () => {
        key.done()
        toast(t('requests.sent'))
      },
      (error) => tellOvertaken(error, t('ui.offline')),
    )
  }
  return (
    <ReplyForm
      id={answerId}
      kind={isAwaited ? 'call' : 'free'}
      label={t('states.journal')}
      hint={t('requests.entry.below')}
      action={t('states.reply')}
      text={reply.text}
      onText={(text) => {
        setBlank(false)
        reply.write(text)
      }}
      onLeave={reply.save}
      onSend={send}
      error={isBlank ? t('requests.entry.blank') : undefined}
      wait={reply.wait}
      savedAt={reply.savedAt}
      notice={<RefusalNotice error={adding.error} onRetry={send} />}
      files={<ReplyFiles reply={reply} />}
    >
      {isAwaited && receivesMail && <p className="g-hint">{t('requests.byMail')}</p>}
    </ReplyForm>
  )
}

const saidOf = ({ text, uploads: { attachmentIds } }: ReplyInHand): Said => ({ text, attachmentIds })

function entryOf({ text, uploads: { attachmentIds } }: ReplyInHand): NewEntry {
  return {
    audience: 'public',
    ...(text.trim() === '' ? {} : { body: text }),
    ...(attachmentIds.length === 0 ? {} : { attachmentIds: [...attachmentIds] }),
  }
}
