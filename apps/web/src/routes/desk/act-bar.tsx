import { useState, type ReactNode } from 'react'
import type { Ticket } from '@guichet/contracts/tickets'
import { ACTS, type Act } from '../../features/tickets/acts.ts'
import { useFireEvent } from '../../features/tickets/mutations.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { ActDialog } from './act-dialog.tsx'

export type ActBarProps = {
  ticket: Ticket
  /** How many acts stand in sight; the others are asked for. */
  inSight: number
  before?: ReactNode
}

/** The acts that the ticket allows now: what asks nothing is done at once, the rest opens its question. */
export function ActBar({ ticket, inSight, before }: ActBarProps) {
  const t = useT()
  const [open, setOpen] = useState<Act>()
  const [isWhole, setWhole] = useState(false)
  const fire = useFireEvent(ticket.reference)
  const acts = ACTS.filter(({ event }) => ticket.allowed.includes(event))
  const start = (act: Act) => {
    if (act.event !== 'take' && act.event !== 'resume') return setOpen(act)
    const event = act.event === 'take' ? ({ event: 'take' } as const) : ({ event: 'resume' } as const)
    fire.mutate(
      { event, key: crypto.randomUUID() },
      { onSuccess: () => toast(t('desk.done', { act: t(act.label) })) },
    )
  }
  return (
    <>
      <div className="g-acts g-no-print">
        {before}
        {(isWhole ? acts : acts.slice(0, inSight)).map((act) => (
          <Button
            key={act.event}
            size="small"
            variant={act.event === 'take' ? 'filled' : 'default'}
            disabled={fire.isPending}
            onClick={() => start(act)}
          >
            {t(act.label)}
          </Button>
        ))}
        {acts.length > inSight && (
          <Button size="small" variant="subtle" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'desk.acts.fewer' : 'desk.acts.more')}
          </Button>
        )}
      </div>
      <RefusalNotice error={fire.error} />
      {open && <ActDialog key={open.event} act={open} ticket={ticket} onClose={() => setOpen(undefined)} />}
    </>
  )
}
