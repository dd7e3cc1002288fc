import { lazy, Suspense, type ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Desk } from '@guichet/contracts/desk'
import type { Ticket } from '@guichet/contracts/tickets'
import { AttachmentLinks } from '../../../features/attachments/attachment-links.tsx'
import { ReplyDrafts } from '../../../features/drafts/reply-drafts.tsx'
import { Conversation } from '../../../features/journal/conversation.tsx'
import { linesOf } from '@guichet/domain/conversation'
import { shownNames } from '../../../features/journal/lines.ts'
import type { Journal } from '../../../features/journal/queries.ts'
import { turnOf } from '../../../features/tickets/turn.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'
import { Loading, Skeleton } from '../../../ui/loading.tsx'
import { Answer } from './answer.tsx'
import { Closure } from './closure.tsx'
import type { EditingProps } from './editing.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { Reopening } from './reopening.tsx'
import type { ReplyInHand } from '../../use-reply.ts'

// Most readers amend nothing: the form and its rules come when it is opened.
const Editing = lazy(async () => ({ default: (await import('./editing.tsx')).Editing }))

export type TalkProps = {
  ticket: Ticket
  journal: UseQueryResult<Journal>
  reply: ReplyInHand
  readerId: string
  desk: Desk
  /** The reader asked to write where nothing awaits it. */
  isWriting: boolean
  isEditing: boolean
  onEdited: () => void
  onMove: EditingProps['onMove']
}

/** The conversation and, at its newest end, what it awaits. */
export function Talk(props: TalkProps) {
  const { ticket, journal, isEditing, onEdited, onMove } = props
  const t = useT()
  const format = useFormat()
  const order = props.desk.settings['journal.order']
  const decision = <Decision {...props} />
  const next = <Next {...props} decision={order === 'oldest-first' || !journal.data ? decision : undefined} />
  return (
    <section className="g-talk" aria-label={t('requests.talk')}>
      {isEditing && (
        <Suspense>
          <Editing ticket={ticket} onClose={onEdited} onMove={onMove} />
        </Suspense>
      )}
      {order === 'newest-first' && next}
      {journal.data ? (
        <Conversation
          lines={linesOf(ticket.description, journal.data.items)}
          names={shownNames(journal.data, format.person)}
          readerId={props.readerId}
          order={order}
          awaits={awaitsOf(ticket, t)}
          decision={decision}
          renderFiles={(files) => <AttachmentLinks files={files} />}
        />
      ) : journal.error ? (
        <RefusalNotice error={journal.error} onRetry={() => void journal.refetch()} />
      ) : (
        <>
          <Loading />
          <Skeleton lines={6} />
        </>
      )}
      {order === 'oldest-first' && next}
    </section>
  )
}

function Decision({ ticket, reply, desk }: TalkProps) {
  if (!ticket.allowed.includes('approve_closure')) return null
  return <Closure ticket={ticket} reply={reply} isColoured={desk.settings['closure.coloured']} />
}

function Next({ ticket, reply, desk, isWriting, decision }: TalkProps & { decision: ReactNode }) {
  const { allowed, status } = ticket
  const mayWrite = allowed.includes('comment') || allowed.includes('provide_info')
  const mayDecide = allowed.includes('approve_closure')
  const isOver = status === 'closed' || status === 'cancelled' || status === 'refused'
  return (
    <>
      {(mayWrite || mayDecide || isOver) && <ReplyDrafts reply={reply} wait={reply.wait} />}
      {decision}
      {mayWrite && (!mayDecide || isWriting) && (
        <Answer ticket={ticket} reply={reply} receivesMail={desk.receivesMail} />
      )}
      {isOver && <Reopening ticket={ticket} reply={reply} />}
    </>
  )
}

function awaitsOf(ticket: Ticket, t: ReturnType<typeof useT>) {
  const turn = turnOf(ticket)
  if (turn === 'answer')
    return { kind: 'request_info', tone: 'call' as const, said: t('requests.told.asksYou') }
  if (turn === 'decide') return { kind: 'resolve', tone: 'good' as const, said: t('requests.told.proposes') }
  return undefined
}
