import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import type { Ticket } from '@guichet/contracts/tickets'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { Plate } from '../../ui/plate.tsx'

export type Choice = 'approve' | 'refuse'

export type ClosureChoiceProps = {
  ticket: Ticket
  choice: Choice | undefined
  onChoose: (choice: Choice | undefined) => void
  /** What follows each choice: nothing is done before its own button is pressed. */
  approval: ReactNode
  refusal: ReactNode
  /** A link of a mail led here: the choice is brought into view. */
  isAnnounced: boolean
  /** One is green, the other red, at equal weight. */
  isColoured?: boolean
}

/** « Le problème est-il résolu ? »: two answers of equal weight, neither first in colour. */
export function ClosureChoice({
  ticket,
  choice,
  onChoose,
  approval,
  refusal,
  isAnnounced,
  isColoured = false,
}: ClosureChoiceProps) {
  const t = useT()
  const format = useFormat()
  const titleId = useId()
  const plate = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isAnnounced) plate.current?.scrollIntoView({ block: 'center' })
  }, [isAnnounced])
  const toggle = (one: Choice) => onChoose(choice === one ? undefined : one)
  const agent = ticket.agent ? format.person(ticket.agent) : ticket.team.label
  return (
    <section ref={plate} id="choix" className="g-decide g-no-print" aria-labelledby={titleId}>
      <Plate kind="decide" bleed>
        <h2 id={titleId}>{t('states.question')}</h2>
        <div className={isColoured ? 'g-answers g-answers-coloured' : 'g-answers'}>
          <div>
            <Button
              variant="choice"
              icon={<IconCheck className="g-icon" aria-hidden />}
              aria-expanded={choice === 'approve'}
              onClick={() => toggle('approve')}
            >
              {t('states.accept')}
            </Button>
            <p className="g-hint">{t('requests.approve.say')}</p>
          </div>
          <div>
            <Button
              variant="choice"
              icon={<IconArrowBackUp className="g-icon" aria-hidden />}
              aria-expanded={choice === 'refuse'}
              onClick={() => toggle('refuse')}
            >
              {t('states.contest')}
            </Button>
            <p className="g-hint">{t('requests.refuse.say', { agent })}</p>
          </div>
        </div>
        {choice === 'approve' && approval}
        {choice === 'refuse' && refusal}
        <Later ticket={ticket} />
      </Plate>
    </section>
  )
}

/** What the clock will do if nobody answers, with its dates. */
function Later({ ticket: { autoClose, announcedAt } }: { ticket: Ticket }) {
  const t = useT()
  const format = useFormat()
  if (autoClose === null) return null
  const close = format.date(autoClose.closeAt)
  return (
    <p className="g-later">
      {announcedAt === null
        ? t('requests.autoClose', { announce: format.date(autoClose.announceAt), close })
        : t('requests.autoClose.announced', { close })}
    </p>
  )
}
