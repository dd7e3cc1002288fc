import { useState, type ReactNode } from 'react'
import type { Me } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { ACTS, type Act } from '../../../features/tickets/acts.ts'
import { useFireEvent, type FiredEvent } from '../../../features/tickets/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { announce } from '../../../ui/announce.tsx'
import { Button } from '../../../ui/button.tsx'
import { DisclosureMenu } from '../../../ui/disclosure-menu.tsx'
import { useOffer } from '../../../ui/offers.ts'
import { toast } from '../../../ui/toast.tsx'
import { useKeys } from '../../../ui/use-keys.ts'
import { ActDialog } from './act-dialog.tsx'
import { ActRefusal } from './act-refusal.tsx'
import type { Then } from './then.ts'
import { UndoBar } from './undo-bar.tsx'

export type ActBarProps = {
  ticket: Ticket
  me: Me
  /** How many acts stand in sight; the others lie in a menu. */
  inSight: number
  before?: ReactNode
  /** Where a composer is at hand, what it can do is written there. */
  onCompose?: (then: Then) => void
}

/** The acts that the ticket allows now: what asks nothing is done at once, the rest opens its question. */
export function ActBar({ ticket, me, inSight, before, onCompose }: ActBarProps) {
  const t = useT()
  const [open, setOpen] = useState<Act>()
  const fire = useFireEvent(ticket.reference)
  const key = useIdempotencyKey()
  const acts = ACTS.filter(({ event }) => ticket.allowed.includes(event))
  const fireNow = (act: Act, event: FiredEvent) => {
    const done = () => {
      key.done()
      toast(t('desk.done', { act: t(act.label) }))
    }
    fire.mutate({ event, key: key.of(event) }, { onSuccess: done })
  }
  const start = (act: Act) => {
    if (act.event === 'take' || act.event === 'resume') fireNow(act, { event: act.event })
    else if (onCompose && (act.event === 'resolve' || act.event === 'request_info')) onCompose(act.event)
    else setOpen(act)
  }
  useActKeys(me, ticket, acts, start, fireNow)
  useOffer(acts.map((act) => ({ key: act.event, label: t(act.label), onAct: () => start(act) })))
  return (
    <>
      <div className="g-acts g-no-print">
        {before}
        {acts.slice(0, inSight).map((act) => (
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
          <DisclosureMenu
            size="small"
            label={t('desk.acts.more')}
            acts={acts.slice(inSight).map((act) => ({
              key: act.event,
              label: t(act.label),
              icon: null,
              onAct: () => start(act),
            }))}
          />
        )}
      </div>
      <UndoBar ticket={ticket} me={me} />
      <ActRefusal error={fire.error} />
      {open && (
        <ActDialog key={open.event} act={open} ticket={ticket} me={me} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}

/** `i`: to me, at once. `a`: to somebody, who is asked for. */
function useActKeys(
  me: Me,
  ticket: Ticket,
  acts: readonly Act[],
  start: (act: Act) => void,
  fireNow: (act: Act, event: FiredEvent) => void,
): void {
  const t = useT()
  const find = (event: Act['event']) => acts.find((act) => act.event === event)
  const toMe = () => {
    const [take, assign] = [find('take'), find('assign')]
    const isMember = me.teams.some(({ team }) => team.id === ticket.team.id)
    if (take) start(take)
    else if (assign && isMember && ticket.agent?.id !== me.id)
      fireNow(assign, { event: 'assign', agentId: me.id })
    else announce(t('desk.keys.notAllowed'))
  }
  const toSomebody = () => {
    const act = find('assign') ?? find('hand_over')
    if (act) start(act)
    else announce(t('desk.keys.notAllowed'))
  }
  useKeys(me.preferences.shortcuts, { i: toMe, a: toSomebody })
}
