import { useEffect, useState } from 'react'
import type { Ticket } from '@guichet/contracts/tickets'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'
import { announce } from '../../../ui/announce.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Plate } from '../../../ui/plate.tsx'
import { Justification } from './justification.tsx'
import type { ReplyInHand } from '../../use-reply.ts'

/** What may follow the end: taking it up again while the window is open, or a new request. */
export function Reopening({ ticket, reply }: { ticket: Ticket; reply: ReplyInHand }) {
  const t = useT()
  const format = useFormat()
  const [isAsked, setAsked] = useState(false)
  const { reopenUntil, keptUntil, category } = ticket
  const mayReopen = ticket.allowed.includes('reopen')
  // Closed under one's fingers: the form is gone, its words are not.
  const isKept = !(mayReopen && isAsked) && reply.text.trim() !== ''
  useEffect(() => {
    if (isKept) announce(t('requests.over.kept'))
  }, [isKept, t])
  return (
    <div className="g-decide g-no-print">
      <Plate bleed>
        <h2 className="g-plate-title">{t('requests.over')}</h2>
        <p className="g-hint">
          {mayReopen && reopenUntil !== null
            ? t('requests.over.reopen', { day: format.date(reopenUntil) })
            : t('requests.over.new')}
          {keptUntil !== null && ` ${t('requests.over.erased', { day: format.date(keptUntil) })}`}
        </p>
        {isKept && (
          <p className="g-kept">
            <b>{t('requests.over.kept')}</b> {reply.text}
          </p>
        )}
        <div className="g-row">
          {mayReopen && (
            <Button aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
              {t('requests.act.reopen')}
            </Button>
          )}
          {!category.retired && ticket.standing === 'owner' && (
            <ButtonLink to={`/deposer/${category.id}`}>{t('requests.act.again')}</ButtonLink>
          )}
        </div>
        {isAsked && mayReopen && (
          <Justification ticket={ticket} event="reopen" reply={reply} onDone={() => setAsked(false)} />
        )}
      </Plate>
    </div>
  )
}
