import { IconArrowBackUp, IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Attachment } from '@guichet/contracts/attachments'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useSecondsUntil } from '../../ui/use-seconds-until.ts'
import { heldQuery, isWaiting, type HeldHere } from './queries.ts'
import './held-replies.css'

export type HeldRepliesProps = {
  reference: string
  isBusy: boolean
  onTakeBack: (id: string) => void
  renderFiles: (files: readonly Attachment[]) => ReactNode
}

/** What one has just said on this ticket, and when it leaves: until then nobody else can tell that it was said. */
export function HeldReplies({ reference, isBusy, onTakeBack, renderFiles }: HeldRepliesProps) {
  const t = useT()
  const held = useHeldOn(reference)
  useNews(held)
  return (
    <ul className="g-held" aria-label={t('desk.held')}>
      {held.map((entry) => (
        <OneHeld key={entry.id} entry={entry} isBusy={isBusy} onTakeBack={onTakeBack}>
          {renderFiles(entry.attachments)}
        </OneHeld>
      ))}
    </ul>
  )
}

/** What waits on this ticket, in the order in which it leaves. */
export function useHeldOn(reference: string): HeldHere[] {
  const { data } = useQuery(heldQuery)
  return data?.filter((entry) => entry.reference === reference && isWaiting(entry)) ?? []
}

type OneHeldProps = Pick<HeldRepliesProps, 'isBusy' | 'onTakeBack'> & { entry: HeldHere; children: ReactNode }

function OneHeld({ entry, isBusy, onTakeBack, children }: OneHeldProps) {
  const t = useT()
  const left = useSecondsUntil(entry.until)
  const isTeam = entry.audience === 'team'
  return (
    <li className="g-held-one" data-audience={entry.audience}>
      <IconClock className="g-icon" aria-hidden />
      <div>
        <p>
          <b>{t(isTeam ? 'desk.held.note' : 'desk.held.reply')}</b>{' '}
          {/* Said once when it begins: a clock read out each second would say nothing else. */}
          <span className="g-held-left">
            {left > 0 ? t('desk.held.left', { count: left }) : t('desk.held.now')}
          </span>
        </p>
        <p className="g-held-words" dir="auto">
          {entry.body}
        </p>
        {children}
      </div>
      <Button
        size="small"
        disabled={isBusy}
        icon={<IconArrowBackUp className="g-icon" aria-hidden />}
        onClick={() => onTakeBack(entry.id)}
      >
        {t('desk.held.back')}{' '}
        <span className="g-wide-only">
          <Kbd>{t('desk.held.key')}</Kbd>
        </span>
      </Button>
    </li>
  )
}

/** Said politely: that it waits, and that it has left. */
function useNews(held: readonly HeldHere[]): void {
  const t = useT()
  const known = useRef<readonly HeldHere[]>([])
  useEffect(() => {
    const before = known.current
    known.current = held
    const isNew = held.some(({ id }) => before.every((one) => one.id !== id))
    const hasLeft = before.some(({ id, until }) => Date.now() >= until && held.every((one) => one.id !== id))
    if (isNew) announce(t('desk.held.said'))
    else if (hasLeft) announce(t('desk.held.sent'))
  }, [held, t])
}
