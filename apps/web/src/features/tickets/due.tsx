import { IconAlertTriangle, IconClock, IconPlayerPause } from '@tabler/icons-react'
import type { TicketSummary } from '@guichet/contracts/tickets'
import { useFormat } from '../../format/use-format.ts'
import { useNow } from '../../format/use-now.ts'
import { useT } from '../../reader.tsx'
import { capital } from './queue-groups.ts'
import { TwoLines } from './two-lines.tsx'

type Dated = Pick<TicketSummary, 'status' | 'dueAt' | 'takeDueAt' | 'recallAt'>

/** Sooner than this, the time that is left is what counts. */
const soonMs = 3 * 3_600_000

/** In whole minutes, the one that has begun included: « dans 10 min » until nine are left. */
const secondsLeft = (left: number): number => Math.ceil(left / 60_000) * 60

/** In a queue: « En retard, de 1 h 10 », « Avant 11 h 30, dans 42 min », « Demain, avant 9 h ». */
export function Due({ dueAt }: { dueAt: string }) {
  const t = useT()
  const format = useFormat()
  const now = useNow()
  const left = new Date(dueAt).getTime() - now.getTime()
  if (left <= 0)
    return (
      <TwoLines
        icon={IconAlertTriangle}
        tone="late"
        fact={t('desk.due.late')}
        detail={t('desk.due.by', { duration: format.duration(left / 1_000) })}
      />
    )
  const time = format.time(dueAt)
  const day = format.comingDay(dueAt, now)
  if (day !== format.comingDay(now, now))
    return <TwoLines icon={IconClock} fact={capital(day)} detail={t('desk.due.beforeDetail', { time })} />
  const isSoon = left < soonMs
  return (
    <TwoLines
      icon={IconClock}
      {...(isSoon && { tone: 'soon' as const })}
      fact={t('desk.due.before', { time })}
      detail={isSoon ? t('format.in', { duration: format.duration(secondsLeft(left)) }) : day}
    />
  )
}

/** Why the time of a ticket does not run; nothing while it does. */
export function usePause({ status, recallAt }: Dated): string | undefined {
  const t = useT()
  const format = useFormat()
  if (status === 'pending_requester') return t('desk.paused.requester')
  if (status !== 'on_hold') return undefined
  return recallAt ? t('desk.paused.until', { date: format.shortDay(recallAt) }) : t('desk.paused.hold')
}

/** On a ticket: what is due, by when and in how long; or that nothing runs. */
export function DueLine({ ticket }: { ticket: Dated }) {
  const t = useT()
  const format = useFormat()
  const now = useNow()
  const pause = usePause(ticket)
  const { dueAt, takeDueAt } = ticket
  if (pause !== undefined)
    return (
      <span className="g-queue-date">
        <IconPlayerPause className="g-icon" aria-hidden />
        {t('desk.due.paused', { why: pause })}
      </span>
    )
  if (!dueAt) return null
  const left = new Date(dueAt).getTime() - now.getTime()
  const act = dueAt === takeDueAt ? 'take' : 'resolve'
  if (left <= 0)
    return (
      <span className="g-queue-date g-due-late">
        <IconAlertTriangle className="g-icon" aria-hidden />
        {t(`desk.due.${act}.late`, { duration: format.duration(left / 1_000) })}
      </span>
    )
  const isToday = format.comingDay(dueAt, now) === format.comingDay(now, now)
  return (
    <span className="g-queue-date">
      <IconClock className="g-icon" aria-hidden />
      {isToday
        ? t(`desk.due.${act}.today`, {
            time: format.time(dueAt),
            duration: format.duration(secondsLeft(left)),
          })
        : t(`desk.due.${act}`, { moment: format.dayAndTime(dueAt) })}
    </span>
  )
}
