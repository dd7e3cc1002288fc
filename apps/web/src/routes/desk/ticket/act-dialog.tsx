import { useState } from 'react'
import type { Me } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { ReplyDrafts } from '../../../features/drafts/reply-drafts.tsx'
import { useReplyDraft } from '../../../features/drafts/use-reply-draft.ts'
import { isTimeMissing, type Act } from '../../../features/tickets/acts.ts'
import { useFireEvent } from '../../../features/tickets/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { serverDate } from '../../../server-clock.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { useAfterSending } from '../../use-after-sending.ts'
import { eventOf, NO_ANSWERS, refusedAnswer, type Answers } from './act-answers.ts'
import { AskedField } from './asked-field.tsx'

export type ActDialogProps = { act: Act; ticket: Ticket; me: Me; onClose: () => void }

/** One act on a ticket, with what it asks; its words are kept until they are sent. */
export function ActDialog({ act, ticket, me, onClose }: ActDialogProps) {
  const t = useT()
  const draft = useReplyDraft(me.id, `${act.event}:${ticket.reference}`)
  const [others, setOthers] = useState<Answers>(NO_ANSWERS)
  const [isTried, setTried] = useState(false)
  const fire = useFireEvent(ticket.reference)
  const key = useIdempotencyKey()
  const afterSending = useAfterSending(ticket.reference, draft)
  const asks: Act['asks'] =
    act.event === 'resolve' && isTimeMissing(ticket) ? [...act.asks, 'minutes'] : act.asks
  const answers = { ...others, text: draft.text }
  const refused = asks.flatMap((asked) => {
    const why = refusedAnswer(asked, answers, serverDate())
    return why === undefined ? [] : [{ asked, why }]
  })
  const answer = ({ text, ...more }: Partial<Answers>) => {
    if (text !== undefined) draft.write(text)
    setOthers((all) => ({ ...all, ...more }))
  }
  const send = () => {
    setTried(true)
    if (refused.length > 0 || fire.isPending) return
    const event = eventOf(act, answers)
    const done = () => {
      key.done()
      toast(t('desk.done', { act: t(act.label) }))
      onClose()
    }
    afterSending(
      fire.mutateAsync({ event, key: key.of(event) }),
      { text: draft.text, attachmentIds: [] },
      done,
    )
  }
  const close = () => {
    draft.save()
    onClose()
  }
  return (
    <FormDialog
      title={t(act.label)}
      action={t(act.label)}
      onSend={send}
      onClose={close}
      busy={fire.isPending}
      refusal={<RefusalNotice error={fire.error} />}
    >
      <ReplyDrafts reply={draft} />
      {asks.length === 0 && (
        <p>
          {t('desk.act.sure', { reference: ticket.reference })} {act.hint && t(act.hint)}
        </p>
      )}
      {asks.map((asked) => {
        const why = isTried ? refused.find((each) => each.asked === asked)?.why : undefined
        return (
          <AskedField
            key={asked}
            asked={asked}
            act={act}
            ticket={ticket}
            answers={answers}
            onAnswer={answer}
            onLeave={draft.save}
            error={why && t(`desk.act.${why}`)}
          />
        )
      })}
    </FormDialog>
  )
}
