import { useState } from 'react'
import type { Ticket } from '@guichet/contracts/tickets'
import { ReplyForm } from '../../../features/journal/reply-form.tsx'
import { useFireEvent } from '../../../features/tickets/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { tellOvertaken } from '../../tell-overtaken.ts'
import { useAfterSending } from '../../use-after-sending.ts'
import type { ReplyInHand } from '../../use-reply.ts'

export type JustificationProps = {
  ticket: Ticket
  event: 'refuse_closure' | 'reopen'
  reply: ReplyInHand
  onDone: () => void
}

/** Reopening asks for its reason: the words that whoever takes it up again will read. */
export function Justification({ ticket, event, reply, onDone }: JustificationProps) {
  const t = useT()
  const [isBlank, setBlank] = useState(false)
  const firing = useFireEvent(ticket.reference)
  const key = useIdempotencyKey()
  const afterSending = useAfterSending(ticket.reference, reply)
  const send = () => {
    const isMissing = reply.text.trim() === ''
    setBlank(isMissing)
    if (isMissing || firing.isPending) return
    const fired = { event, text: reply.text }
    afterSending(
      firing.mutateAsync({ event: fired, key: key.of(fired) }),
      { text: reply.text, attachmentIds: [] },
      () => {
        key.done()
        toast(t('requests.reopened'))
        onDone()
      },
      (error) => tellOvertaken(error, t('ui.offline')),
    )
  }
  const agent = ticket.agent?.name ?? ticket.team.label
  return (
    <ReplyForm
      id="justification"
      kind="inside"
      label={t('states.journal')}
      hint={t('requests.refuse.hint', { agent })}
      action={t('requests.ok')}
      text={reply.text}
      onText={(text) => {
        setBlank(false)
        reply.write(text)
      }}
      onLeave={reply.save}
      onSend={send}
      onCancel={onDone}
      error={isBlank ? t('requests.refuse.blank') : undefined}
      savedAt={reply.savedAt}
      notice={<RefusalNotice error={firing.error} onRetry={send} />}
    />
  )
}
