import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Ticket } from '@guichet/contracts/tickets'
import { ApprovalForm, type Opinion } from '../../../features/tickets/approval-form.tsx'
import { ClosureChoice, type Choice } from '../../../features/tickets/closure-choice.tsx'
import { useFireEvent } from '../../../features/tickets/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { toast } from '../../../ui/toast.tsx'
import { Justification } from './justification.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { tellOvertaken } from '../../tell-overtaken.ts'
import type { ReplyInHand } from '../../use-reply.ts'

const prepared: Readonly<Record<string, Choice>> = { approuver: 'approve', refuser: 'refuse' }

export type ClosureProps = { ticket: Ticket; reply: ReplyInHand; isColoured?: boolean }

/** The decision a solution awaits. A mail's link prepares it; only a button here takes it. */
export function Closure({ ticket, reply, isColoured = false }: ClosureProps) {
  const t = useT()
  const [query] = useSearchParams()
  const announced = prepared[query.get('choix') ?? '']
  const [choice, setChoice] = useState<Choice | undefined>(announced)
  const firing = useFireEvent(ticket.reference)
  const key = useIdempotencyKey()
  const close = () => setChoice(undefined)
  const approve = (opinion: Opinion) => {
    const event = { event: 'approve_closure' as const, ...opinion }
    firing.mutate(
      { event, key: key.of(event) },
      {
        onSuccess: () => {
          key.done()
          toast(t('requests.approved'))
        },
        onError: (error) => tellOvertaken(error),
      },
    )
  }
  return (
    <ClosureChoice
      ticket={ticket}
      choice={choice}
      onChoose={setChoice}
      isAnnounced={announced !== undefined}
      isColoured={isColoured}
      approval={
        <ApprovalForm
          onApprove={approve}
          onCancel={close}
          isBusy={firing.isPending}
          notice={<RefusalNotice error={firing.error} />}
        />
      }
      refusal={<Justification ticket={ticket} event="refuse_closure" reply={reply} onDone={close} />}
    />
  )
}
