import { useNavigate } from 'react-router'
import type { Me } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { useWriteAnswer } from '../../../features/authoring/mutations.ts'
import { answerAddress } from '../../../features/authoring/written-table.tsx'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/section.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'

/** What one ticket taught may spare the next: a draft for the FAQ, from its public messages. */
export function MakeAnswer({ ticket, me }: { ticket: Ticket; me: Me }) {
  const t = useT()
  const navigate = useNavigate()
  const key = useIdempotencyKey()
  const { mutate, error, isPending } = useWriteAnswer()
  const isOver = ticket.status === 'resolved' || ticket.status === 'closed'
  const isOfTheDesk = ticket.standing === 'agent' || ticket.standing === 'guest'
  const mayWrite = me.teams.some(({ rights }) => rights.includes('answer.write'))
  if (!isOver || !isOfTheDesk || !mayWrite) return null
  const make = () => {
    const from = { fromTicket: ticket.reference }
    mutate({ ...from, key: key.of(from) }, { onSuccess: ({ id }) => void navigate(answerAddress(id)) })
  }
  return (
    <Section compact title={t('desk.makeAnswer.title')}>
      <p className="g-small g-dim">{t('desk.makeAnswer.say')}</p>
      <RefusalNotice error={error} onRetry={make} />
      <p>
        <Button size="small" disabled={isPending} onClick={make}>
          {t('desk.makeAnswer')}
        </Button>
      </p>
    </Section>
  )
}
